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
  const now = ports.clock.now()
  if (existing !== undefined) {
    if (!isDue(existing, now)) return
    if (await renewed(ports, existing, toInstant(Date.parse(now) + lifetimeMs))) {
      // What happened after it had run out was told to nobody (S125).
      if (existing.expiresAt <= now) await ports.queueRound(mailboxId)
      return
    }
  }
  await subscribe(ports, urls, mailboxId)
}

/**
 * Shows that Graph reaches us: it calls back before it accepts a subscription. Graph keeps one for each mailbox, so the one there is
 * makes room and the new one stays; what happened in between is closed by a round. Throws what is wrong.
 */
export async function trySubscription(ports: SubscriptionPorts, mailboxId: MailboxId): Promise<void> {
  const urls = ports.urls()
  if (urls === null) return
  const there = (await ports.store.subscriptions()).filter((row) => row.mailboxId === mailboxId)
  for (const row of there) await drop(ports, row)
  await subscribe(ports, urls, mailboxId)
}

async function subscribe(
  { calendar, store, clock, ids, queueRound }: SubscriptionPorts,
  urls: NonNullable<ReturnType<SubscriptionPorts['urls']>>,
  mailboxId: MailboxId,
): Promise<void> {
  const clientState = ids.next()
  const made = await calendar.subscribe({
    mailboxId,
    notificationUrl: urls.notification,
    lifecycleNotificationUrl: urls.lifecycle,
    clientState,
    expiresAt: toInstant(Date.parse(clock.now()) + lifetimeMs),
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
