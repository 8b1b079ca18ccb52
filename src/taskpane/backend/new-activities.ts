import type { NewActivitiesResponse, PushResponse } from '../../api/new-activities.ts'
import type { Client } from './client.ts'

export const listNewActivities = (client: Client): Promise<NewActivitiesResponse> => client({ url: '/new-activities' })

export const pushActivity = (client: Client, activityNo: string): Promise<PushResponse> =>
  client({ method: 'POST', url: `/new-activities/${encodeURIComponent(activityNo)}/push` })
