import type { ExplanationView } from '../../api/explain.ts'
import type { MoveLinkRequest } from '../../api/move-link.ts'
import type { LookAtLinkResponse } from '../../api/resume-link.ts'
import type { LinkView } from '../../api/schemas.ts'
import type { UndoResponse } from '../../api/undo-change.ts'
import type { Client } from './client.ts'

export const undoChange = (client: Client, rowId: number): Promise<UndoResponse> =>
  client({ method: 'POST', url: `/log/${rowId}/undo` })

/** `resume` ends a pause, `retry` looks at what waits. */
export const lookAtLink = (client: Client, linkId: string, how: 'resume' | 'retry'): Promise<LookAtLinkResponse> =>
  client({ method: 'POST', url: `/links/${encodeURIComponent(linkId)}/${how}` })

export const moveLink = (client: Client, linkId: string, data: MoveLinkRequest): Promise<LinkView> =>
  client({ method: 'POST', url: `/links/${encodeURIComponent(linkId)}/move`, data })

export const explain = (client: Client, itemId: string): Promise<ExplanationView> =>
  client({ url: '/appointments/explain', params: { itemId } })
