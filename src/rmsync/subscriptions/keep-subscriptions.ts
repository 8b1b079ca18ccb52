import type { CalendarId, MailboxId } from '../../domain/ids.ts'
import { placeOf } from '../../domain/noticing.ts'
import { isDue, type SubscriptionPorts } from './keep-subscription.ts'
import { watchedCalendars } from './watched-calendars.ts'

export interface SubscriptionsPorts extends SubscriptionPorts {
  readonly queueSubscription: (mailboxId: MailboxId, delayMs: number) => Promise<void>
}

/** What many mailboxes at once are spread by: one after the other, at most over ten minutes. */
const apartMs = 250
const longestSpreadMs = 600_000

/** Finds the mailboxes whose subscription is missing, due, doubled, or no longer wanted. Asks Graph nothing itself. */
export async function keepSubscriptions(ports: SubscriptionsPorts): Promise<void> {
  const now = ports.clock.now()
  const [watched, subscriptions] = await Promise.all([watchedCalendars(ports), ports.store.subscriptions()])
  const byMailbox = Map.groupBy(subscriptions, (row) => row.mailboxId)
  const isOn = ports.urls() !== null
  const isKept = (mailboxId: MailboxId): boolean => {
    const rows = byMailbox.get(mailboxId) ?? []
    const wanted = isOn ? (watched.get(mailboxId) ?? []) : []
    const isThere = (calendarId: CalendarId) => rows.some((row) => row.calendarId === calendarId && !isDue(row, now))
    return rows.length === wanted.length && wanted.every(isThere)
  }
  const due = [...new Set([...(isOn ? watched.keys() : []), ...byMailbox.keys()])].filter((mailboxId) => !isKept(mailboxId))
  const spreadMs = Math.min(longestSpreadMs, (due.length - 1) * apartMs)
  for (const mailboxId of due) await ports.queueSubscription(mailboxId, Math.round(placeOf(mailboxId) * spreadMs))
}

/** Graph says that it removed a subscription, missed something, or wants to see us again. Stored before it is answered. */
export async function receiveLifecycle(
  { store, clock, queueRound, queueSubscription }: SubscriptionsPorts,
  subscriptionId: string,
  event: 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired',
): Promise<void> {
  const [row] = await store.subscriptionsByIds([subscriptionId])
  if (row === undefined) return
  if (event === 'subscriptionRemoved') await store.removeSubscription(subscriptionId)
  // Due at once: renewing also reauthorises, and is made again when Graph no longer has it.
  if (event === 'reauthorizationRequired') await store.saveSubscription({ ...row, expiresAt: clock.now() })
  if (event !== 'missed') await queueSubscription(row.mailboxId, 0)
  await queueRound(row.mailboxId)
}
