import { NotFound } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
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
  readonly urls: { readonly notification: string; readonly lifecycle: string } | null
  /** A gap in notifications is closed by a delta round. */
  readonly pullDelta: (mailboxId: MailboxId) => Promise<void>
}

const dayMs = 86_400_000
/** Graph's longest is just under 7 days. */
const lifetimeMs = 6 * dayMs
const renewBeforeMs = 2 * dayMs

/**
 * Every active representative has exactly one subscription that lives for at least two more days. One mailbox that fails never keeps
 * the others from theirs; it is tried again on the next round, and delta rounds cover it meanwhile.
 */
export async function keepSubscriptions(ports: SubscriptionPorts): Promise<void> {
  if (ports.urls === null) return
  const stored = new Map((await ports.store.subscriptions()).map((row) => [row.mailboxId, row]))
  for (const { mailboxId, name, syncActive } of await ports.store.representatives()) {
    const existing = stored.get(mailboxId)
    try {
      if (syncActive) await keep(ports, ports.urls, mailboxId, existing)
      else if (existing !== undefined) await drop(ports, existing)
    } catch (error) {
      ports.log.warn(
        { mailboxId, reason: error instanceof Error ? error.message : String(error) },
        `No change notifications for ${name} for now; delta rounds go on.`,
      )
    }
  }
}

async function keep(
  ports: SubscriptionPorts,
  urls: NonNullable<SubscriptionPorts['urls']>,
  mailboxId: MailboxId,
  existing: StoredSubscription | undefined,
): Promise<void> {
  const now = Date.parse(ports.clock.now())
  const wanted = toInstant(now + lifetimeMs)
  if (existing !== undefined) {
    if (Date.parse(existing.expiresAt) - now > renewBeforeMs) return
    try {
      const { expiresAt } = await ports.calendar.renew(existing.subscriptionId, wanted)
      await ports.store.saveSubscription({ ...existing, expiresAt })
      return
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
      await ports.store.removeSubscription(existing.subscriptionId)
    }
  }
  const clientState = ports.ids.next()
  const { subscriptionId, expiresAt } = await ports.calendar.subscribe({
    mailboxId,
    notificationUrl: urls.notification,
    lifecycleNotificationUrl: urls.lifecycle,
    clientState,
    expiresAt: wanted,
  })
  await ports.store.saveSubscription({ subscriptionId, mailboxId, clientState, expiresAt })
  await ports.pullDelta(mailboxId)
}

async function drop(ports: SubscriptionPorts, row: StoredSubscription): Promise<void> {
  await ports.calendar.unsubscribe(row.subscriptionId).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
  })
  await ports.store.removeSubscription(row.subscriptionId)
}

/** Graph says that it removed a subscription, missed something, or wants to see us again. */
export async function receiveLifecycle(
  ports: SubscriptionPorts,
  subscriptionId: string,
  event: 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired',
): Promise<void> {
  const [row] = await ports.store.subscriptionsByIds([subscriptionId])
  if (row === undefined) return
  if (event === 'missed') return ports.pullDelta(row.mailboxId)
  if (event === 'subscriptionRemoved') await ports.store.removeSubscription(subscriptionId)
  // Renewing also reauthorises.
  else await ports.store.saveSubscription({ ...row, expiresAt: ports.clock.now() })
  await keepSubscriptions(ports)
}

const toInstant = (ms: number): Instant => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z') as Instant
