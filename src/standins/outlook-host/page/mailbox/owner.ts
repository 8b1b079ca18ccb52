export interface MailboxOwner {
  readonly oid: string
  readonly name: string
  readonly email: string
  /** Windows name */
  readonly timeZone: string
  readonly ianaZone: string
}
