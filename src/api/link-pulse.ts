import { z } from 'zod'

/**
 * `GET /api/links/:linkId/pulse`: whether anything happened to a link. Costs one indexed look-up and no request to Outlook or IFS, so
 * an open panel may ask every few seconds.
 */
export const LinkPulseSchema = z.object({
  /** Row id of the newest row of the log about it; null when there is none. */
  newestRowId: z.number().nullable(),
})
export type LinkPulse = z.infer<typeof LinkPulseSchema>
