import { z } from 'zod'
import { ErrorSchema } from './errors.ts'
import { MeSchema } from './get-me.ts'
import { AppointmentViewSchema } from './read-appointment.ts'

/** `POST /api/panel/open`: everything the first view of the panel needs, in one round trip. */
export const OpenPanelRequestSchema = z.object({
  /** REST form of office.js's item id; null while nothing is open, or it is not saved yet. */
  itemId: z.string().min(1).max(1000).nullable(),
})
export const OpenPanelResponseSchema = z.object({
  me: MeSchema,
  appointment: z.discriminatedUnion('kind', [
    /** No item was named, or the person is no representative. */
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('read'), view: AppointmentViewSchema }),
    /** Who one is, is known all the same. */
    z.object({ kind: z.literal('failed'), error: ErrorSchema.shape.error }),
  ]),
})
export type OpenPanelResponse = z.infer<typeof OpenPanelResponseSchema>
