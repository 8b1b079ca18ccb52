import type { Alert, AlertKind } from '../../domain/alerts.ts'
import type { CounterKind } from '../../domain/health.ts'
import type { Instant } from '../../domain/time-span.ts'

export interface HealthStore {
  /** Of changes relayed since then; null: none. */
  delayP95Ms(since: Instant): Promise<number | null>
  /** The same in parts of so many minutes, oldest first; parts without changes are left out. */
  delaysSince(since: Instant, minutes: number): Promise<readonly { readonly at: Instant; readonly p95Ms: number }[]>
  lastNoticeAt(): Promise<Instant | null>
  /** One for each five minutes, whoever comes first. */
  saveSample(at: Instant, waiting: number): Promise<void>
  samples(since: Instant): Promise<readonly { readonly at: Instant; readonly waiting: number }[]>
  addCounts(day: string, counts: ReadonlyMap<CounterKind, number>): Promise<void>
  counts(since: string): Promise<readonly { readonly day: string; readonly kind: string; readonly count: number }[]>
  /** Keeps what stands now, and in the same transaction what somebody is to be told of what came and went, each by one process only. */
  exchangeAlerts(
    alerts: readonly Alert[],
    at: Instant,
    telling: {
      readonly hooks: readonly AlertHook['hook'][]
      readonly noticesOf: (exchanged: ExchangedAlerts) => readonly AlertNotice[]
    },
  ): Promise<readonly AlertNotice[]>
  /** By `alertKey`. */
  alertsSince(): Promise<ReadonlyMap<string, Instant>>
  /** Up to so many rows that were applied before that moment. Answers how many went. */
  dropLogRows(before: Instant, limit: number): Promise<number>
  dropSamples(before: Instant): Promise<void>
  /** Initial Syncs that ended before that moment, with their items. */
  dropRuns(before: Instant): Promise<void>
}

export interface ExchangedAlerts {
  readonly raised: readonly Alert[]
  readonly ended: readonly AlertKind[]
}

/** What the calls to the outside came to, since it was last asked. */
export interface Meter {
  takeCounts(): ReadonlyMap<CounterKind, number>
}

/** One way by which somebody is told. */
export interface AlertHook {
  readonly hook: 'webhook' | 'e-mail'
  /** Throws with a sentence; false where it is not configured. */
  tell(notice: AlertNotice): Promise<boolean>
}
export interface AlertNotice {
  readonly kind: AlertKind | 'test'
  readonly severity: 'warning' | 'error' | 'over'
  readonly message: string
  readonly fix: string
  readonly at: string
}
