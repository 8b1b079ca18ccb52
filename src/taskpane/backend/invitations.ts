import type { InvitationsView } from '../../api/invitations.ts'
import type { Client } from './client.ts'

const urlOf = (linkId: string): string => `/links/${encodeURIComponent(linkId)}/invitations`

export const getInvitations = (client: Client, linkId: string): Promise<InvitationsView> => client({ url: urlOf(linkId) })

export const sendInvitations = (client: Client, linkId: string, emails: readonly string[]): Promise<InvitationsView> =>
  client({ method: 'POST', url: urlOf(linkId), data: { emails } })
