import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Agent, request } from 'undici'
import { toEmailAddress, type MailboxId } from '../../../src/domain/ids.ts'
import { createGraphCalendar } from '../../../src/rmsync/graph/graph-calendar.ts'
import type { AppointmentRef, LinkMarker } from '../../../src/rmsync/ports.ts'
import { startGraphStandin } from '../../../src/standins/graph/start-graph-standin.ts'
import { seededPeople, seededRegistrations } from '../../../src/standins/identity/seeded-registrations.ts'
import { startIdentityStandin } from '../../../src/standins/identity/start-identity-standin.ts'
import { clients, people, tenantId } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'
import type { ObedientWorld } from './calendar-world.ts'
import { toOutlook } from './to-outlook.ts'

const ellen = people[0]
const clientSecret = 'a secret of the test'
const linkPropertyId = 'String {3f1c2d4e-0000-4a5b-8c6d-7e8f90a1b2c3} Name RmPanelContract'

interface GraphWorld extends ObedientWorld {
  /** Bodies posted to the notification address so far. */
  readonly received: readonly unknown[]
}

/** The adapter before the Graph and sign-in stand-ins, over real HTTPS. */
export async function openGraphWorld(): Promise<GraphWorld> {
  const certificates = await makeLocalCertificates()
  const tls = { key: certificates.key, cert: certificates.cert }
  const { ca } = certificates
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
  const graph = await startGraphStandin({ port: 0, tls, ca, issuer, jwksUrl, people, seed: false })
  identity.register(registrations(graph.url))
  const calendar = createGraphCalendar({
    graphUrl: graph.url,
    tokenUrl: `${identity.authority}/oauth2/v2.0/token`,
    clientId: clients.rmsync,
    clientSecret,
    ca,
    linkPropertyId,
  })
  const received: unknown[] = []
  const receiver = createServer(tls, async (request, answer) => {
    const token = new URL(request.url ?? '/', 'https://localhost').searchParams.get('validationToken')
    let text = ''
    for await (const chunk of request) text += String(chunk)
    if (token === null) received.push(JSON.parse(text))
    answer.writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' }).end(token ?? '')
  })
  await new Promise<void>((resolve) => receiver.listen(0, 'localhost', resolve))
  const agent = new Agent({ connect: { ca } })
  if (ellen === undefined) throw new Error('The seeded company has nobody in it.')
  const person = graph.person(ellen.oid)
  const toRest = (id: string) => person.idsOf(id).rest

  /** Asks Graph past the adapter: what it wrote is judged by what Graph says of it. */
  const ask = async ({ mailboxId, eventId }: AppointmentRef, query: string): Promise<Record<string, unknown>> => {
    const token = await identity.applicationToken(clients.rmsync, `${graph.url}/.default`)
    const url = `${graph.url}/v1.0/users/${mailboxId}/events/${encodeURIComponent(eventId)}?${query}`
    const { body } = await request(url, {
      dispatcher: agent,
      headers: { authorization: `Bearer ${token}`, prefer: 'outlook.body-content-type="text"' },
    })
    return (await body.json()) as Record<string, unknown>
  }
  return {
    calendar,
    received,
    mailboxId: ellen.oid as MailboxId,
    email: toEmailAddress(ellen.email),
    notificationUrl: `https://localhost:${(receiver.address() as AddressInfo).port}/notifications`,
    makes: async (facts) => toRest(person.create(toOutlook(facts)).id),
    changes: async (eventId, facts) => void person.edit(eventId, toOutlook(facts)),
    deletes: async (eventId) => person.remove(eventId),
    copies: async (eventId) => void person.copy(eventId),
    markerOf: async (ref) => {
      const filter = encodeURIComponent(`id eq '${linkPropertyId}'`)
      const event = await ask(ref, `$expand=singleValueExtendedProperties($filter=${filter})`)
      const [property] = (event['singleValueExtendedProperties'] ?? []) as { value: string }[]
      const marker = JSON.parse(property?.value ?? '{}') as LinkMarker
      return Object.keys(marker).length === 0 ? null : marker
    },
    bodyTextOf: async (ref) => ((await ask(ref, '$select=body'))['body'] as { content: string }).content.replaceAll('\r\n', '\n'),
    mailCount: () => graph.mailSent().length,
    forgetCursors: () => graph.expireDeltaTokens(),
    close: async () => {
      await calendar.close()
      await agent.close()
      await graph.close()
      await identity.close()
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
    },
  }
}
