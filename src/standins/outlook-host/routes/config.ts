import type { FastifyInstance } from 'fastify'
import { findIana } from 'windows-iana'
import type { DirectoryEntry, HostConfig, HostedAddin, HostIdentity, HostPerson } from '../host-config.ts'

interface ConfigOptions {
  readonly people: readonly HostPerson[]
  readonly contacts?: readonly DirectoryEntry[]
  readonly addins: readonly HostedAddin[]
  readonly identity?: HostIdentity
}

export async function configRoutes(
  app: FastifyInstance,
  { people, contacts = [], addins, identity }: ConfigOptions,
): Promise<void> {
  const config: HostConfig = {
    people: people.map((person) => ({ ...person, ianaZone: ianaZoneOf(person) })),
    directory: [...people.map(({ name, email }) => ({ name, email })), ...contacts],
    addins,
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
