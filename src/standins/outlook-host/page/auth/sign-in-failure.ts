/** Why no token came. `kind` is what the bridge's status is made from. */
export class SignInFailure extends Error {
  readonly kind: 'refused' | 'cancelled' | 'unreachable' | 'no-answer'
  /** the identity service's error word, such as `login_required`; empty when it gave none */
  readonly code: string
  readonly status: number

  constructor(kind: SignInFailure['kind'], code: string, message: string, status = 0) {
    super(message)
    this.name = 'SignInFailure'
    this.kind = kind
    this.code = code
    this.status = status
  }
}
