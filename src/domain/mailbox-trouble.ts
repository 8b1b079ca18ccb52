import type { OutsideError } from './errors.ts'
import { NotFound, Refused, Unavailable } from './errors.ts'
import type { Instant } from './time-span.ts'

/** Why a mailbox cannot be looked at, in words and with what mends it. Others are not touched by it. */
export interface MailboxTrouble {
  /** `out-of-scope`: Graph refuses this mailbox, or a permission (403). `gone`: the person has no mailbox (any more). */
  readonly kind: 'out-of-scope' | 'gone' | 'out-of-order'
  readonly reason: string
  readonly fix: string
  readonly since: Instant
}

const noMailbox = /MailboxNotEnabled|MailboxNotSupported|InvalidUser|NonExistentMailbox|ResourceNotFound/i

/** Null for what passes by itself: busy, throttled, out of order. Source of codes: Microsoft Graph, errors of Outlook. */
export function troubleOf(error: OutsideError, now: Instant): MailboxTrouble | null {
  if (error instanceof Unavailable) return null
  const trouble = (kind: MailboxTrouble['kind'], fix: string): MailboxTrouble => ({
    kind,
    reason: error.message,
    fix,
    since: now,
  })
  if (error.system === 'sign-in') {
    return trouble(
      'out-of-order',
      'Check tenant, client id and client secret in the configuration; rounds go on by themselves then.',
    )
  }
  if (error instanceof NotFound || (error instanceof Refused && noMailbox.test(`${error.code} ${error.message}`))) {
    const fix = 'Give the person a mailbox in Exchange Online, or mend the e-mail address in IFS; or turn Sync Active off.'
    return trouble('gone', fix)
  }
  if (error instanceof Refused && (/AccessDenied|Authorization|Forbidden/i.test(error.code) || /\(403\b/.test(error.message))) {
    const fix = 'Add the mailbox to the application’s scope in Exchange Online, and grant the permission that is named.'
    return trouble('out-of-scope', fix)
  }
  return trouble('out-of-order', 'Look at the reason; Test connection tries each permission.')
}
