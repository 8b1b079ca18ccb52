import { z } from 'zod'
import { ActivityViewSchema, LinkViewSchema } from './schemas.ts'

/** `GET /api/new-activities`: my activities that are not in Outlook yet, soonest first. */
export const NewActivitiesResponseSchema = z.object({
  activities: z.array(
    ActivityViewSchema.extend({
      /** Null when it can be added to the calendar. */
      cannotBeAdded: z.object({ reason: z.string(), fix: z.string() }).nullable(),
    }),
  ),
})
export type NewActivitiesResponse = z.infer<typeof NewActivitiesResponseSchema>

/** `POST /api/new-activities/:activityNo/push`: adds it to my calendar, linked, mailing nobody. Safe to repeat. */
export const PushParamsSchema = z.object({ activityNo: z.string().min(1) })
export const PushResponseSchema = z.object({ outcome: z.enum(['added', 'already-there']), link: LinkViewSchema })
export type PushResponse = z.infer<typeof PushResponseSchema>
