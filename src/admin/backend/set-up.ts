import type { ImportBackupResponse } from '../../api/admin-files.ts'
import type { AvailableFieldsResponse, ManifestRequest, PanelSetupView, SavePanelSetupRequest } from '../../api/admin-panel.ts'
import { type Client, type FetchedFile, fetchFile } from './client.ts'

/** Links and settings of a large company, both ways over a slow line. */
const documentMs = 600_000

export const readPanelSetup = (client: Client): Promise<PanelSetupView> => client({ url: '/admin/panel' })
export const savePanelSetup = (client: Client, data: SavePanelSetupRequest): Promise<PanelSetupView> =>
  client({ method: 'put', url: '/admin/panel', data })
export const availableFields = (client: Client, owner: string): Promise<AvailableFieldsResponse> =>
  client({ url: '/admin/panel/fields', params: { owner } })
export const generateManifest = (client: Client, data: ManifestRequest): Promise<FetchedFile> =>
  fetchFile(client, { method: 'post', url: '/admin/manifest', data }, `rm-panel-${data.panel}-manifest.xml`)

export const fetchBackup = (client: Client, today: string): Promise<FetchedFile> =>
  fetchFile(client, { url: '/admin/backup' }, `rmsync-backup-${today}.json`)
export const fetchDiagnostics = (client: Client, today: string): Promise<FetchedFile> =>
  fetchFile(client, { url: '/admin/diagnostics' }, `rmsync-diagnostics-${today}.json`)
export const importBackup = (client: Client, document: string, step: 'check' | 'import'): Promise<ImportBackupResponse> =>
  client({ method: 'post', url: `/admin/backup/${step}`, data: { document }, timeout: documentMs })
