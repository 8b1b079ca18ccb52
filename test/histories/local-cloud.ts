import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { OutsideError } from '../../src/domain/errors.ts'
import { mainCalendar, type MailboxId } from '../../src/domain/ids.ts'
import type { Instant } from '../../src/domain/time-span.ts'
import { createGraphCalendar } from '../../src/rmsync/graph/graph-calendar.ts'
import type { StoredSubscription } from '../../src/rmsync/ports/store.ts'
import { createIfsCrm } from '../../src/rmsync/ifs/ifs-crm.ts'
import { loadIfsMapping } from '../../src/rmsync/ifs/ifs-mapping.ts'
import { trustAlso } from '../../src/rmsync/trust-also.ts'
import { startGraphStandin, type GraphStandin } from '../../src/standins/graph/start-graph-standin.ts'
import { seededPeople, seededRegistrations } from '../../src/standins/identity/seeded-registrations.ts'
import { startIdentityStandin, type IdentityStandin } from '../../src/standins/identity/start-identity-standin.ts'
import { startIfsStandin, type IfsStandin } from '../../src/standins/ifs/start-ifs-standin.ts'
import { clients, people, tenantId } from '../../src/standins/seed/company.ts'
import { makeLocalCertificates } from '../../src/standins/tls.ts'
import { ArmedFaults } from './armed-faults.ts'
import type { HistoryClock } from './clock.ts'

const mappingFile = fileURLToPath(new URL('../../config/ifs-mapping.json', import.meta.url))
const secret = 'a secret of the histories'
const dayMs = 86_400_000
/** Of the controller, who is no representative. */
const nobodysMailbox = people.find(({ ifs }) => ifs === undefined)?.oid as MailboxId
const ifsClient = { id: 'RMSYNC', secret }

export const graphFaults = {
  'graph busy': (graph, plan) => graph.failNext(429, { ...plan, retryAfter: 30 }),
  'graph busy, says not how long': (graph, plan) => graph.failNext(429, plan),
  'graph down': (graph, plan) => graph.failNext(503, plan),
  'graph gateway timeout': (graph, plan) => graph.failNext(504, plan),
  'graph error': (graph, plan) => graph.failNext(500, plan),
  'graph forbids': (graph, plan) => graph.failNext(403, plan),
  'graph token refused': (graph, plan) => graph.failNext(401, plan),
  'graph conflict': (graph, plan) => graph.failNext(412, plan),
  'graph connection reset': (graph, plan) => graph.breakNext('reset', plan),
  'graph half an answer': (graph, plan) => graph.breakNext('halfBody', plan),
  'graph malformed answer': (graph, plan) => graph.breakNext('malformedJson', plan),
  'graph page of a proxy': (graph, plan) => graph.breakNext('wrongContentType', plan),
} satisfies Record<string, (graph: GraphStandin, plan: { match: RegExp; times: number }) => void>
export type GraphFault = keyof typeof graphFaults
export const graphFaultNames = Object.keys(graphFaults) as GraphFault[]

export const ifsFaults = {
  'ifs busy': (ifs, plan) => ifs.failNext(429, { ...plan, retryAfter: 20 }),
  'ifs down': (ifs, plan) => ifs.failNext(503, plan),
  'ifs locked record': (ifs, plan) => ifs.failNext(423, plan),
  'ifs metadata changed': (ifs, plan) => ifs.failNext(500, plan),
  'ifs refuses': (ifs, plan) => ifs.failNext(400, { ...plan, details: 'The value is not allowed here.' }),
  'ifs token refused': (ifs, plan) => ifs.failNext(401, plan),
  'ifs forbids': (ifs, plan) => ifs.failNext(403, plan),
  'ifs changed in between': (ifs, plan) => ifs.failNext(412, plan),
  'ifs timeout, written': (ifs, plan) => ifs.failNext('timeout-applied', plan),
  'ifs timeout, not written': (ifs, plan) => ifs.failNext('timeout-not-applied', plan),
  'ifs lost answer': (ifs, plan) => ifs.failNext('lost-answer', plan),
} satisfies Record<string, (ifs: IfsStandin, plan: { match: RegExp; times: number }) => void>
export type IfsFault = keyof typeof ifsFaults
export const ifsFaultNames = Object.keys(ifsFaults) as IfsFault[]

export type LocalCloud = Awaited<ReturnType<typeof startLocalCloud>>

/** Sign-in, Graph and IFS of the local cloud over real HTTPS, once for all histories, and the address that notifications go to. */
export async function startLocalCloud(clock: HistoryClock) {
  const certificates = await makeLocalCertificates()
  const { key, cert, ca } = certificates
  trustAlso(ca)
  const tls = { key, cert }
  const registrations = (graph: string) =>
    seededRegistrations({ graph, outlook: 'https://localhost:1', rmsync: 'https://localhost:2', rmsyncSecret: secret })
  const identity: IdentityStandin = await startIdentityStandin({
    port: 0,
    tls,
    tenantId,
    people: seededPeople,
    registrations: registrations('https://localhost:3'),
    ifsRealm: { name: 'ifs', clients: [{ ...ifsClient, userName: 'SYNC_MASTER' }] },
  })
  const now = clock.date
  const graph = await startGraphStandin({
    port: 0,
    tls,
    ca,
    issuer: identity.issuer,
    jwksUrl: identity.jwksUrl,
    people,
    seed: false,
    now,
  })
  identity.register(registrations(graph.url))
  const ifs = await startIfsStandin({
    port: 0,
    tls,
    ca,
    issuer: identity.ifsIssuer,
    jwksUrl: identity.ifsJwksUrl,
    seed: true,
    now,
  })
  // What Graph posts is kept here: the history decides what becomes of it.
  let posted: object[] = []
  let wholeBag = Promise.withResolvers<void>()
  const receiver = createServer(tls, async (request, answer) => {
    const token = new URL(request.url ?? '/', 'https://localhost').searchParams.get('validationToken')
    let body = ''
    for await (const chunk of request) body += String(chunk)
    if (token === null) {
      const { value } = JSON.parse(body) as { value: { subscriptionId: string }[] }
      posted.push(...value.filter(({ subscriptionId }) => subscriptionId !== endOfBag?.id))
      if (value.some(({ subscriptionId }) => subscriptionId === endOfBag?.id)) wholeBag.resolve()
    }
    answer.writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' }).end(token ?? '')
  })
  await new Promise<void>((resolve) => receiver.listen(0, 'localhost', resolve))
  graph.pauseNotifications(true)
  const notificationUrl = `https://localhost:${(receiver.address() as AddressInfo).port}/graph`
  const openCalendar = () =>
    createGraphCalendar({
      graphUrl: graph.url,
      tokenUrl: `${identity.authority}/oauth2/v2.0/token`,
      clientId: clients.rmsync,
      clientSecret: secret,
      now: clock.ms,
      // without a time named by Graph the short waits within a call are not waited
      random: () => 0,
    })
  /** A subscription of the histories' own: a lifecycle notification for it goes out with the rest, and says that the rest is there. */
  const own = openCalendar()
  let endOfBag: { readonly id: string } | undefined
  const renewEndOfBag = async (): Promise<{ readonly id: string }> => {
    const standing = graph.subscriptions().find(({ id }) => id === endOfBag?.id)
    if (standing !== undefined) return standing
    const request = {
      mailboxId: nobodysMailbox,
      notificationUrl,
      lifecycleNotificationUrl: notificationUrl,
      clientState: 'the end of the bag',
      expiresAt: new Date(clock.ms() + 6 * dayMs).toISOString() as Instant,
    }
    try {
      return { id: (await own.subscribe(request)).subscriptionId }
    } catch (error) {
      // A fault that was meant for rmsync: it is used up by asking.
      if (!(error instanceof OutsideError)) throw error
      return renewEndOfBag()
    }
  }
  const mapping = await loadIfsMapping(mappingFile)
  let offencesBefore = 0
  const openMailboxes = () => {
    for (const { email } of people) graph.denyMailbox(email, false)
  }
  const seeded = new Set(ifs.activities().map(({ activityNo }) => activityNo))
  const faults = {
    graph: new ArmedFaults(graphFaultNames, (fault, plan) => graphFaults[fault](graph, plan)),
    ifs: new ArmedFaults(ifsFaultNames, (fault, plan) => ifsFaults[fault](ifs, plan)),
  }

  return {
    identity,
    graph,
    ifs,
    notificationUrl,
    /** Everything that Graph has to post now. */
    posts: async (): Promise<readonly object[]> => {
      endOfBag = await renewEndOfBag()
      graph.lifecycle(endOfBag.id, 'missed')
      graph.pauseNotifications(false)
      await wholeBag.promise
      graph.pauseNotifications(true)
      wholeBag = Promise.withResolvers()
      return posted.splice(0)
    },
    /** Mailboxes empty, what people or rmsync made in IFS gone, no fault in the way. */
    reset: () => {
      faults.graph.disarm()
      faults.ifs.disarm()
      identity.forgetFaults()
      ifs.unlockSyncMaster()
      openMailboxes()
      graph.deltaRounds({})
      graph.reset()
      offencesBefore = ifs.offences().length
      posted = []
      for (const { activityNo } of ifs.activities()) if (!seeded.has(activityNo)) ifs.as('ELSA').deleteActivity(activityNo)
    },
    faults,
    openMailboxes,
    /** Writes without If-Match in this history. */
    offences: () => ifs.offences().slice(offencesBefore),
    isSeeded: (activityNo: string) => seeded.has(activityNo),
    /** What is subscribed to already, so that not every history has to begin with it; what lives longer than any may, is ended. */
    standingSubscriptions: async (): Promise<readonly StoredSubscription[]> => {
      const rows = graph.subscriptions().filter(({ id }) => id !== endOfBag?.id)
      for (const { id, resource, expirationDateTime } of rows) {
        // Every history begins with the main calendar.
        const isOfOneCalendar = /\/calendars\//i.test(resource)
        if (isOfOneCalendar || Date.parse(expirationDateTime) > clock.ms() + 6 * dayMs + 3_600_000) await own.unsubscribe(id)
      }
      return graph.subscriptions().flatMap(({ id, oid, clientState, expirationDateTime }) =>
        id === endOfBag?.id
          ? []
          : [
              {
                subscriptionId: id,
                mailboxId: oid as MailboxId,
                calendarId: mainCalendar,
                clientState: clientState ?? '',
                expiresAt: expirationDateTime.replace(/\.\d+Z$/, 'Z') as Instant,
              },
            ],
      )
    },
    /** The adapters as a process makes them at its start: with no token, no remembered people. */
    openAdapters: () => {
      const calendar = openCalendar()
      const crm = createIfsCrm({
        ifsUrl: ifs.url,
        tokenUrl: identity.ifsTokenUrl,
        clientId: ifsClient.id,
        clientSecret: ifsClient.secret,
        now: clock.ms,
        mapping,
        timestamps: 'UTC',
        activityUrlTemplate: `${ifs.url}/ifs/activity/{activityNo}`,
      })
      return { calendar, crm, close: () => Promise.all([calendar.close(), crm.close()]) }
    },
    close: async () => {
      await own.close()
      await graph.close()
      await ifs.close()
      await identity.close()
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
    },
  }
}
