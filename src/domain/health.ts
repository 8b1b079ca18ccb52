import type { ServiceState } from './service-state.ts'

export interface Expiry {
  readonly what: 'client-secret' | 'client-certificate' | 'server-certificate' | 'ifs-secret' | 'subscriptions'
  readonly title: string
  readonly expiresAt: string | null
  readonly daysLeft: number | null
  /** Renewed without anybody. */
  readonly byItself: boolean
}

/** What keeps a running service from working, seen from the calls it makes. */
export interface WaitsFor {
  readonly system: 'IFS' | 'Outlook'
  readonly reason: string
  readonly since: string
  /** IFS keeps the service user locked. */
  readonly isLocked: boolean
}

/** What alerts are made from. */
export interface HealthFacts {
  readonly service: Pick<ServiceState, 'state' | 'reason' | 'by'>
  readonly waitsFor: WaitsFor | null
  readonly expiries: readonly Expiry[]
  readonly late: readonly { readonly name: string; readonly why: string }[]
  readonly paused: number
  readonly subscriptionsMissing: number
  readonly waiting: number
  readonly oldestWaitingSeconds: number | null
  readonly setAside: number
  readonly driftSetAside: number
  /** Ways by which alerts do not arrive. */
  readonly undelivered: readonly { readonly hook: string; readonly alerts: number; readonly reason: string }[]
}

/** Kinds of failures that are counted by day. */
export const errorKinds = ['ifs-busy', 'outlook-busy', 'refused-by-ifs', 'other'] as const
export type ErrorKind = (typeof errorKinds)[number]
export type CounterKind = ErrorKind | 'throttled' | 'throttled-ms'
