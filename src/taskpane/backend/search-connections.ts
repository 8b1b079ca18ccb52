import type { ConnectionView } from '../../api/schemas.ts'
import type { OpportunitiesResponse, SearchConnectionsResponse } from '../../api/search-connections.ts'
import type { Client } from './client.ts'

export const searchConnections = (
  client: Client,
  text: string,
  kinds: readonly ConnectionView['kind'][],
): Promise<SearchConnectionsResponse> => client({ url: '/connections', params: { text, kinds: kinds.join(',') } })

export const findOpportunities = (
  client: Client,
  { kind, id }: Pick<ConnectionView, 'kind' | 'id'>,
): Promise<OpportunitiesResponse> => client({ url: '/opportunities', params: { kind, id } })
