import type { Client } from './client.ts'

export const removeLink = (client: Client, linkId: string): Promise<void> =>
  client({ method: 'DELETE', url: `/links/${encodeURIComponent(linkId)}` })
