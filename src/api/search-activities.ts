import { z } from 'zod'
import { ActivityViewSchema, ConnectionKindSchema } from './schemas.ts'

/**
 * `GET /api/activities?text=…`: to link an existing activity. By number, subject or customer; empty text gives my recent ones. `day`
 * answers those of its neighbours, too: which day an activity is on depends on the reader's zone.
 */
export const SearchActivitiesQuerySchema = z.object({
  text: z.string().max(100),
  day: z.iso.date().optional(),
  mine: z.enum(['true', 'false']).optional(),
  /** Together, or neither. */
  connectionKind: ConnectionKindSchema.optional(),
  connectionId: z.string().min(1).max(100).optional(),
})
export const SearchActivitiesResponseSchema = z.object({
  activities: z.array(
    ActivityViewSchema.extend({
      /** Name of who linked it already; it can not be linked again. */ linkedBy: z.string().nullable(),
    }),
  ),
})
export type SearchActivitiesResponse = z.infer<typeof SearchActivitiesResponseSchema>
