import type { TextLogsResponse } from '../../api/admin-files.ts'
import type { ExplanationView } from '../../api/explain.ts'
import type { ReadLogQuery, ReadLogResponse } from '../../api/read-log.ts'
import type { LookAtLinkResponse } from '../../api/resume-link.ts'
import type { UndoResponse } from '../../api/undo-change.ts'
import { type Client, type FetchedFile, fetchFile } from './client.ts'

export const readLog = (client: Client, params: ReadLogQuery): Promise<ReadLogResponse> => client({ url: '/admin/log', params })
export const undoChange = (client: Client, rowId: number): Promise<UndoResponse> =>
  client({ method: 'post', url: `/log/${rowId}/undo` })
export const retryLink = (client: Client, linkId: string): Promise<LookAtLinkResponse> =>
  client({ method: 'post', url: `/links/${encodeURIComponent(linkId)}/retry` })
export const resumeLink = (client: Client, linkId: string): Promise<LookAtLinkResponse> =>
  client({ method: 'post', url: `/links/${encodeURIComponent(linkId)}/resume` })
export const explainLink = (client: Client, linkId: string): Promise<ExplanationView> =>
  client({ url: '/admin/explain', params: { linkId } })
export const exportLog = (client: Client, filter: ReadLogQuery, format: 'csv' | 'json'): Promise<FetchedFile> =>
  fetchFile(client, { url: '/admin/log/export', params: { ...filter, format } }, `calendar-sync-log.${format}`)
export const listTextLogs = (client: Client): Promise<TextLogsResponse> => client({ url: '/admin/text-logs' })
export const fetchTextLog = (client: Client, name: string): Promise<FetchedFile> =>
  fetchFile(client, { url: `/admin/text-logs/${encodeURIComponent(name)}` }, name)
