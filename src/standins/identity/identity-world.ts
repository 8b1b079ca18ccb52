import type { FastifyInstance } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'node:https'
import type { Faults } from './faults.ts'
import type { GrantStore } from './grant-store.ts'
import type { KeyRing } from './key-ring.ts'
import type { IdentityPerson } from './people.ts'
import type { Registrations } from './registrations.ts'

export type IdentityApp = FastifyInstance<Server, IncomingMessage, ServerResponse>

/** What all routes of the server share. */
export interface IdentityWorld {
  /** origin of this server; known once it listens */
  readonly origin: () => string
  readonly tenantId: string
  readonly people: readonly IdentityPerson[]
  readonly registrations: () => Registrations
  readonly entraKeys: KeyRing
  readonly ifsKeys: KeyRing
  readonly grants: GrantStore
  readonly faults: Faults
  readonly now: () => Date
  /** says who a request turned out to be, for the record of requests */
  readonly remember: (request: object, who: string) => void
}

export const entraIssuer = (world: IdentityWorld, tenantId: string): string => `${world.origin()}/${tenantId}/v2.0`

/** `common` and `organizations` take everybody; a tenant only its own people. */
export const isSharedTenant = (tenant: string): boolean => tenant === 'common' || tenant === 'organizations'

export const isKnownTenant = (world: IdentityWorld, tenant: string): boolean =>
  isSharedTenant(tenant) || tenant === world.tenantId || world.people.some((person) => person.tenantId === tenant)

export const peopleOf = (world: IdentityWorld, tenant: string): readonly IdentityPerson[] =>
  isSharedTenant(tenant) ? world.people : world.people.filter((person) => person.tenantId === tenant)
