import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { Malformed } from '../../domain/errors.ts'
import type { EventId, MailboxId } from '../../domain/ids.ts'

interface ChangeNotice {
  readonly subscriptionId: string
  readonly mailboxId: MailboxId
  /** Of a series it is the master's, whichever date changed (contract graph.md §2). */
  readonly eventId: EventId
  readonly changeType: 'created' | 'updated' | 'deleted'
}
interface LifecycleNotice {
  readonly subscriptionId: string
  readonly event: 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired'
}
/** `reason` names no secret and nothing of the appointment: it may be logged. */
interface RejectedEntry {
  readonly index: number
  readonly reason: string
}
interface Verdicts<Notice> {
  readonly accepted: readonly Notice[]
  readonly rejected: readonly RejectedEntry[]
}

/** The clientState a subscription was made with; undefined when it is none of ours. */
type ExpectedClientState = (subscriptionId: string) => string | undefined

/**
 * Change notifications as Graph posts them: many in one body, of several subscriptions. Each entry is checked on its own, so
 * that one bad entry neither spoils nor lets in another (S123). Throws `Malformed` when the body has no `value` array.
 */
export const parseNotifications = (body: unknown, expected: ExpectedClientState): Verdicts<ChangeNotice> =>
  judge(body, expected, changeSchema, (entry) => {
    const inPath = parseResource(entry.resource)
    const eventId = entry.resourceData?.id ?? inPath.eventId
    if (inPath.mailboxId === undefined) throw new Rejection('resource names no mailbox')
    if (eventId === undefined) throw new Rejection('resourceData.id is missing')
    return {
      subscriptionId: entry.subscriptionId,
      mailboxId: inPath.mailboxId as MailboxId,
      eventId: eventId as EventId,
      changeType: oneOf('changeType', entry.changeType, ['created', 'updated', 'deleted']),
    }
  })

/** Lifecycle notifications: what happened to the subscription itself. Same checks. */
export const parseLifecycle = (body: unknown, expected: ExpectedClientState): Verdicts<LifecycleNotice> =>
  judge(body, expected, lifecycleSchema, ({ subscriptionId, lifecycleEvent }) => ({
    subscriptionId,
    event: oneOf('lifecycleEvent', lifecycleEvent, ['missed', 'subscriptionRemoved', 'reauthorizationRequired']),
  }))

const signed = { subscriptionId: z.string().min(1), clientState: z.string().nullish() }
const changeSchema = z.object({
  ...signed,
  changeType: z.string(),
  resource: z.string(),
  resourceData: z.object({ id: z.string().min(1).nullish() }).nullish(),
})
const lifecycleSchema = z.object({ ...signed, lifecycleEvent: z.string() })
const bodySchema = z.object({ value: z.array(z.unknown()) })

class Rejection extends Error {}

function judge<Entry extends { subscriptionId: string; clientState?: string | null | undefined }, Notice>(
  body: unknown,
  expected: ExpectedClientState,
  schema: z.ZodType<Entry>,
  toNotice: (entry: Entry) => Notice,
): Verdicts<Notice> {
  const read = bodySchema.safeParse(body)
  if (!read.success) throw new Malformed('Outlook', 'The body of a notification has no array “value”.')
  const accepted: Notice[] = []
  const rejected: RejectedEntry[] = []
  for (const [index, candidate] of read.data.value.entries()) {
    try {
      const entry = schema.safeParse(candidate)
      if (!entry.success) throw new Rejection(describe(entry.error))
      if (!isExpected(entry.data.clientState ?? '', expected(entry.data.subscriptionId)))
        throw new Rejection('subscription unknown or clientState wrong')
      accepted.push(toNotice(entry.data))
    } catch (error) {
      if (!(error instanceof Rejection)) throw error
      rejected.push({ index, reason: error.message })
    }
  }
  return { accepted, rejected }
}

/** In constant time, and with the same work for a subscription that is not ours: neither is told apart by a stopwatch. */
function isExpected(given: string, expected: string | undefined): boolean {
  const same = timingSafeEqual(digest(given), digest(expected ?? 'none of ours'))
  return same && expected !== undefined && expected !== ''
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const describe = (error: z.ZodError): string =>
  [...new Set(error.issues.map((issue) => `${issue.path.join('.') || 'entry'} is missing or wrong`))].join(', ')

function oneOf<Known extends string>(member: string, text: string, known: readonly Known[]): Known {
  const found = known.find((one) => one.toLowerCase() === text.toLowerCase())
  if (found === undefined) throw new Rejection(`${member} is none of ${known.join(', ')}`)
  return found
}

/** `Users/{guid}/Events/{id}`, also `users('{guid}')/events('{id}')`. Ids are case-sensitive, the rest and the GUID are not. */
function parseResource(resource: string): { mailboxId?: string; eventId?: string } {
  const segment = (name: string): string | undefined =>
    new RegExp(`(?:^|/)${name}(?:/([^/]+)|\\('([^']+)'\\))`, 'i')
      .exec(resource)
      ?.slice(1)
      .find((part) => part !== undefined)
  const mailboxId = segment('users')?.toLowerCase()
  const eventId = segment('events')
  return { ...(mailboxId === undefined ? {} : { mailboxId }), ...(eventId === undefined ? {} : { eventId }) }
}
