import type { EventId, MailboxId } from '../../domain/ids.ts'
import type { SettingsView } from '../../api/get-settings.ts'
import type { ServiceState } from '../../domain/service-state.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import type { Freshness } from '../../domain/freshness.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { CareStore, Reconciliation } from '../ports/care.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { SignedInPerson, TokenVerifier } from '../ports/sign-in.ts'
import type { Store } from '../ports/store.ts'
import type { PushingPorts } from '../pushing/carry-out-push.ts'
import type { AdminPorts } from './admin-ports.ts'

/** What the Graph adapter makes of a body: each entry is judged on its own. */
export interface Verdicts<Entry> {
  readonly accepted: readonly Entry[]
  readonly rejected: readonly { readonly index: number; readonly reason: string }[]
}
/** Throws `Malformed` when the body is no list of notifications. */
export type NotificationParser<Entry> = (
  body: unknown,
  expectedClientState: (subscriptionId: string) => string | undefined,
) => Verdicts<Entry>
export type LifecycleEvent = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired'

/** What the HTTP side needs; `main.ts` fills it, tests fill it with fakes. */
export interface AppPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly care: CareStore
  readonly freshness: (mailboxId: MailboxId) => Promise<readonly Freshness[]>
  readonly reconcileNow: (by: string) => Promise<Reconciliation>
  /** Begins in every mailbox; answers how many there are. */
  readonly rebuildLinks: () => Promise<number>
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly policy: () => RelayPolicy
  readonly syncedCalendar: PushingPorts['syncedCalendar']
  readonly tokens: TokenVerifier
  readonly parseNotifications: NotificationParser<{ readonly subscriptionId: string; readonly eventId: EventId }>
  readonly parseLifecycle: NotificationParser<{ readonly subscriptionId: string; readonly event: LifecycleEvent }>
  readonly onLifecycle: (subscriptionId: string, event: LifecycleEvent) => Promise<void>
  readonly pages: {
    readonly folder: string
    readonly officeJsUrl: string | null
    readonly frameAncestors: string
  }
  readonly settings: SettingsView
  readonly admin: AdminPorts
  readonly serviceState: () => ServiceState
  /** Without a token there is no `/metrics`. */
  readonly metrics: { readonly token: string | null; render(): Promise<string> }
  /** Throws when a part that requests need is out of order; its message says which. */
  readonly checkReady: () => Promise<void>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `signedIn`. */
    person: SignedInPerson
  }
}

export const mailboxOf = (person: SignedInPerson): MailboxId => person.objectId as MailboxId
