/** What the panel knows of Outlook. Only files of this folder say `Office`. */

/** The item that is open. */
export type HostItem =
  | { readonly kind: 'none' }
  /** Not saved yet: the server does not know it. */
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saved'; /** REST form */ readonly itemId: string }

export interface Host {
  /** e.g. `en-US` */
  readonly locale: string
  readonly mailboxAddress: string
  readonly supportsNestedSignIn: boolean
  currentItem(): Promise<HostItem>
  /** Another item was opened while the pane stays. Answers how to stop listening. */
  onItemChanged(listener: () => void): () => void
  /** From the colours of Outlook itself; null where it does not say. */
  theme(): 'light' | 'dark' | null
  onThemeChanged(listener: () => void): () => void
  openDialog(path: string): Promise<string>
  openPage(url: string): void
}
