import { startGraphStandin, type GraphStandin } from '../../../src/standins/graph/start-graph-standin.ts'
import { seededPeople, seededRegistrations } from '../../../src/standins/identity/seeded-registrations.ts'
import { startIdentityStandin, type IdentityStandin } from '../../../src/standins/identity/start-identity-standin.ts'
import { startOutlookHost, type OutlookHost } from '../../../src/standins/outlook-host/start-outlook-host.ts'
import { clients, parties, people, tenantId } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'
import { startProbeAddin } from './probe-addin.ts'

export interface OutlookFixture {
  readonly ca: string
  readonly graph: GraphStandin
  readonly identity: IdentityStandin
  readonly outlook: OutlookHost
  readonly probeOrigin: string
  close(): Promise<void>
}

/** Identity, Graph and Outlook over real HTTPS, and the probe as the add-in. */
export async function startOutlookFixture(options: {
  seed: boolean
  pageDir?: string
  stateFile?: string
}): Promise<OutlookFixture> {
  const { ca, cert, key } = await makeLocalCertificates()
  const tls = { key, cert }
  const probe = await startProbeAddin(tls)
  const identity = await startIdentityStandin({
    port: 0,
    tls,
    tenantId,
    people: seededPeople,
    registrations: { clients: [], resources: [] },
    ifsRealm: { name: 'ifs', clients: [] },
  })
  const graph = await startGraphStandin({
    port: 0,
    tls,
    ca,
    issuer: identity.issuer,
    jwksUrl: identity.jwksUrl,
    people,
    seed: options.seed,
  })
  const outlook = await startOutlookHost({
    port: 0,
    tls,
    ca,
    graphUrl: graph.url,
    people,
    contacts: parties.flatMap(({ contacts }) => contacts),
    identity: { authority: identity.authority, clientId: clients.outlook, panelClientId: clients.panel },
    addins: [{ id: 'probe', name: 'Probe', url: probe.url, permissionLevel: 3 }],
    ...(options.pageDir === undefined ? {} : { pageDir: options.pageDir }),
    ...(options.stateFile === undefined ? {} : { stateFile: options.stateFile }),
  })
  probe.useHost(outlook.url)
  identity.register(seededRegistrations({ graph: graph.url, outlook: outlook.url, rmsync: probe.origin, rmsyncSecret: 'secret' }))
  return {
    ca,
    graph,
    identity,
    outlook,
    probeOrigin: probe.origin,
    close: async () => {
      await outlook.close()
      await graph.close()
      await identity.close()
      await probe.close()
    },
  }
}
