import type { AlertStep } from '../../domain/alert-delivery.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { AlertHook, AlertNotice } from './health.ts'

type Hook = AlertHook['hook']

export interface WaitingNotice {
  readonly noticeId: number
  readonly notice: AlertNotice
  /** How often the way did not take it. */
  readonly tries: number
  /** What it said last; empty before the first try. */
  readonly reason: string
}

export interface UndeliveredNotice {
  readonly hook: Hook
  readonly state: 'waiting' | 'given-up'
  readonly kind: string
  readonly message: string
  readonly at: Instant
  readonly tries: number
  readonly reason: string
  /** Null once it is given up. */
  readonly nextTryAt: Instant | null
}

/** Alerts wait here in the order in which they came, for each way by itself. */
export interface AlertOutbox {
  /** The first that waits for this way, once its turn has come; until then it is nobody else's. */
  claim(hook: Hook, now: Instant, until: Instant): Promise<WaitingNotice | null>
  delivered(noticeId: number): Promise<void>
  refused(noticeId: number, step: AlertStep, now: Instant): Promise<void>
  /** Newest first. */
  undelivered(limit: number): Promise<readonly UndeliveredNotice[]>
  /** Ways that were tried more than once, or gave something up since then. */
  failing(since: Instant): Promise<readonly { readonly hook: Hook; readonly alerts: number; readonly reason: string }[]>
  dropGivenUp(before: Instant): Promise<void>
}
