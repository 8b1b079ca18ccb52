import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { DirectoryEntry, HostedAddin, HostedLaunch, HostIdentity, HostPerson } from './host-config.ts'
import { faultQueue, type Fault } from './faults.ts'
import { recordRequests, type RecordedRequest } from './request-log.ts'
import { openRoamingStore } from './roaming-store.ts'
import { backDoorRoutes } from './routes/back-door.ts'
import { configRoutes } from './routes/config.ts'
import { officeRoutes } from './routes/office.ts'
import { pageRoutes } from './routes/page.ts'
import { roamingRoutes } from './routes/roaming.ts'

export interface OutlookHostOptions {
  /** 0 = any free port */
  readonly port: number
  /** PEM; `cert` is leaf + CA */
  readonly tls: { readonly key: string; readonly cert: string }
  /** PEM of the CA, to call the Graph stand-in */
  readonly ca: string
  /** the Graph stand-in: its back door `/_outlook/…` is where mailboxes live */
  readonly graphUrl: string
  readonly identity?: HostIdentity
  readonly addins: readonly HostedAddin[]
  /** run by the host itself while a person has the optional manifests on, in the settings of the page */
  readonly launches?: readonly HostedLaunch[]
  readonly people: readonly HostPerson[]
  /** people outside the company whom the attendee field suggests */
  readonly contacts?: readonly DirectoryEntry[]
  /** keeps what add-ins save as roaming settings; without it they live in memory */
  readonly stateFile?: string
  /** folder of the built page; default: `dist/outlook-host` of the project */
  readonly pageDir?: string
}

export interface OutlookHost {
  readonly url: string
  close(): Promise<void>
  requests(): readonly RecordedRequest[]
  /** the next request whose path contains `match` is answered with `status`, once */
  failNext(fault: Fault): void
}

/** Outlook on the web as host of add-ins: a page that looks like a calendar, and the files an add-in asks of its host. */
export async function startOutlookHost(options: OutlookHostOptions): Promise<OutlookHost> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error('The simulated Outlook is for trial and tests and does not start with NODE_ENV=production. Unset NODE_ENV.')
  }
  const app = Fastify({ https: { key: options.tls.key, cert: options.tls.cert }, forceCloseConnections: true, logger: false })
  const faults = faultQueue()
  const requests = recordRequests(app)
  const roaming = await openRoamingStore(options.stateFile)

  app.addHook('onRequest', async (request, reply) => {
    const fault = faults.take(request.url)
    if (fault !== undefined)
      await reply.code(fault.status).send({ error: `The simulated Outlook was told to answer ${fault.status} here.` })
  })
  await app.register(configRoutes, options)
  await app.register(officeRoutes)
  await app.register(backDoorRoutes, { graphUrl: options.graphUrl, ca: options.ca })
  await app.register(roamingRoutes, { roaming })
  await app.register(pageRoutes, options.pageDir === undefined ? {} : { pageDir: options.pageDir })

  await app.listen({ port: options.port, host: 'localhost' })
  const { port } = app.server.address() as AddressInfo
  return {
    // add-ins trust a host on their own hostname only, so it is never spelt 127.0.0.1 (outlook-host-protocol.md §0, trust rule)
    url: `https://localhost:${port}`,
    requests: () => requests,
    failNext: (fault) => {
      faults.add(fault)
    },
    close: async () => {
      await app.close()
      await roaming.flush()
    },
  }
}
