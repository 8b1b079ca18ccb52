import { NotFound, OutsideError } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import { placeOf } from '../../domain/noticing.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store, StoredSubscription } from '../ports/store.ts'

export interface SubscriptionPorts {
  readonly calendar: Calendar
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Null: nobody can reach us, delta rounds alone do the noticing. */
  readonly urls: () => { readonly notification: string; readonly lifecycle: string } | null
  /** A gap in notifications is closed by a delta round. */
  readonly queueRound: (mailboxId: MailboxId) => Promise<void>
}

const dayMs = 86_400_000
/** Graph's longest is just under 7 days. */
const lifetimeMs = 6 * dayMs
const renewBeforeMs = 2 * dayMs
/** Mailboxes that subscribed in the same hour are renewed over a whole day. */
const spreadMs = dayMs

/** Each mailbox has its own time for it, two to three days before the end. */
export const isDue = ({ mailboxId, expiresAt }: StoredSubscription, now: Instant): boolean =>
  Date.parse(expiresAt) - Date.parse(now) <= renewBeforeMs + placeOf(mailboxId) * spreadMs

/**
 * The one subscription of one mailbox: made, renewed, made again when Graph lost it, or taken off when its representative does not
 * sync. Run by one process at a time for each mailbox. What fails is tried again with the next look; rounds cover it meanwhile.
 */
export async function keepSubscription(ports: SubscriptionPorts, mailboxId: MailboxId): Promise<void> {
  const { store, log } = ports
  const [representatives, subscriptions] = await Promise.all([store.representatives(), store.subscriptions()])
  const isActive = representatives.some((row) => row.mailboxId === mailboxId && row.syncActive)
  const [newest, ...older] = subscriptions
    .filter((row) => row.mailboxId === mailboxId)
    .toSorted((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1))
  const urls = ports.urls()
  try {
    for (const row of older) await drop(ports, row)
    if (isActive && urls !== null) await keep(ports, urls, mailboxId, newest)
    else if (newest !== undefined) await drop(ports, newest)
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    log.warn({ mailboxId, reason: error.message }, 'No change notifications for this mailbox for now; delta rounds go on.')
  }
}

async function keep(
  ports: SubscriptionPorts,
  urls: NonNullable<ReturnType<SubscriptionPorts['urls']>>,
  mailboxId: MailboxId,
  existing: StoredSubscription | undefined,
): Promise<void> {
  const { calendar, store, clock, ids, queueRound } = ports
  const now = clock.now()
  const expiresAt = toInstant(Date.parse(now) + lifetimeMs)
  if (existing !== undefined) {
    if (!isDue(existing, now)) return
    if (await renewed(ports, existing, expiresAt)) {
      // What happened after it had run out was told to nobody (S125).
      if (existing.expiresAt <= now) await queueRound(mailboxId)
      return
    }
  }
  const clientState = ids.next()
  const made = await calendar.subscribe({
    mailboxId,
    notificationUrl: urls.notification,
    lifecycleNotificationUrl: urls.lifecycle,
    clientState,
    expiresAt,
  })
  await store.saveSubscription({ ...made, mailboxId, clientState })
  await queueRound(mailboxId)
}

/** False when Graph no longer has it. Renewing also reauthorises. */
async function renewed({ calendar, store }: SubscriptionPorts, existing: StoredSubscription, until: Instant): Promise<boolean> {
  try {
    const { expiresAt } = await calendar.renew(existing.subscriptionId, until)
    await store.saveSubscription({ ...existing, expiresAt })
    return true
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    await store.removeSubscription(existing.subscriptionId)
    return false
  }
}

async function drop({ calendar, store }: SubscriptionPorts, row: StoredSubscription): Promise<void> {
  await calendar.unsubscribe(row.subscriptionId).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
  })
  await store.removeSubscription(row.subscriptionId)
}

const toInstant = (ms: number): Instant => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
