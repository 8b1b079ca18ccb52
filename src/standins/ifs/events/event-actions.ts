import { Agent, request } from 'undici'
import { columnOf } from '../data/row.ts'
import type { Change } from '../data/tables.ts'
import type { Values } from '../data/values.ts'

/** A custom event with a REST call as its action, in the fields that IFS has for it (ifs.md §3.11). */
export interface EventAction {
  /** table: `BusinessActivity`, or one of its lines */
  readonly entity: string
  readonly on: readonly Change['action'][]
  readonly url: string
  readonly method?: 'POST' | 'PUT'
  /** text with `&NEW:COLUMN` and `&OLD:COLUMN` in it, which are replaced as they stand */
  readonly body: string
  /** none unless given */
  readonly authentication?: { readonly user: string; readonly password: string }
  readonly headers?: Readonly<Record<string, string>>
  /** tries in all; whether IFS repeats a call is not published (ifs.md §5, 17), so one unless told */
  readonly attempts?: number
}

/** One try of one call. */
export interface EventDelivery {
  readonly at: string
  readonly url: string
  readonly body: string
  readonly attempt: number
  /** null where no answer came */
  readonly status: number | null
  /** why no answer came */
  readonly error: string
}

const keptDeliveries = 5_000
const longestMs = 10_000

/** Calls after the transaction, one after the other; what fails for good is dropped, since events are hints (ifs.md §3.11). */
export class EventActions {
  #actions: readonly EventAction[]
  #deliveries: EventDelivery[] = []
  #last: Promise<void> = Promise.resolve()
  #isClosed = false
  readonly #agent: Agent
  readonly #now: () => Date

  constructor(actions: readonly EventAction[], { ca, now }: { ca: string; now: () => Date }) {
    this.#actions = actions
    this.#agent = new Agent({ connect: { ca }, headersTimeout: longestMs, bodyTimeout: longestMs })
    this.#now = now
  }

  actions(): readonly EventAction[] {
    return this.#actions
  }

  set(actions: readonly EventAction[]): void {
    this.#actions = actions
  }

  deliveries(): readonly EventDelivery[] {
    return this.#deliveries
  }

  /** What was written together. */
  fire(changes: readonly Change[]): void {
    for (const change of changes)
      for (const action of this.#actions)
        if (action.entity === change.entity && action.on.includes(change.action))
          this.#last = this.#last.then(() => this.#deliver(action, filled(action.body, change)))
  }

  /** Done once every call so far has its end. */
  settled(): Promise<void> {
    return this.#last
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#agent.destroy()
    await this.#last
  }

  async #deliver(action: EventAction, body: string): Promise<void> {
    for (let attempt = 1; attempt <= (action.attempts ?? 1) && !this.#isClosed; attempt += 1) {
      const outcome = await this.#call(action, body)
      this.#deliveries = [
        ...this.#deliveries.slice(1 - keptDeliveries),
        { at: this.#now().toISOString(), url: action.url, body, attempt, ...outcome },
      ]
      if (outcome.status !== null && outcome.status < 300) return
    }
  }

  async #call(
    { url, method = 'POST', authentication, headers }: EventAction,
    body: string,
  ): Promise<Pick<EventDelivery, 'status' | 'error'>> {
    const basic = authentication === undefined ? undefined : `${authentication.user}:${authentication.password}`
    try {
      const answer = await request(url, {
        dispatcher: this.#agent,
        method,
        headers: {
          'content-type': 'application/json',
          ...(basic === undefined ? {} : { authorization: `Basic ${Buffer.from(basic).toString('base64')}` }),
          ...headers,
        },
        body,
      })
      await answer.body.dump()
      return { status: answer.statusCode, error: '' }
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.message : String(error) }
    }
  }
}

/** `&NEW:ACTIVITY_NO`; nothing for a column that there is not. */
function filled(template: string, { before, after }: Change): string {
  const columns = (values: Values | null): ReadonlyMap<string, string> =>
    new Map(Object.entries(values ?? {}).map(([name, value]) => [columnOf(name), String(value ?? '')]))
  const sides: Readonly<Record<string, ReadonlyMap<string, string>>> = { NEW: columns(after), OLD: columns(before) }
  return template.replaceAll(/&(NEW|OLD):([A-Z\d_$]+)/g, (_, side: string, column: string) => sides[side]?.get(column) ?? '')
}
