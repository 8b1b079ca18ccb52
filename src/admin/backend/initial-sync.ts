import type {
  ApproveInitialSyncRequest,
  InitialSyncItemsResponse,
  InitialSyncsResponse,
  InitialSyncView,
  PlanInitialSyncRequest,
} from '../../api/admin-initial-sync.ts'
import { type Client, type FetchedFile, fetchFile } from './client.ts'

export interface ItemsQuery {
  readonly show?: 'all' | 'changes' | 'update' | 'delete' | 'relink' | 'nothing' | 'problem' | 'skipped' | 'failed'
  readonly representative?: string
  readonly text?: string
  readonly offset?: number
  readonly limit?: number
}

export const listInitialSyncs = (client: Client): Promise<InitialSyncsResponse> => client({ url: '/admin/initial-syncs' })
export const planInitialSync = (client: Client, data: PlanInitialSyncRequest): Promise<InitialSyncView> =>
  client({ method: 'post', url: '/admin/initial-syncs', data })
export const listItems = (client: Client, runId: string, params: ItemsQuery): Promise<InitialSyncItemsResponse> =>
  client({ url: `/admin/initial-syncs/${runId}/items`, params })
export const approveInitialSync = (client: Client, runId: string, data: ApproveInitialSyncRequest): Promise<InitialSyncView> =>
  client({ method: 'post', url: `/admin/initial-syncs/${runId}/approve`, data })
export const changeInitialSync = (
  client: Client,
  runId: string,
  change: 'pause' | 'resume' | 'cancel',
): Promise<InitialSyncView> => client({ method: 'post', url: `/admin/initial-syncs/${runId}/${change}` })
export const exportInitialSync = (client: Client, runId: string): Promise<FetchedFile> =>
  fetchFile(client, { url: `/admin/initial-syncs/${runId}/export`, params: { format: 'csv' } }, `initial-sync-${runId}.csv`)
