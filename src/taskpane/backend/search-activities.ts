import type { SearchActivitiesResponse } from '../../api/search-activities.ts'
import type { Client } from './client.ts'

export const searchActivities = (client: Client, text: string): Promise<SearchActivitiesResponse> =>
  client({ url: '/activities', params: { text } })
