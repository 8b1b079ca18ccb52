import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { toEmailAddress, type MailboxId } from '../../../src/domain/ids.ts'
import { createGraphCalendar } from '../../../src/rmsync/graph/graph-calendar.ts'
import type { GraphSettings } from '../../../src/standins/graph/settings.ts'
import type { ObedientWorld } from './calendar-world.ts'
import { graphByHand, linkPropertyId } from './graph-by-hand.ts'
import { startMicrosoft } from './start-microsoft.ts'
import { toOutlook } from './to-outlook.ts'

interface GraphWorld extends ObedientWorld {
  /** Bodies posted to the notification address so far. */
  readonly received: readonly unknown[]
}

/** The adapter before the Graph and sign-in stand-ins, over real HTTPS. */
export async function openGraphWorld(settings: Partial<GraphSettings> = {}): Promise<GraphWorld> {
  const { graph, ellen, tls, access, close } = await startMicrosoft(settings)
  const calendar = createGraphCalendar({ ...access, linkPropertyId })
  const byHand = graphByHand(access)
  const received: unknown[] = []
  const receiver = createServer(tls, async (request, answer) => {
    const token = new URL(request.url ?? '/', 'https://localhost').searchParams.get('validationToken')
    let text = ''
    for await (const chunk of request) text += String(chunk)
    if (token === null) received.push(JSON.parse(text))
    answer.writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' }).end(token ?? '')
  })
  await new Promise<void>((resolve) => receiver.listen(0, 'localhost', resolve))
  const person = graph.person(ellen.oid)
  return {
    calendar,
    received,
    mailboxId: ellen.oid as MailboxId,
    email: toEmailAddress(ellen.email),
    notificationUrl: `https://localhost:${(receiver.address() as AddressInfo).port}/notifications`,
    makes: async (facts) => person.idsOf(person.create(toOutlook(facts)).id).rest,
    changes: async (eventId, facts) => void person.edit(eventId, toOutlook(facts)),
    deletes: async (eventId) => person.remove(eventId),
    copies: async (eventId) => void person.copy(eventId),
    markerOf: byHand.markerOf,
    bodyTextOf: byHand.bodyTextOf,
    mailCount: () => graph.mailSent().length,
    invitations: () => graph.mailSent().flatMap(({ kind, to }) => (kind === 'invitation' ? to : [])),
    moves: async (eventId, calendarId) => void person.move(eventId, calendarId),
    deletesCalendar: async (calendarId) => {
      await byHand.ask('DELETE', `/users/${ellen.oid}/calendars/${encodeURIComponent(calendarId)}`)
    },
    forgetCursors: () => graph.expireDeltaTokens(),
    close: async () => {
      await calendar.close()
      await byHand.close()
      await close()
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
    },
  }
}
