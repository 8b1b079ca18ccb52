import { z } from 'zod'
import { LogRowSchema, OutcomeSchema } from './schemas.ts'

/** `GET /api/admin/log`: the Calendar Sync Log, newest first. Needs the application role `RmSync.Admin`. */
export const ReadLogQuerySchema = z.object({
  /** Representative id. */
  representative: z.string().optional(),
  outcome: OutcomeSchema.optional(),
  /** In subject, activity number, reason or reference. */
  text: z.string().max(200).optional(),
  /** Row id: only rows older than it. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ReadLogQuery = z.input<typeof ReadLogQuerySchema>
export const ReadLogResponseSchema = z.object({
  rows: z.array(LogRowSchema),
  /** How many rows fit the filter in all. */
  total: z.number(),
})
export type ReadLogResponse = z.infer<typeof ReadLogResponseSchema>

/** `GET /api/admin/representatives`: for the filter of the log. */
export const RepresentativesResponseSchema = z.object({
  representatives: z.array(
    z.object({ representativeId: z.string(), name: z.string(), email: z.string(), syncActive: z.boolean() }),
  ),
})
export type RepresentativesResponse = z.infer<typeof RepresentativesResponseSchema>
