import { z } from 'zod'
import { LinkStateSchema } from './schemas.ts'

/**
 * `POST /api/links/:linkId/resume`: ends the pause of a link. `POST /api/links/:linkId/retry`: looks at one that waits or is set aside.
 * What Outlook says is relayed a moment later; the pulse of the link tells when. For the owner of the mailbox and for admins.
 */
export const LookAtLinkResponseSchema = z.object({ linkId: z.string(), state: LinkStateSchema })
export type LookAtLinkResponse = z.infer<typeof LookAtLinkResponseSchema>
