import { z } from 'zod'
import { initialSyncActions, initialSyncResults, initialSyncStates } from '../domain/initial-sync.ts'

/** Initial Sync: plan (nothing is changed) → approval → exactly the approved plan. */

const CountsSchema = z.object({
  update: z.number(),
  delete: z.number(),
  relink: z.number(),
  nothing: z.number(),
  problem: z.number(),
})

export const InitialSyncSchema = z.object({
  runId: z.string(),
  state: z.enum(initialSyncStates),
  /** Why it failed or is paused. */
  reason: z.string(),
  /** Appointments from this day on. */
  from: z.string(),
  /** Null: every active representative. */
  representatives: z.array(z.object({ representativeId: z.string(), name: z.string() })).nullable(),
  representativeCount: z.number(),
  plannedBy: z.string(),
  startedAt: z.string(),
  plannedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  counts: CountsSchema,
  /** Of what is being done now: planning counts representatives, applying counts changes. */
  progress: z.object({
    done: z.number(),
    total: z.number(),
    perMinute: z.number().nullable(),
    secondsLeft: z.number().nullable(),
  }),
  results: z.object({ applied: z.number(), skipped: z.number(), failed: z.number() }),
})
export type InitialSyncView = z.infer<typeof InitialSyncSchema>

/** `POST /api/admin/initial-syncs`: begins to plan. 201. One at a time: 409 `initial-sync-running`. */
export const PlanInitialSyncRequestSchema = z.object({
  representatives: z.union([z.literal('all'), z.array(z.string().min(1).max(100)).min(1).max(50_000)]),
  /** `YYYY-MM-DD`; without it Initial Sync From of the configuration. */
  from: z.string().max(10).optional(),
})
export type PlanInitialSyncRequest = z.infer<typeof PlanInitialSyncRequestSchema>

/** `GET /api/admin/initial-syncs`: newest first, at most 50. `GET /api/admin/initial-syncs/:runId`: one. */
export const InitialSyncsResponseSchema = z.object({ runs: z.array(InitialSyncSchema) })
export type InitialSyncsResponse = z.infer<typeof InitialSyncsResponseSchema>
export const InitialSyncParamsSchema = z.object({ runId: z.string().min(1).max(100) })

const InitialSyncItemSchema = z.object({
  itemId: z.number(),
  action: z.enum(initialSyncActions),
  representativeId: z.string(),
  representative: z.string(),
  appointment: z.string(),
  /** Start of the appointment: an instant, or a date. Empty where it is not known. */
  start: z.string(),
  activityNo: z.string().nullable(),
  activityUrl: z.string().nullable(),
  linkId: z.string().nullable(),
  why: z.string(),
  changes: z.array(
    z.object({
      field: z.enum(['description', 'start', 'end', 'contacts', 'representatives']),
      before: z.string(),
      after: z.string(),
    }),
  ),
  result: z.enum(initialSyncResults),
  /** Why it was skipped or failed. */
  resultReason: z.string(),
})
export type InitialSyncItemView = z.infer<typeof InitialSyncItemSchema>

/** `GET /api/admin/initial-syncs/:runId/items`: deletions first, then re-links, updates, problems, nothing. `…/export?format=` streams all. */
export const InitialSyncItemsQuerySchema = z.object({
  show: z.enum(['all', 'changes', 'update', 'delete', 'relink', 'nothing', 'problem', 'skipped', 'failed']).default('all'),
  representative: z.string().max(100).optional(),
  /** In appointment or activity number. */
  text: z.string().max(200).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const InitialSyncItemsResponseSchema = z.object({ items: z.array(InitialSyncItemSchema), total: z.number() })
export type InitialSyncItemsResponse = z.infer<typeof InitialSyncItemsResponseSchema>

/**
 * `POST /api/admin/initial-syncs/:runId/approve`: exactly this plan. `deletionsSeen` must equal the number of deletions of the plan, else 422
 * `deletions-not-seen`. `…/pause`, `…/resume`, `…/cancel` take no body; a change that does not fit the state answers 409 `wrong-state`.
 */
export const ApproveInitialSyncRequestSchema = z.object({ deletionsSeen: z.number().int().min(0) })
export type ApproveInitialSyncRequest = z.infer<typeof ApproveInitialSyncRequestSchema>
export const ChangeInitialSyncParamsSchema = InitialSyncParamsSchema.extend({ change: z.enum(['pause', 'resume', 'cancel']) })
