import { z } from 'zod'
import { LogRowSchema, OutcomeSchema } from './schemas.ts'

/** `GET /api/admin/log`: the Calendar Sync Log, newest first. Needs the application role `RmSync.Admin`. */
export const ReadLogQuerySchema = z.object({
  /** Representative id. */
  representative: z.string().optional(),
  activityNo: z.string().max(100).optional(),
  linkId: z.string().max(100).optional(),
  /** In the subject. */
  appointment: z.string().max(200).optional(),
  outcome: OutcomeSchema.optional(),
  /** Applied at this instant or later, `…Z`. */
  from: z.iso.datetime().optional(),
  /** Applied before this instant. */
  to: z.iso.datetime().optional(),
  /** In subject, activity number, person, reason or reference. */
  text: z.string().max(200).optional(),
  /** Row id: only rows older than it. */
  before: z.coerce.number().int().positive().optional(),
  /** Row id: only rows newer than it, the oldest of them first. What is new in a live view. */
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ReadLogQuery = z.input<typeof ReadLogQuerySchema>
export const ReadLogResponseSchema = z.object({
  rows: z.array(LogRowSchema),
  /** How many rows fit the filter in all; counting ends at 10,000. With `after` it is the number of rows in this answer. */
  total: z.number(),
  /** More fit than were counted. */
  totalIsAtLeast: z.boolean().optional(),
})
export type ReadLogResponse = z.infer<typeof ReadLogResponseSchema>

/** `GET /api/admin/representatives`: for the filter of the log. */
export const RepresentativesResponseSchema = z.object({
  representatives: z.array(
    z.object({ representativeId: z.string(), name: z.string(), email: z.string(), syncActive: z.boolean() }),
  ),
})
export type RepresentativesResponse = z.infer<typeof RepresentativesResponseSchema>
