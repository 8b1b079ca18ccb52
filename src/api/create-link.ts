import { z } from 'zod'
import { FieldValuesSchema } from './panel-form.ts'
import { ConnectionKindSchema, LinkViewSchema } from './schemas.ts'

export const PersonChoicesSchema = z.array(z.object({ email: z.string(), personId: z.string() })).max(500)
/** Attendees whom nobody knows in IFS, to be made contacts of the connection before the activity is. */
export const NewContactsSchema = z
  .array(z.object({ email: z.string().min(3).max(320), name: z.string().min(1).max(200), role: z.string().max(200) }))
  .max(50)
export const NewActivitySchema = z.object({
  kind: z.literal('new'),
  connection: z.object({ kind: ConnectionKindSchema, id: z.string().min(1) }),
  activityType: z.string().min(1),
  subType: z.string(),
  opportunityNo: z.string(),
  notes: z.string().max(2000),
  /** Fields of the form, by attribute; 422 `invalid-field` names the one that is wrong. */
  fields: FieldValuesSchema.optional(),
})

/**
 * `POST /api/links`: ties the open appointment to a new activity or to one that exists. Answers 201 with the link.
 * Safe to repeat: an appointment is linked once.
 */
export const CreateLinkRequestSchema = z.object({
  itemId: z.string().min(1).max(1000),
  /** Who is meant where one address has several contacts; remembered for next time. */
  choices: PersonChoicesSchema,
  newContacts: NewContactsSchema.optional(),
  target: z.discriminatedUnion('kind', [
    NewActivitySchema,
    z.object({ kind: z.literal('existing'), activityNo: z.string().min(1) }),
  ]),
})
export type CreateLinkRequest = z.infer<typeof CreateLinkRequestSchema>
export const CreateLinkResponseSchema = LinkViewSchema

/** `DELETE /api/links/:linkId`: unlinks; appointment and activity both stay. Answers 204. */
export const LinkParamsSchema = z.object({ linkId: z.string().min(1) })
