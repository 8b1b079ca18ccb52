import { z } from 'zod'
import { PanelFormSchema } from './panel-form.ts'

/** `GET /api/me`: who is signed in, as rmsync sees them. */
export const MeSchema = z.object({
  name: z.string(),
  email: z.string(),
  /** Null when the person is no representative with a mailbox that rmsync knows. */
  representative: z
    .object({
      representativeId: z.string(),
      name: z.string(),
      /** Of their mailbox; people may sign in by another name. */
      email: z.string(),
      syncActive: z.boolean(),
    })
    .nullable(),
  isAdmin: z.boolean(),
  /** Without fields for those who are no representatives. */
  form: PanelFormSchema,
})
export type MeView = z.infer<typeof MeSchema>
