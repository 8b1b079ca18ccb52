/** What the panel knows of Outlook. Only files of this folder say `Office`. */

interface FormPerson {
  readonly name: string
  readonly email: string
  /** A distribution group, as far as Outlook says so. */
  readonly isGroup?: true
}
/** What stands in the form of an appointment that is being written: it may never have reached a server. */
export interface HostForm {
  readonly subject: string
  /** ISO instants; null where Outlook does not say. */
  readonly startAt: string | null
  readonly endAt: string | null
  readonly people: readonly FormPerson[]
}

/** The item that is open. */
export type HostItem =
  | { readonly kind: 'none' }
  /** Not saved yet: no server knows it. */
  | { readonly kind: 'unsaved'; readonly form: HostForm }
  | {
      readonly kind: 'saved'
      /** REST form */
      readonly itemId: string
      /** Of an item that is being written; classic Outlook gives it an id minutes before a server knows it (Office add-in issue 6077). */
      readonly form: HostForm | null
      /**
       * One date of a series is open and this is when it starts. Classic Outlook names the series master for every one of its dates
       * (Office add-in issues 3117 and 5305), so the id alone is not the date.
       */
      readonly occurrenceStartAt: string | null
      /** Addresses of distribution groups: Outlook tells them, the server does not. */
      readonly groups?: readonly string[]
    }

export interface Host {
  /** e.g. `en-US` */
  readonly locale: string
  readonly mailboxAddress: string
  readonly supportsNestedSignIn: boolean
  /** Outlook for iOS and Android: the panel covers the screen and is closed by its own button. */
  readonly isMobile: boolean
  currentItem(): Promise<HostItem>
  /** Another item was opened while the pane stays. Answers how to stop listening. */
  onItemChanged(listener: () => void): () => void
  /** From the colours of Outlook itself; null where it does not say. */
  theme(): 'light' | 'dark' | null
  onThemeChanged(listener: () => void): () => void
  openDialog(path: string): Promise<string>
  openPage(url: string): void
  /** Mobile only: the button of the appointment says *View* instead of *Log* from now. Failing to say so harms nothing. */
  markLogged(): Promise<void>
  /** Mobile only: leaves the panel. */
  close(): void
}
