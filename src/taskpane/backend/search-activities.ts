import type { ConnectionView } from '../../api/schemas.ts'
import type { SearchActivitiesResponse } from '../../api/search-activities.ts'
import type { Client } from './client.ts'

interface Narrowing {
  /** A date. */
  readonly day: string | null
  readonly mine: boolean
  readonly connection: ConnectionView | null
}

export const searchActivities = (
  client: Client,
  text: string,
  { day, mine, connection }: Narrowing,
): Promise<SearchActivitiesResponse> =>
  client({
    url: '/activities',
    params: {
      text,
      ...(day === null ? {} : { day }),
      ...(mine ? { mine: 'true' } : {}),
      ...(connection === null ? {} : { connectionKind: connection.kind, connectionId: connection.id }),
    },
  })
