import { z } from 'zod'
import { NewContactsSchema, PersonChoicesSchema } from './create-link.ts'
import { LinkViewSchema } from './schemas.ts'

/** `POST /api/links/:linkId/move`: the appointment goes on with another existing activity. Answers 200 with the new link. */
export const MoveLinkRequestSchema = z.object({
  activityNo: z.string().min(1),
  /** As when linking: the other activity may belong to somebody else, so that who is meant has to be said anew. */
  choices: PersonChoicesSchema.optional(),
  newContacts: NewContactsSchema.optional(),
})
export type MoveLinkRequest = z.infer<typeof MoveLinkRequestSchema>
export const MoveLinkResponseSchema = LinkViewSchema
