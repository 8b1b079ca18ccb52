/** What the sign-in dialog tells the panel, once, as JSON. */
export type DialogAnswer =
  | { readonly status: 'success'; readonly token: string; readonly userName: string; readonly expiresAt: number }
  | { readonly status: 'failure'; readonly code: string; readonly message: string; readonly reference?: string }
