import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startGraphStandin, type GraphStandin } from '../../src/standins/graph/start-graph-standin.ts'
import { seededPeople, seededRegistrations } from '../../src/standins/identity/seeded-registrations.ts'
import { startIdentityStandin, type IdentityStandin } from '../../src/standins/identity/start-identity-standin.ts'
import { startIfsStandin, type IfsStandin } from '../../src/standins/ifs/start-ifs-standin.ts'
import { startOutlookHost, type OutlookHost } from '../../src/standins/outlook-host/start-outlook-host.ts'
import { clients, groups, parties, people, tenantId } from '../../src/standins/seed/company.ts'
import type { LocalCertificates } from '../../src/standins/tls.ts'
import { hostedAddins, hostedLaunches } from './hosted-addins.ts'
import type { Ports } from './ports.ts'

interface CloudOptions {
  /** without ports each server takes any free one */
  readonly ports?: Omit<Ports, 'rmsync'>
  /** origin of rmsync, which serves the panel: known before rmsync starts, it is part of the registrations */
  readonly rmsyncUrl: string
  readonly certificates: LocalCertificates
  /** without it the state lives in memory */
  readonly stateDir?: string
  readonly now?: () => Date
}

export interface Cloud {
  readonly identity: IdentityStandin
  readonly graph: GraphStandin
  readonly ifs: IfsStandin
  readonly outlook: OutlookHost
  readonly rmsyncUrl: string
  close(): Promise<void>
}

/** Made up and worth nothing elsewhere: both ends of them are on this machine. */
const localSecrets = { graph: 'local-rmsync-secret', ifs: 'local-ifs-secret' }
const ifsClientId = 'RMSYNC'

/** The four stand-ins of the local cloud, each knowing the others' addresses, in one process. */
export async function startCloud({ ports, rmsyncUrl, certificates, stateDir, now }: CloudOptions): Promise<Cloud> {
  if (stateDir !== undefined) await mkdir(stateDir, { recursive: true })
  const started: { close(): Promise<void> }[] = []
  const closeAll = async (): Promise<void> => {
    // the last started first: who calls goes before who is called
    for (const server of started.splice(0).reverse()) await server.close()
  }
  const common = (name: keyof Omit<Ports, 'rmsync'>) => ({
    port: ports?.[name] ?? 0,
    tls: { key: certificates.key, cert: certificates.cert },
    ca: certificates.ca,
    ...(stateDir === undefined ? {} : { stateFile: join(stateDir, `${name}.json`) }),
    ...(now === undefined ? {} : { now }),
  })
  const keep = <S extends { close(): Promise<void> }>(server: S): S => {
    started.push(server)
    return server
  }
  try {
    const identity = keep(
      await startIdentityStandin({
        ...common('identity'),
        tenantId,
        people: seededPeople,
        // the addresses of Graph and Outlook are known only once they listen
        registrations: { clients: [], resources: [] },
        ifsRealm: { name: 'ifs', clients: [{ id: ifsClientId, secret: localSecrets.ifs, userName: 'SYNC_MASTER' }] },
      }),
    )
    const graph = keep(
      await startGraphStandin({ ...common('graph'), issuer: identity.issuer, jwksUrl: identity.jwksUrl, people, seed: true }),
    )
    const ifs = keep(
      await startIfsStandin({ ...common('ifs'), issuer: identity.ifsIssuer, jwksUrl: identity.ifsJwksUrl, seed: true }),
    )
    const outlook = keep(
      await startOutlookHost({
        ...common('outlook'),
        graphUrl: graph.url,
        identity: { authority: identity.authority, clientId: clients.outlook, panelClientId: clients.panel },
        addins: hostedAddins(rmsyncUrl),
        launches: hostedLaunches(rmsyncUrl),
        people,
        contacts: [...parties.flatMap((party) => party.contacts), ...groups],
      }),
    )
    identity.register(
      seededRegistrations({ graph: graph.url, outlook: outlook.url, rmsync: rmsyncUrl, rmsyncSecret: localSecrets.graph }),
    )
    return { identity, graph, ifs, outlook, rmsyncUrl, close: closeAll }
  } catch (error) {
    await closeAll()
    throw error
  }
}

interface RmsyncPlace {
  readonly port: number
  readonly dataDir: string
  readonly caFile: string
  readonly certFile: string
  readonly keyFile: string
}

/** The settings with which rmsync runs against this cloud; the same names as against a real tenant. */
export function rmsyncSettings({ identity, graph, ifs, outlook, rmsyncUrl }: Cloud, place: RmsyncPlace): Record<string, string> {
  return {
    PORT: String(place.port),
    PUBLIC_URL: rmsyncUrl,
    DATA_DIR: place.dataDir,
    TLS_CERT_FILE: place.certFile,
    TLS_KEY_FILE: place.keyFile,
    EXTRA_CA_FILE: place.caFile,
    TENANT_ID: tenantId,
    TENANT_NAME: 'Halden',
    MICROSOFT_AUTHORITY_URL: identity.authority,
    ALLOW_LOCAL_IDENTITY: 'true',
    GRAPH_URL: graph.url,
    GRAPH_CLIENT_ID: clients.rmsync,
    GRAPH_CLIENT_SECRET: localSecrets.graph,
    API_CLIENT_ID: clients.api,
    PANEL_CLIENT_ID: clients.panel,
    OFFICE_JS_URL: `${outlook.url}/office/office.js`,
    FRAME_ANCESTORS: outlook.url,
    IFS_URL: ifs.url,
    IFS_TOKEN_URL: identity.ifsTokenUrl,
    IFS_CLIENT_ID: ifsClientId,
    IFS_CLIENT_SECRET: localSecrets.ifs,
    IFS_TIMESTAMPS: 'UTC',
    IFS_ACTIVITY_URL: `${ifs.url}/ifs/activity/{activityNo}`,
  }
}
