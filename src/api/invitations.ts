import { z } from 'zod'
import { WhenSchema } from './schemas.ts'

/**
 * `GET /api/links/:linkId/invitations`: who could be invited to the appointment: the people of its activity.
 * `POST /api/links/:linkId/invitations`: invites exactly those named. The only call by which anybody is mailed. Safe to repeat: whoever is
 * invited already is mailed nothing.
 */
export const InvitationsSchema = z.object({
  subject: z.string(),
  when: WhenSchema,
  /** The activity in IFS, where an address that is missing is entered. */
  activityUrl: z.string(),
  recipients: z.array(
    z.object({
      name: z.string(),
      /** Null: IFS has no address; they get no invitation. */
      email: z.string().nullable(),
      invited: z.boolean(),
    }),
  ),
})
export type InvitationsView = z.infer<typeof InvitationsSchema>

export const SendInvitationsRequestSchema = z.object({ emails: z.array(z.string().min(3).max(320)).min(1).max(500) })
