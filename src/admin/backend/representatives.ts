import type {
  HeldDeletionsResponse,
  ImportSwitchesRequest,
  ImportSwitchesResponse,
  ListRepresentativesResponse,
  SwitchSyncRequest,
  SwitchSyncResponse,
} from '../../api/admin-representatives.ts'
import type { Client } from './client.ts'

export interface RepresentativesQuery {
  readonly text?: string
  readonly show?: 'all' | 'look' | 'paused' | 'off' | 'on'
  readonly offset?: number
  readonly limit?: number
}
const one = (representativeId: string, rest: string): string =>
  `/admin/representatives/${encodeURIComponent(representativeId)}/${rest}`

export const listRepresentatives = (client: Client, params: RepresentativesQuery = {}): Promise<ListRepresentativesResponse> =>
  client({ url: '/admin/representatives', params })
export const switchSync = (client: Client, data: SwitchSyncRequest): Promise<SwitchSyncResponse> =>
  client({ method: 'post', url: '/admin/representatives/sync-active', data, timeout: 120_000 })
export const importSwitches = (client: Client, data: ImportSwitchesRequest): Promise<ImportSwitchesResponse> =>
  client({ method: 'post', url: '/admin/representatives/import', data, timeout: 120_000 })
export const refreshFromIfs = (client: Client): Promise<unknown> =>
  client({ method: 'post', url: '/admin/representatives/refresh' })
export const listHeldDeletions = (client: Client, representativeId: string): Promise<HeldDeletionsResponse> =>
  client({ url: one(representativeId, 'held-deletions') })
export const decideDeletions = (
  client: Client,
  representativeId: string,
  decision: 'approve-deletions' | 'keep-activities',
): Promise<unknown> => client({ method: 'post', url: one(representativeId, decision) })
export const pauseRepresentative = (
  client: Client,
  representativeId: string,
  data: { readonly reason: string },
): Promise<unknown> => client({ method: 'post', url: one(representativeId, 'pause'), data })
export const resumeRepresentative = (client: Client, representativeId: string): Promise<unknown> =>
  client({ method: 'post', url: one(representativeId, 'resume') })
