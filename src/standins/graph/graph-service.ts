import type { App } from './app-tokens.ts'
import type { Breakage } from './broken-answer.ts'
import type { DeltaManner } from './delta.ts'
import type { Exchange } from './exchange.ts'
import type { Mailbox } from './mailbox.ts'
import type { Notifications } from './notifications.ts'
import type { RequestLog } from './request-log.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Throttle } from './throttle.ts'

/** What the routes share. */
export interface GraphService {
  readonly exchange: Exchange
  readonly subscriptions: Subscriptions
  readonly notifications: Notifications
  readonly throttle: Throttle
  readonly log: RequestLog
  readonly readToken: (authorization: string | undefined) => Promise<App>
  /** object ids of mailboxes that RBAC for Applications keeps from every app */
  readonly deniedMailboxes: Set<string>
  /** how long each mailbox request takes; 0 unless a test wants requests to overlap */
  readonly latencyMs: number
  readonly origin: () => string
  readonly deltaManner: () => DeltaManner
  readonly changed: () => void
  readonly reset: () => void
}

declare module 'fastify' {
  interface FastifyRequest {
    graphApp: App | null
    graphMailbox: Mailbox | null
    leaveThrottle: (() => void) | null
    breakage: Breakage | null
  }
}
