import { z } from 'zod'
import { alertKinds } from '../domain/alerts.ts'

/** `GET /api/admin/health`: the dashboard. Costs some indexed queries and no request to Outlook or IFS. */

const AlertSchema = z.object({
  kind: z.enum(alertKinds),
  severity: z.enum(['warning', 'error']),
  /** What is, in one sentence. */
  message: z.string(),
  /** What it means or what to do, in one sentence. */
  fix: z.string(),
  since: z.string(),
  /** Page of the admin pages where it is mended. */
  page: z.enum(['health', 'log', 'representatives', 'initial-sync', 'service', 'configuration', 'panel', 'doctor']),
})
export type AlertView = z.infer<typeof AlertSchema>

export const HealthViewSchema = z.object({
  asOf: z.string(),
  alerts: z.array(AlertSchema),
  current: z.object({ current: z.number(), active: z.number(), withinMinutes: z.number() }),
  /** Null: no change was relayed in the last 24 hours. */
  delayP95Ms: z.number().nullable(),
  delayAlarmMs: z.number(),
  waiting: z.object({ changes: z.number(), oldestSeconds: z.number().nullable(), setAside: z.number() }),
  notifications: z.object({
    /** False: rounds alone, no public address. */
    isOn: z.boolean(),
    subscribed: z.number(),
    active: z.number(),
    nextRenewalAt: z.string().nullable(),
    lastNoticeAt: z.string().nullable(),
  }),
  throttling: z.object({ lastDay: z.number(), waitedMs: z.number() }),
  /** Last 24 hours, oldest first, every 15 minutes; null: nothing was relayed then. */
  delay: z.array(z.object({ at: z.string(), p95Ms: z.number().nullable() })),
  queue: z.array(z.object({ at: z.string(), waiting: z.number() })),
  /** Seven days, oldest first. */
  errors: z.array(
    z.object({
      on: z.string(),
      ifsBusy: z.number(),
      outlookBusy: z.number(),
      refusedByIfs: z.number(),
      other: z.number(),
    }),
  ),
  expiries: z.array(
    z.object({
      what: z.enum(['client-secret', 'client-certificate', 'server-certificate', 'ifs-secret', 'subscriptions']),
      title: z.string(),
      expiresAt: z.string().nullable(),
      daysLeft: z.number().nullable(),
      /** Renewed without anybody. */
      byItself: z.boolean(),
    }),
  ),
  /** Newest first, up to 50: alerts that a way has not taken. */
  undelivered: z.array(
    z.object({
      hook: z.enum(['webhook', 'e-mail']),
      state: z.enum(['waiting', 'given-up']),
      kind: z.string(),
      message: z.string(),
      at: z.string(),
      tries: z.number(),
      /** What the way said last; empty before the first try. */
      reason: z.string(),
      nextTryAt: z.string().nullable(),
    }),
  ),
  drift: z.object({
    lastRunAt: z.string().nullable(),
    links: z.number(),
    differed: z.number(),
    repaired: z.number(),
    setAside: z.number(),
  }),
})
export type HealthView = z.infer<typeof HealthViewSchema>

/** `POST /api/admin/alerts/test`: sends a test alert by each hook that is configured. */
export const TestAlertsResponseSchema = z.object({
  hooks: z.array(
    z.object({ hook: z.enum(['webhook', 'e-mail']), outcome: z.enum(['sent', 'failed', 'not-configured']), reason: z.string() }),
  ),
})
export type TestAlertsResponse = z.infer<typeof TestAlertsResponseSchema>
