import { z } from 'zod'
import { freshnessCodes } from '../domain/freshness.ts'

/** The same in brief, of the mailbox that a link lies in: whether a link that says it is current can be. */
export const LinkFreshnessSchema = z.object({
  /** IFS says what Outlook said at this moment; null: the mailbox was not looked at yet. */
  currentAsOf: z.string().nullable(),
  isStale: z.boolean(),
  code: z.enum(freshnessCodes),
})
export type LinkFreshness = z.infer<typeof LinkFreshnessSchema>

/**
 * `GET /api/freshness`: how current my activities are. Costs no request to Outlook or IFS, so an open panel may ask every half minute;
 * an answer that stays away, or a `checkedAt` that stands still, means that rmsync itself has gone silent.
 */
export const FreshnessSchema = z.object({
  /** When rmsync looked, which is now. */
  checkedAt: z.string(),
  /** IFS says what Outlook said at this moment; null: the mailbox was not looked at yet. */
  currentAsOf: z.string().nullable(),
  isStale: z.boolean(),
  state: z.object({
    code: z.enum(freshnessCodes),
    /** In English. */
    says: z.string(),
    fix: z.string(),
    params: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
  /** Changes on their way. */
  waiting: z.number(),
  /** Links that wait for a person. */
  setAside: z.number(),
  /** `off`: rounds alone do the noticing. */
  notifications: z.enum(['off', 'live', 'missing']),
  /** Of the last seven days. */
  changes: z.number(),
  /** 95 of 100 changes reached IFS within this time; null: none was relayed. */
  delayP95Ms: z.number().nullable(),
})
export type FreshnessView = z.infer<typeof FreshnessSchema>
