import { clients, people, tenantId, type SeedPerson } from '../seed/company.ts'
import { stranger } from '../seed/other-tenant.ts'
import type { IdentityPerson } from './people.ts'
import type { Registrations } from './registrations.ts'

interface SeededAddresses {
  /** origins, such as `https://localhost:8442` */
  readonly graph: string
  readonly outlook: string
  readonly rmsync: string
  readonly rmsyncSecret: string
}

/** What an administrator of the seeded company would have registered: the same entries a real tenant needs. */
export function seededRegistrations({ graph, outlook, rmsync, rmsyncSecret }: SeededAddresses): Registrations {
  const panelPages = ['/panel/taskpane.html', '/panel/redirect.html', '/panel/dialog.html', '/admin/', '/admin', '/admin/log']
  const outlookPages = ['/', '/redirect.html', '/auth.html']
  return {
    clients: [
      {
        clientId: clients.panel,
        name: 'RM Panel',
        spaRedirectUris: [...panelPages.map((path) => rmsync + path), `brk-multihub://${new URL(rmsync).host}`],
        webRedirectUris: [],
      },
      {
        clientId: clients.outlook,
        name: 'Outlook (simulated)',
        spaRedirectUris: outlookPages.map((path) => outlook + path),
        webRedirectUris: [],
        signsInByHint: true,
      },
      {
        clientId: clients.rmsync,
        name: 'rmsync',
        spaRedirectUris: [],
        webRedirectUris: [],
        secret: rmsyncSecret,
        applicationRoles: { [graph]: ['Calendars.ReadWrite', 'User.Read.All', 'MailboxSettings.ReadWrite'] },
      },
    ],
    resources: [
      {
        name: 'RM Panel API',
        audience: clients.api,
        identifierUris: [`api://${clients.api}`],
        scopes: ['access_as_user'],
        defersToPersonRoles: true,
      },
      {
        name: 'Microsoft Graph (simulated)',
        audience: graph,
        identifierUris: [graph, 'https://graph.microsoft.com'],
        scopes: ['User.Read', 'Calendars.ReadWrite'],
        takesBareScopes: true,
      },
    ],
  }
}

/** Everybody of the seeded company, and one person who must be refused everywhere. */
export const seededPeople: readonly IdentityPerson[] = [
  ...people.map((person: SeedPerson) => ({ ...person, tenantId })),
  stranger,
]
