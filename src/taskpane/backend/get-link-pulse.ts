import type { LinkPulse } from '../../api/link-pulse.ts'
import type { Client } from './client.ts'

export const getLinkPulse = (client: Client, linkId: string): Promise<LinkPulse> =>
  client({ url: `/links/${encodeURIComponent(linkId)}/pulse`, timeoutMs: 10_000 })
