import { randomUUID } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import type { Calendar } from '../../../../src/rmsync/ports/calendar.ts'
import { toEmailAddress, type MailboxId } from '../../../../src/domain/ids.ts'
import { createGraphCalendar } from '../../../../src/rmsync/graph/graph-calendar.ts'
import { startMicrosoft } from '../../../contracts/calendar/start-microsoft.ts'
import { link, timed, window } from '../../../contracts/calendar/calendar-world.ts'
import { startReceiver } from '../graph-fixture.ts'

/** A request that the adapter made; a part of a batch is one too. */
export interface Sent {
  readonly method: string
  /** below /v1.0, without the query */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

/** Every call of the port, and everything it asked Graph for on the way. */
export async function adapterTour(): Promise<{
  readonly sent: readonly Sent[]
  readonly called: ReadonlySet<string>
  readonly calls: readonly string[]
}> {
  const { graph, ellen, access, tls, ca, close } = await startMicrosoft()
  const receiver = await startReceiver({ ...tls, ca })
  const { close: closeCalendar, ...real } = createGraphCalendar(access)
  const called = new Set<string>()
  const calendar = new Proxy<Calendar>(real, {
    get: (target, name) => {
      called.add(String(name))
      return Reflect.get(target, name) as unknown
    },
  })
  const { sent, stop } = recordRequests(graph.url)
  try {
    graph.deltaRounds({ emptyPages: true })
    await visit(calendar, { mailboxId: ellen.oid as MailboxId, email: ellen.email, receiver: receiver.url, graph })
  } finally {
    stop()
    await closeCalendar()
    await close()
    await receiver.close()
  }
  return { sent, called, calls: Object.keys(real) }
}

interface Place {
  readonly mailboxId: MailboxId
  readonly email: string
  readonly receiver: string
  readonly graph: Awaited<ReturnType<typeof startMicrosoft>>['graph']
}

async function visit(calendar: Calendar, { mailboxId, email, receiver, graph }: Place): Promise<void> {
  const when = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')
  const draft = (transactionId: string = randomUUID(), subject = 'Push') => ({
    subject,
    when,
    bodyText: 'Text',
    category: 'IFS CRM',
    transactionId,
  })
  await calendar.findMailbox(toEmailAddress(email))
  await calendar.findMailbox(toEmailAddress('nobody@elsewhere.example')).catch(() => undefined)
  const created = await calendar.create(mailboxId, draft('once'), link)
  await calendar.create(mailboxId, draft('once', 'Push, changed'), link)
  const allDay = { kind: 'all-day', startOn: '2031-03-05', endOn: '2031-03-06' } as never
  await calendar.create(mailboxId, { ...draft(), when: allDay }, link)
  const itemId = graph.person(mailboxId).create({
    subject: 'Weekly',
    start: '2031-03-04T09:00:00',
    end: '2031-03-04T10:00:00',
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
      range: { type: 'numbered', numberOfOccurrences: 3 },
    },
  }).id
  const master = await calendar.readByItemId(mailboxId, graph.person(mailboxId).idsOf(itemId).rest)
  await calendar.readSeries(master, window)
  await calendar.readMany([created, master])
  await calendar.mark(master, { ...link, eventId: master.eventId }, 'IFS CRM')
  await calendar.unmark(master, 'IFS CRM')
  await calendar.findMarked(mailboxId)
  const [date] = (await calendar.readSeries(master, window)).instances
  if (date !== undefined) await calendar.mark(date, { ...link, eventId: date.eventId }, 'IFS CRM')
  await calendar.findMarkedDates(mailboxId, window)
  await calendar.findMeeting(mailboxId, { iCalUId: master.iCalUId, subject: 'Weekly', startsAt: '2031-03-04T08:00:00Z' })
  const { cursor } = await calendar.pullDelta(mailboxId, null, window)
  await calendar.pullDelta(mailboxId, cursor, window)
  await calendar.sendInvitations(created, [{ name: 'Maria Lindqvist', email: toEmailAddress('maria@norrvik.example') }])
  const other = await calendar.createCalendar(mailboxId, 'IFS')
  await calendar.createCalendar(mailboxId, 'IFS')
  await calendar.findCalendar(mailboxId, 'IFS')
  await calendar.create(mailboxId, draft(), link, other)
  await calendar.pullDelta(mailboxId, null, window, other)
  await calendar.addCategory(mailboxId, 'IFS CRM')
  await calendar.readMailboxSettings(mailboxId)
  await calendar.checkPermissions(mailboxId)
  await subscribe(calendar, mailboxId, receiver)
}

async function subscribe(calendar: Calendar, mailboxId: MailboxId, receiver: string): Promise<void> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString() as never
  const request = { mailboxId, notificationUrl: receiver, lifecycleNotificationUrl: receiver, clientState: 'secret', expiresAt }
  await calendar.subscribe(request)
  // The second finds the first in its way.
  const { subscriptionId } = await calendar.subscribe(request)
  await calendar.renew(subscriptionId, expiresAt)
  await calendar.reauthorise(subscriptionId)
  await calendar.unsubscribe(subscriptionId)
}

/** Listens to the HTTP client of this process: what goes on the wire, not what was meant to. */
function recordRequests(origin: string): { readonly sent: Sent[]; readonly stop: () => unknown } {
  const sent: Sent[] = []
  const listen = (message: unknown) => {
    const { request } = message as { request: { origin: unknown; method: string; path: string; body: Uint8Array | null } }
    if (String(request.origin) !== origin) return
    const body: unknown = request.body === null ? undefined : JSON.parse(Buffer.from(request.body).toString())
    const add = (method: string, address: string, content: unknown) => {
      const url = new URL(address, origin)
      sent.push({ method, path: decodeURI(url.pathname.replace('/v1.0', '')), query: url.searchParams, body: content })
    }
    add(request.method, request.path, body)
    for (const part of (body as { requests?: { method: string; url: string; body?: unknown }[] } | undefined)?.requests ?? [])
      add(part.method, part.url, part.body)
  }
  const created = channel('undici:request:create')
  created.subscribe(listen)
  return { sent, stop: () => created.unsubscribe(listen) }
}
