import type { CreateLinkRequest } from '../../api/create-link.ts'
import type { LinkView } from '../../api/schemas.ts'
import type { Client } from './client.ts'

export const createLink = (client: Client, data: CreateLinkRequest): Promise<LinkView> =>
  client({ method: 'POST', url: '/links', data })
