import type { FastifyInstance } from 'fastify'
import { findIana } from 'windows-iana'
import { masterCategories } from '../../seed/calendar.ts'
import type {
  DirectoryEntry,
  HostCategory,
  HostConfig,
  HostedAddin,
  HostedLaunch,
  HostIdentity,
  HostPerson,
} from '../host-config.ts'

interface ConfigOptions {
  readonly people: readonly HostPerson[]
  readonly contacts?: readonly DirectoryEntry[]
  readonly addins: readonly HostedAddin[]
  readonly launches?: readonly HostedLaunch[]
  readonly identity?: HostIdentity
}

/** Linked appointments carry one of these; the back door of the mailboxes lists no categories, so they stand here. */
const productCategories: readonly HostCategory[] = [
  { displayName: 'IFS CRM', color: 'preset5' },
  { displayName: 'IFS SRM', color: 'preset3' },
]

export async function configRoutes(
  app: FastifyInstance,
  { people, contacts = [], addins, launches = [], identity }: ConfigOptions,
): Promise<void> {
  const config: HostConfig = {
    people: people.map((person) => ({ ...person, ianaZone: ianaZoneOf(person) })),
    directory: [...people.map(({ name, email }) => ({ name, email })), ...contacts],
    addins,
    launches,
    categories: [...masterCategories, ...productCategories],
    ...(identity === undefined ? {} : { identity }),
  }
  app.get('/config.json', (_request, reply) => reply.header('cache-control', 'no-store').send(config))
}

function ianaZoneOf({ name, timeZone }: HostPerson): string {
  const zone = findIana(timeZone)[0]
  if (zone === undefined)
    throw new Error(`${name} has the time zone "${timeZone}", which is no Windows zone name. Correct it in the seeded company.`)
  return zone
}
