import { randomUUID } from 'node:crypto'
import { Agent, fetch } from 'undici'
import { GraphError } from './graph-error.ts'
import { etagOf } from './event-wire.ts'
import type { StoredEvent } from './event-model.ts'
import type { ChangeKind, Mailbox } from './mailbox.ts'
import type { Subscription } from './subscriptions.ts'

interface Delivery {
  readonly url: string
  readonly entries: Record<string, unknown>[]
  readonly firstTriedAt: number
  attempts: number
  nextTryAt: number
}

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'

const tickMs = 50
const answerWithinMs = 3000
const handshakeWithinMs = 10_000
const firstRetryMs = 1000
const longestRetryMs = 5 * 60_000
const giveUpAfterMs = 4 * 3_600_000

/** Posts change notifications: batched within a short tick, delivered again with growing pauses while the receiver is down. */
export class Notifications {
  readonly #agent: Agent
  readonly #tenantId: string
  readonly #onChange: () => void
  #collecting = new Map<string, Record<string, unknown>[]>()
  #pending: Delivery[] = []
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #dropNext = 0
  #duplicateNext = 0
  #holdNext = 0
  #held: { readonly url: string; readonly entry: Record<string, unknown> }[] = []
  paused = false
  /** entries that a receiver took with 2xx */
  taken = 0
  readonly #running = new Set<Promise<void>>()

  constructor(options: { readonly ca: string; readonly tenantId: string; readonly onChange: () => void }) {
    this.#agent = new Agent({ connect: { ca: options.ca } })
    this.#tenantId = options.tenantId
    this.#onChange = options.onChange
  }

  /** Loses the next notification that would go out. */
  dropNext(): void {
    this.#dropNext += 1
  }

  /** Keeps the next notification back, so that later ones overtake it. */
  holdNext(): void {
    this.#holdNext += 1
  }

  /** What was kept back goes out, the latest first. */
  releaseHeld(): void {
    for (const { url, entry } of this.#held.toReversed()) this.#collect(url, entry)
    this.#held = []
  }

  /** Sends the next notification twice. */
  duplicateNext(): void {
    this.#duplicateNext += 1
  }

  setPaused(paused: boolean): void {
    this.paused = paused
    if (!paused) this.#schedule(0)
  }

  /** The receiver has 10 seconds to echo the token as plain text; otherwise there is no subscription. */
  async handshake(url: string): Promise<void> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`
    const target = new URL(url)
    target.searchParams.set('validationToken', token)
    const refuse = (reason: string) =>
      new GraphError(
        400,
        'ValidationError',
        `Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request. ${reason}`,
      )
    try {
      const answer = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: '',
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(handshakeWithinMs),
      })
      const text = await answer.text()
      if (answer.status !== 200) throw refuse(`It answered ${answer.status}.`)
      if (!(answer.headers.get('content-type') ?? '').startsWith('text/plain')) throw refuse('It did not answer text/plain.')
      if (text !== token) throw refuse('It did not echo the validation token.')
    } catch (error) {
      throw error instanceof GraphError
        ? error
        : refuse(`It could not be reached: ${error instanceof Error ? error.message : String(error)}.`)
    }
  }

  /** A series is named by its master, whichever occurrence changed (contract §2). */
  tell(subscription: Subscription, mailbox: Mailbox, event: StoredEvent, kind: ChangeKind): void {
    if (this.#dropNext > 0) {
      this.#dropNext -= 1
      return
    }
    const entry = toEntry(subscription, mailbox, event, kind, this.#tenantId)
    if (this.#holdNext > 0) {
      this.#holdNext -= 1
      this.#held.push({ url: subscription.notificationUrl, entry })
      return
    }
    this.#collect(subscription.notificationUrl, entry)
    if (this.#duplicateNext > 0) {
      this.#duplicateNext -= 1
      this.#collect(subscription.notificationUrl, entry)
    }
  }

  /** No resource, no change: only what became of the subscription (docs: lifecycle-events). */
  tellLifecycle(subscription: Subscription, lifecycleEvent: LifecycleEvent): void {
    const { id, expirationDateTime, clientState, lifecycleNotificationUrl } = subscription
    if (lifecycleNotificationUrl === null) return
    this.#collect(lifecycleNotificationUrl, {
      subscriptionId: id,
      subscriptionExpirationDateTime: expirationDateTime,
      tenantId: this.#tenantId,
      clientState,
      lifecycleEvent,
    })
  }

  #collect(url: string, entry: Record<string, unknown>): void {
    const entries = this.#collecting.get(url) ?? []
    entries.push(entry)
    this.#collecting.set(url, entries)
    this.#schedule(tickMs)
  }

  toState(): Delivery[] {
    const held = this.#held.map(({ url, entry }) => newDelivery(url, [entry]))
    return [...this.#pending, ...held, ...[...this.#collecting].map(([url, entries]) => newDelivery(url, entries))]
  }

  load(saved: Delivery[]): void {
    this.#pending = saved.map((delivery) => ({ ...delivery, nextTryAt: Date.now() }))
    this.#schedule(0)
  }

  forget(): void {
    this.#pending = []
    this.#held = []
    this.#collecting.clear()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#agent.destroy()
    await Promise.allSettled(this.#running)
  }

  #schedule(inMs: number): void {
    if (this.#closed || this.paused) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#flush(), inMs)
    this.#timer.unref()
  }

  #flush(): void {
    for (const [url, entries] of this.#collecting) this.#pending.push(newDelivery(url, entries))
    this.#collecting = new Map()
    const now = Date.now()
    for (const delivery of this.#pending.filter(({ nextTryAt }) => nextTryAt <= now)) {
      // Not tried again while under way.
      delivery.nextTryAt = Infinity
      const run = this.#deliver(delivery).finally(() => this.#running.delete(run))
      this.#running.add(run)
    }
    this.#scheduleNext()
  }

  #scheduleNext(): void {
    const next = Math.min(...this.#pending.map(({ nextTryAt }) => nextTryAt))
    if (Number.isFinite(next)) this.#schedule(Math.max(0, next - Date.now()))
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const delivered = await this.#post(delivery)
    if (delivered) this.taken += delivery.entries.length
    if (this.#closed) return
    delivery.attempts += 1
    const tooOld = Date.now() - delivery.firstTriedAt > giveUpAfterMs
    if (delivered || tooOld) this.#pending = this.#pending.filter((other) => other !== delivery)
    else delivery.nextTryAt = Date.now() + Math.min(firstRetryMs * 2 ** (delivery.attempts - 1), longestRetryMs)
    this.#onChange()
    this.#scheduleNext()
  }

  /** Anything but 2xx within 3 seconds asks for another try. */
  async #post({ url, entries }: Delivery): Promise<boolean> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ value: entries }),
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(answerWithinMs),
      })
      await answer.arrayBuffer()
      return answer.ok
    } catch {
      return false
    }
  }
}

export type SavedDelivery = ReturnType<Notifications['toState']>[number]

const newDelivery = (url: string, entries: Record<string, unknown>[]): Delivery => ({
  url,
  entries,
  firstTriedAt: Date.now(),
  attempts: 0,
  nextTryAt: Date.now(),
})

function toEntry(
  subscription: Subscription,
  mailbox: Mailbox,
  event: StoredEvent,
  kind: ChangeKind,
  tenantId: string,
): Record<string, unknown> {
  // A deleted item is named as the calendar knew it, before Deleted Items gave it another mutable id.
  const generation = kind === 'deleted' ? event.generation - 1 : event.generation
  const id = mailbox.idOf({ event: { ...event, generation } }, subscription.immutableIds ? 'immutable' : 'mutable')
  const resource = `Users/${mailbox.owner.oid}/Events/${id}`
  return {
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: subscription.expirationDateTime,
    clientState: subscription.clientState,
    changeType: kind,
    resource,
    tenantId,
    // Note the casing: elsewhere Graph writes microsoft and events.
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Event',
      '@odata.id': resource,
      '@odata.etag': etagOf(mailbox, { event }),
      id,
    },
  }
}
