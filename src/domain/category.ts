import type { ConnectionKind } from './activity.ts'

/** The categories of the product; each mailbox has them in its list where Microsoft 365 permits it. */
export const categories = ['IFS CRM', 'IFS SRM'] as const

/** The Outlook category that shows a link (product decision 3). */
export const categoryOf = (kind: ConnectionKind): (typeof categories)[number] =>
  kind === 'account' || kind === 'lead' ? 'IFS CRM' : 'IFS SRM'
