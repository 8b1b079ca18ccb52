import { z } from 'zod'
import { ActivityViewSchema } from './schemas.ts'

/** `GET /api/activities?text=…`: to link an existing activity. By number, subject or customer; empty text gives my recent ones. */
export const SearchActivitiesQuerySchema = z.object({ text: z.string().max(100) })
export const SearchActivitiesResponseSchema = z.object({
  activities: z.array(
    ActivityViewSchema.extend({
      /** Name of who linked it already; it can not be linked again. */ linkedBy: z.string().nullable(),
    }),
  ),
})
export type SearchActivitiesResponse = z.infer<typeof SearchActivitiesResponseSchema>
