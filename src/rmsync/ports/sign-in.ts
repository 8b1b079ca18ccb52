export interface SignedInPerson {
  /** Entra object id = Graph user id of the own mailbox. */
  readonly objectId: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}
export interface TokenVerifier {
  /** Throws `NotSignedIn`, or `Unavailable` while the keys can not be read. */
  verify(authorization: string | undefined): Promise<SignedInPerson>
}
