import { NotFound, type OutsideError, PreconditionFailed, Refused, ServiceUserLocked, Unavailable } from '../../domain/errors.ts'

/** An answer of IFS, alone or as a part of a batch. Header names in lower case. */
export interface IfsAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON; null when there is none. */
  readonly body: unknown
}

interface AskedFor {
  /** A write whose answer says nothing may have taken place. */
  readonly isWrite: boolean
  /** What was asked, for the sentence: `activity 4711`. */
  readonly what: string
  readonly now: number
  /**
   * `record` unless told: only a 404 with IFS's own words counts. A gateway answers 404 too, while IFS is being updated, and is no
   * proof that an activity is gone (product decision 6).
   */
  readonly missing?: 'record' | 'any' | undefined
}

/** How IFS words it is not documented: either a code of its own, or a sentence about a user, never one about a record. */
const lockedCode = /USER_(LOCKED|INACTIVE)/i
const lockedSentence = /\buser\b[^.]*\bis (locked|inactive|not active)\b/i

const signInRefused =
  'IFS does not accept the sign-in of rmsync. Check its user in IFS: of an IAM client the service user. It must be there and active.'

/** What a failed answer means in the product's words (contract 3.9, 3.10). */
export function errorOf(answer: IfsAnswer, { isWrite, what, now, missing }: AskedFor): OutsideError {
  const { status } = answer
  const { code, sentence, hasDetails } = textsOf(answer.body)
  const isWordOfIfs = code !== '' || sentence !== ''
  const said = sentence === '' ? '' : ` IFS says: ${sentence}`
  const retryAfterMs = retryAfterOf(answer.headers['retry-after'], now)
  const busy = (outcomeUnknown: boolean): Unavailable =>
    new Unavailable('IFS', `IFS could not answer for ${what} now (${status}).${said} A later try may succeed.`, {
      retryAfterMs,
      outcomeUnknown,
    })

  if (status === 401) return new Refused('sign-in', signInRefused, '401')
  if (status === 403 && (lockedCode.test(code) || lockedSentence.test(sentence)))
    return new ServiceUserLocked('IFS', `IFS takes no change while the service user of rmsync is locked.${said}`, code)
  if (status === 404 && !isWordOfIfs && missing !== 'any') return busy(false)
  if (status === 404) return new NotFound('IFS', `IFS has no ${what}.${said}`)
  if (status === 412) return new PreconditionFailed('IFS', `In IFS, ${what} was changed in between.${said}`)
  if (status === 408) return busy(isWrite)
  if (status === 423 || status === 429 || status === 503) return busy(false)
  // "Service metadata already modified": nothing was done, the same request succeeds (contract 3.9)
  if (code === 'MI_MODIFIED_ERROR') return busy(false)
  // validations of the database come as 500 too, told apart by their details (contract 3.9)
  if (status === 500 && hasDetails) return new Refused('IFS', sentence, code)
  if (status >= 500) return busy(isWrite)
  const fallback = `IFS refuses the request for ${what} (${status}). Look at the log of IFS for the reason.`
  return new Refused('IFS', sentence === '' ? fallback : sentence, code === '' ? String(status) : code)
}

interface ErrorTexts {
  readonly code: string
  readonly sentence: string
  readonly hasDetails: boolean
}

/** The useful business text is in the first detail (contract 3.9). */
function textsOf(body: unknown): ErrorTexts {
  const error = memberOf(body, 'error')
  const details = memberOf(error, 'details')
  const detail: unknown = Array.isArray(details) ? details[0] : undefined
  const detailSentence = textMemberOf(detail, 'message')
  return {
    code: textMemberOf(error, 'code'),
    sentence: detailSentence === '' ? textMemberOf(error, 'message') : detailSentence,
    hasDetails: detailSentence !== '',
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function textMemberOf(value: unknown, name: string): string {
  const member = memberOf(value, name)
  return typeof member === 'string' ? member : ''
}

/** `Retry-After` holds seconds or a date (RFC 9110 §10.2.3). */
function retryAfterOf(header: string | undefined, now: number): number | null {
  if (header === undefined || header.trim() === '') return null
  const seconds = Number(header)
  const delayMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(delayMs) ? Math.max(0, delayMs) : null
}
