import { z } from 'zod'
import { LinkViewSchema } from './schemas.ts'

/** `POST /api/links/:linkId/move`: the appointment goes on with another existing activity. Answers 200 with the new link. */
export const MoveLinkRequestSchema = z.object({ activityNo: z.string().min(1) })
export const MoveLinkResponseSchema = LinkViewSchema
