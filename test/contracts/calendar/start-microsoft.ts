import { trustAlso } from '../../../src/rmsync/trust-also.ts'
import type { GraphSettings } from '../../../src/standins/graph/settings.ts'
import { startGraphStandin } from '../../../src/standins/graph/start-graph-standin.ts'
import { seededPeople, seededRegistrations } from '../../../src/standins/identity/seeded-registrations.ts'
import { startIdentityStandin } from '../../../src/standins/identity/start-identity-standin.ts'
import { clients, people, tenantId } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'
import type { GraphAccess } from './graph-by-hand.ts'

const clientSecret = 'a secret of the test'

/** The stand-ins of Graph and of its sign-in, empty, with Ellen's mailbox to work in. */
export async function startMicrosoft(settings: Partial<GraphSettings> = {}) {
  const [ellen] = people
  if (ellen === undefined) throw new Error('The seeded company has nobody in it.')
  const certificates = await makeLocalCertificates()
  const { key, cert, ca } = certificates
  trustAlso(ca)
  const tls = { key, cert }
  const registrations = (graph: string) =>
    seededRegistrations({ graph, outlook: 'https://localhost:1', rmsync: 'https://localhost:2', rmsyncSecret: clientSecret })
  const identity = await startIdentityStandin({
    port: 0,
    tls,
    tenantId,
    people: seededPeople,
    registrations: registrations('https://localhost:3'),
    ifsRealm: { name: 'ifs', clients: [] },
  })
  const { issuer, jwksUrl } = identity
  const graph = await startGraphStandin({ port: 0, tls, ca, issuer, jwksUrl, people, seed: false, settings })
  identity.register(registrations(graph.url))
  const access = {
    graphUrl: graph.url,
    tokenUrl: `${identity.authority}/oauth2/v2.0/token`,
    clientId: clients.rmsync,
    clientSecret,
  } satisfies GraphAccess
  return {
    graph,
    ellen,
    tls,
    ca,
    access,
    close: async () => {
      await graph.close()
      await identity.close()
    },
  }
}
