import { NotFound, OutsideError } from '../../domain/errors.ts'
import { type CalendarId, mainCalendar, type MailboxId } from '../../domain/ids.ts'
import { placeOf } from '../../domain/noticing.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Ids, Log } from '../ports/service.ts'
import type { Store, StoredSubscription } from '../ports/store.ts'
import { type WatchedPorts, watchedCalendars } from './watched-calendars.ts'

export interface SubscriptionPorts extends WatchedPorts {
  readonly calendar: Calendar
  readonly store: Store
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
 * The subscriptions of one mailbox, one for each calendar that is looked at: made, renewed, made again when Graph lost one, or taken
 * off when nobody looks at it any more. Run by one process at a time for each mailbox. What fails is tried again with the next look;
 * rounds cover it meanwhile.
 */
export async function keepSubscription(ports: SubscriptionPorts, mailboxId: MailboxId): Promise<void> {
  const { store, log } = ports
  const [watched, subscriptions] = await Promise.all([watchedCalendars(ports, mailboxId), store.subscriptions(mailboxId)])
  const urls = ports.urls()
  const wanted = urls === null ? [] : (watched.get(mailboxId) ?? [])
  const byCalendar = Map.groupBy(subscriptions, (row) => row.calendarId)
  for (const calendarId of new Set([...wanted, ...byCalendar.keys()])) {
    const [newest, ...older] = (byCalendar.get(calendarId) ?? []).toSorted((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1))
    try {
      for (const row of older) await drop(ports, row)
      if (urls !== null && wanted.includes(calendarId)) await keep(ports, urls, { mailboxId, calendarId }, newest)
      else if (newest !== undefined) await drop(ports, newest)
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error
      log.warn({ mailboxId, reason: error.message }, 'No change notifications for this mailbox for now; delta rounds go on.')
    }
  }
}

/** What a subscription is for; the main calendar is that of the mailbox as a whole. */
interface Place {
  readonly mailboxId: MailboxId
  readonly calendarId: CalendarId
}

async function keep(
  ports: SubscriptionPorts,
  urls: NonNullable<ReturnType<SubscriptionPorts['urls']>>,
  place: Place,
  existing: StoredSubscription | undefined,
): Promise<void> {
  const now = ports.clock.now()
  if (existing !== undefined) {
    if (!isDue(existing, now)) return
    if (await renewed(ports, existing, toInstant(Date.parse(now) + lifetimeMs))) {
      // What happened after it had run out was told to nobody (S125).
      if (existing.expiresAt <= now) await ports.queueRound(place.mailboxId)
      return
    }
  }
  await subscribe(ports, urls, place)
}

/**
 * Shows that Graph reaches us: it calls back before it accepts a subscription. Graph keeps one for each calendar, so those there are
 * make room and the new ones stay; what happened in between is closed by a round. Throws what is wrong.
 */
export async function trySubscription(ports: SubscriptionPorts, mailboxId: MailboxId): Promise<void> {
  const urls = ports.urls()
  if (urls === null) return
  for (const row of await ports.store.subscriptions(mailboxId)) await drop(ports, row)
  for (const calendarId of (await watchedCalendars(ports, mailboxId)).get(mailboxId) ?? [mainCalendar])
    await subscribe(ports, urls, { mailboxId, calendarId })
}

async function subscribe(
  { calendar, store, clock, ids, queueRound }: SubscriptionPorts,
  urls: NonNullable<ReturnType<SubscriptionPorts['urls']>>,
  { mailboxId, calendarId }: Place,
): Promise<void> {
  const clientState = ids.next()
  const made = await calendar.subscribe({
    mailboxId,
    calendarId,
    notificationUrl: urls.notification,
    lifecycleNotificationUrl: urls.lifecycle,
    clientState,
    expiresAt: toInstant(Date.parse(clock.now()) + lifetimeMs),
  })
  await store.saveSubscription({ ...made, mailboxId, calendarId, clientState })
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
