import type { ConnectionKind } from './activity.ts'

/** The Outlook category that shows a link (product decision 3). */
export const categoryOf = (kind: ConnectionKind): 'IFS CRM' | 'IFS SRM' =>
  kind === 'account' || kind === 'lead' ? 'IFS CRM' : 'IFS SRM'
