import { z } from 'zod'

/** `GET /api/me`: who is signed in, as rmsync sees them. */
export const MeSchema = z.object({
  name: z.string(),
  email: z.string(),
  /** Null when the person is no representative with a mailbox that rmsync knows. */
  representative: z.object({ representativeId: z.string(), name: z.string(), syncActive: z.boolean() }).nullable(),
  isAdmin: z.boolean(),
  /** Choices of the create form, as IFS has them. */
  activityTypes: z.array(z.object({ type: z.string(), subTypes: z.array(z.string()) })),
})
export type MeView = z.infer<typeof MeSchema>
