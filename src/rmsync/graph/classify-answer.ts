import * as z from 'zod'
import {
  CursorExpired,
  Malformed,
  NotFound,
  PreconditionFailed,
  Refused,
  Unavailable,
  type OutsideError,
} from '../../domain/errors.ts'

/** One answer of Graph, alone or as a part of a batch. */
export interface GraphAnswer {
  readonly status: number
  /** Parsed JSON; undefined when the body is empty or no JSON. */
  readonly body: unknown
  readonly retryAfterMs: number | null
}

export interface AskedFor {
  /** What was asked for, as it stands in a sentence: `the appointment`. */
  readonly what: string
  /** Application permission that the request needs; named when Graph refuses. */
  readonly permission: string
  /** A write: after some failures it is not known whether it took place. */
  readonly isWrite: boolean
  /**
   * `item`: only Exchange's own word for a missing item counts. A proxy's 404, or a mailbox that is switched off,
   * is no proof that the appointment is gone (product decision 6).
   */
  readonly missing: 'item' | 'any'
}

/** What a refusal means to us. Source of codes: contract graph.md §1, §3, §4, §6. */
export function classifyAnswer({ status, body, retryAfterMs }: GraphAnswer, asked: AskedFor): OutsideError {
  const { code, message } = readError(body)
  const said = `${status}${code === '' ? '' : ` ${code}`}${message === '' ? '' : `: ${message}`}`
  if (status === 410 || (status >= 400 && status < 500 && /syncState(NotFound|Invalid)|resyncRequired/i.test(code))) {
    return new CursorExpired('Outlook', `Outlook forgot where the last round ended (${said}). A whole round is due.`)
  }
  if (status === 404 && (asked.missing === 'any' || /^(Error)?ItemNotFound$/i.test(code))) {
    return new NotFound('Outlook', `Outlook no longer has ${asked.what} (${said}).`)
  }
  if (status === 412) return new PreconditionFailed('Outlook', `Somebody changed ${asked.what} in between (${said}).`)
  if (status === 408 || status === 429 || status >= 500) {
    // 429 and 503 are given before anything is done; the other failures may come after it.
    const outcomeUnknown = asked.isWrite && status !== 429 && status !== 503
    return new Unavailable('Outlook', `Outlook cannot answer for ${asked.what} now (${said}).`, { retryAfterMs, outcomeUnknown })
  }
  if (status === 403) {
    return new Refused(
      'Outlook',
      `Outlook refuses ${asked.what} (${said}). Check that the application has ${asked.permission}, in this mailbox too.`,
      code,
    )
  }
  if (status === 401) {
    return new Refused('sign-in', `Outlook does not accept our access token (${said}). Check tenant and Graph address.`, code)
  }
  if (status >= 400) return new Refused('Outlook', `Outlook refuses ${asked.what} (${said}).`, code)
  return new Malformed('Outlook', `Outlook answers ${status} for ${asked.what}, which its contract does not know.`)
}

const errorSchema = z.object({ error: z.object({ code: z.string().catch(''), message: z.string().catch('') }) })

function readError(body: unknown): { code: string; message: string } {
  const read = errorSchema.safeParse(body)
  return read.success ? read.data.error : { code: '', message: '' }
}
