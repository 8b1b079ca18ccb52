import type { ErrorView } from './errors.ts'

/** What went wrong, as it is shown: what happened, what to do, and the reference that the log has too. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly fix: string
  readonly reference: string | null
  /** Message and fix as the sentences that pages have words for. */
  readonly said?: ErrorView['said']
  /** For a link that somebody else made meanwhile. */
  readonly activityNo?: string | undefined
}
