/** A request that is understood and declined: what happened and what to do, for the person. `code` is one of the API's error codes. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: string
  readonly fix: string
  readonly activityNo: string | undefined
  /** The member of the request that is wrong. */
  readonly field: string | undefined
  constructor(code: string, message: string, fix: string, activityNo?: string, field?: string) {
    super(message)
    this.code = code
    this.fix = fix
    this.activityNo = activityNo
    this.field = field
  }
}
