import { z } from 'zod'
import { representativeStates } from '../domain/roster.ts'

/** One representative of IFS as the admin pages show them. */
const AdminRepresentativeSchema = z.object({
  representativeId: z.string(),
  name: z.string(),
  /** Empty where IFS has none. */
  email: z.string(),
  syncActive: z.boolean(),
  /** Null where no mailbox was found. */
  mailboxId: z.string().nullable(),
  /** Has EXCHANGE_SYNC_USER. */
  hasPermissionSet: z.boolean(),
  isBlocked: z.boolean(),
  state: z.enum(representativeStates),
  /** Why, in one sentence, and what to do; empty where nothing is to be said. */
  why: z.string(),
  fix: z.string(),
  /** Needs somebody's look: such ones come first. */
  needsALook: z.boolean(),
  links: z.number(),
  /** Deletions that wait for approval. */
  heldDeletions: z.number(),
  pausedSince: z.string().nullable(),
  pausedBy: z.string().nullable(),
  currentAsOf: z.string().nullable(),
  /** 95 of 100 changes of the last seven days reached IFS within this time. */
  delayP95Ms: z.number().nullable(),
  /** One figure a day, oldest first, for the small line; null for a day without changes. */
  delayByDayMs: z.array(z.number().nullable()),
})
export type AdminRepresentativeView = z.infer<typeof AdminRepresentativeSchema>

/** `GET /api/admin/representatives`: all of IFS, those that need a look first, then by name. */
export const ListRepresentativesQuerySchema = z.object({
  /** In name, address or id. */
  text: z.string().max(200).optional(),
  show: z.enum(['all', 'look', 'paused', 'off', 'on']).default('all'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
})
export const ListRepresentativesResponseSchema = z.object({
  representatives: z.array(AdminRepresentativeSchema),
  /** That fit text and show. */
  total: z.number(),
  /** Of all, whatever is shown. */
  counts: z.object({
    all: z.number(),
    /** Sync is on, and nothing in IFS or Microsoft 365 keeps it from being done. */ sync: z.number(),
    on: z.number(),
    look: z.number(),
    paused: z.number(),
    off: z.number(),
  }),
  /** When IFS was last asked. */
  asOf: z.string().nullable(),
})
export type ListRepresentativesResponse = z.infer<typeof ListRepresentativesResponseSchema>

/** `POST /api/admin/representatives/sync-active`: turns sync on or off for these or for all. Links stay either way. */
export const SwitchSyncRequestSchema = z.object({
  representatives: z.union([z.literal('all'), z.array(z.string().min(1).max(100)).min(1).max(50_000)]),
  syncActive: z.boolean(),
})
export type SwitchSyncRequest = z.infer<typeof SwitchSyncRequestSchema>
export const SwitchSyncResponseSchema = z.object({ changed: z.number(), unknown: z.array(z.string()) })
export type SwitchSyncResponse = z.infer<typeof SwitchSyncResponseSchema>

/**
 * `POST /api/admin/representatives/import`: CSV with a head of `representative` (id or e-mail address) and `active` (yes/no, true/false,
 * 1/0). With `apply` false nothing is changed: the answer is what would be. One wrong line and nothing is applied (422 `bad-csv`).
 */
export const ImportSwitchesRequestSchema = z.object({ csv: z.string().max(5_000_000), apply: z.boolean() })
export type ImportSwitchesRequest = z.infer<typeof ImportSwitchesRequestSchema>
export const ImportSwitchesResponseSchema = z.object({
  lines: z.array(
    z.object({
      line: z.number(),
      text: z.string(),
      representativeId: z.string().nullable(),
      name: z.string().nullable(),
      outcome: z.enum(['turn-on', 'turn-off', 'no-change', 'wrong']),
      /** Of a wrong line. */
      reason: z.string(),
    }),
  ),
  turnOn: z.number(),
  turnOff: z.number(),
  noChange: z.number(),
  wrong: z.number(),
  applied: z.boolean(),
})
export type ImportSwitchesResponse = z.infer<typeof ImportSwitchesResponseSchema>

export const RepresentativeParamsSchema = z.object({ representativeId: z.string().min(1).max(100) })
/**
 * `POST /api/admin/representatives/:representativeId/pause` and `…/resume`, `…/approve-deletions`, `…/keep-activities`.
 * `GET …/held-deletions` lists what waits for approval.
 */
export const PauseRepresentativeRequestSchema = z.object({ reason: z.string().min(1).max(500) })
export const HeldDeletionsResponseSchema = z.object({
  deletions: z.array(
    z.object({
      linkId: z.string(),
      activityNo: z.string(),
      activityUrl: z.string(),
      appointment: z.string(),
      start: z.string(),
      why: z.string(),
    }),
  ),
  total: z.number(),
})
export type HeldDeletionsResponse = z.infer<typeof HeldDeletionsResponseSchema>

/** `POST /api/admin/representatives/refresh`: asks IFS now. Answers 202; `asOf` of the list tells when it is done. */
export const RefreshResponseSchema = z.object({ queued: z.boolean() })
