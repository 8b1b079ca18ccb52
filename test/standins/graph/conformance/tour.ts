import { amir, ellen, jonas, meeting, until, type Answer, type GraphFixture, type Receiver } from '../graph-fixture.ts'

export interface Stop {
  readonly method: string
  /** below /v1.0, without the query */
  readonly path: string
  readonly status: number
  readonly body: unknown
}

const window = 'startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-02-28T00:00:00Z'
const property = 'String {3f1c2d4e-0000-4a5b-8c6d-7e8f90a1b2c3} Name Marker'
const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${property}')`)
const range = { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 }
const weekly = { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] }, range }
const invite = (...people: { name: string; email: string }[]) =>
  people.map(({ name, email }) => ({ type: 'required', emailAddress: { name, address: email } }))

/** One request at least of every route, with the forms an answer can take, refusals among them. */
export async function tour(fixture: GraphFixture, receiver: Receiver): Promise<Stop[]> {
  const stops: Stop[] = []
  const go = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer['body']> => {
    const target = path.startsWith('https:') ? path : `/v1.0${path}`
    const answer = await fixture.call(method, target, { headers, ...(body !== undefined && { body }) })
    const bare = (path.split('?')[0] ?? '').replace(`${fixture.graph.url}/v1.0`, '')
    stops.push({ method, path: bare, status: answer.status, body: answer.body })
    return answer.body
  }
  const user = `/users/${ellen.oid}`
  await people(go, user)
  const calendar = await go('POST', `${user}/calendars`, { name: 'Travel' })
  await go('GET', `${user}/calendars`)
  await go('GET', `${user}/calendars/$count`)
  for (const one of [`${user}/calendar`, `${user}/calendars/${calendar.id}`]) {
    await go('GET', one)
    await go('PATCH', one, { color: 'lightTeal' })
  }
  await go('PATCH', `${user}/calendar`, { name: 'Renamed' })
  const wish = {
    changeType: 'created,updated,deleted',
    notificationUrl: receiver.url,
    lifecycleNotificationUrl: receiver.url,
    resource: `/users/${ellen.oid}/events`,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    clientState: 'secret',
  }
  const subscription = await go('POST', '/subscriptions', wish)
  for (const base of [user, `${user}/calendar`, `${user}/calendars/${calendar.id}`]) await calendarStops(go, base)
  await meetingStops(go, user)
  await until(() => receiver.accepted().length > 5)
  await subscriptionStops(go, subscription.id, wish)
  await batchStops(go, stops, user)
  await go('DELETE', `${user}/calendars/${calendar.id}`)
  await go('GET', '/nothing/here')
  return stops
}

type Go = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer['body']>

async function people(go: Go, user: string) {
  await go('GET', '/users')
  await go('GET', '/users/nobody')
  await go('GET', user)
  await go('GET', `${user}/mailboxSettings`)
  await go('PATCH', `${user}/mailboxSettings`, { timeZone: 'Pacific Standard Time', language: { locale: 'sv-SE' } })
  await go('PATCH', `${user}/mailboxSettings`, { timeZone: 'Atlantis Standard Time' })
  await go('POST', `${user}/outlook/masterCategories`, { displayName: 'Linked', color: 'preset3' })
  await go('POST', `${user}/outlook/masterCategories`, { displayName: 'Linked' })
  const { value } = await go('GET', `${user}/outlook/masterCategories`)
  const category = `${user}/outlook/masterCategories/${value[0].id}`
  await go('GET', category)
  await go('PATCH', category, { color: 'preset4' })
  await go('DELETE', category)
  await go('GET', category)
}

async function calendarStops(go: Go, base: string) {
  const events = `${base}/events`
  const properties = [{ id: property, value: '{}' }]
  const more = { attendees: invite(jonas), singleValueExtendedProperties: properties, transactionId: base, isOnlineMeeting: true }
  const single = await go('POST', events, meeting({ ...more, location: { displayName: 'Room Fjord' } }))
  const allDay = { isAllDay: true, start: { dateTime: '2026-12-09' }, end: { dateTime: '2026-12-10' } }
  await go('POST', events, meeting(allDay))
  const series = await go('POST', events, meeting({ recurrence: weekly, categories: ['Linked'] }))
  await go('POST', events, { subject: 'No time' })
  const first = await go('GET', `${base}/calendarView/delta?${window}`, undefined, { prefer: 'odata.maxpagesize=2' })
  const rest = await go('GET', first['@odata.nextLink'], undefined, { prefer: 'odata.maxpagesize=50' })
  const { value } = await go('GET', `${events}/${series.id}/instances?${window}`)
  await go('GET', `${events}/${series.id}/calendar`)
  await extensionStops(go, `${events}/${single.id}`)
  await go('PATCH', `${events}/${value[1].id}`, { subject: 'Moved', start: meeting().start, end: meeting().end })
  await go('PATCH', `${events}/${value[1].id}`, { subject: 'Another' })
  await go('DELETE', `${events}/${value[2].id}`)
  await go('GET', `${events}/${series.id}?$select=subject,cancelledOccurrences,occurrenceId&$expand=exceptionOccurrences`)
  await go('GET', `${events}/${single.id}?$expand=${expand}`, undefined, { prefer: 'outlook.body-content-type="text"' })
  await go('GET', `${events}/${single.id}?$expand=calendar($select=id),extensions($filter=id eq 'Com.Example.Link')`)
  await go('GET', `${events}?$top=2&$count=true&$expand=calendar`)
  await go('GET', `${events}/$count`)
  await go('GET', `${base}/calendarView?${window}`)
  await go('GET', `${base}/calendarView/$count?${window}`)
  await go('POST', `${events}/${single.id}/cancel`, { comment: 'Off' })
  await go('DELETE', `${events}/${single.id}`)
  await go('GET', rest['@odata.deltaLink'])
  await go('GET', `${base}/calendarView/delta?$deltatoken=nothing`)
}

async function extensionStops(go: Go, event: string) {
  const extensions = `${event}/extensions`
  const made = await go('POST', extensions, { extensionName: 'Com.Example.Link', linkId: 'L-1' })
  await go('POST', extensions, { extensionName: 'Com.Example.Link' })
  await go('POST', extensions, { extensionName: 'Com.Example.Other', linkId: 'L-2' })
  await go('GET', extensions)
  await go('GET', `${extensions}/${made.id}`)
  await go('PATCH', `${extensions}/Com.Example.Link`, { linkId: 'L-3' })
  await go('DELETE', `${extensions}/Com.Example.Other`)
  await go('GET', `${extensions}/Com.Example.Other`)
}

/** What a part of a batch answers is checked as if it had been asked for alone. */
async function batchStops(go: Go, stops: Stop[], user: string) {
  const headers = { 'Content-Type': 'application/json' }
  const requests = [
    { id: 'list', method: 'GET', url: `${user}/events?$top=3` },
    { id: 'none', method: 'GET', url: `${user}/events/none` },
    { id: 'make', method: 'POST', url: `${user}/events`, headers, body: meeting({ subject: 'In a batch' }) },
    { id: 'view', method: 'GET', url: `${user}/calendarView?${window}` },
    { id: 'people', method: 'GET', url: '/users' },
    { id: 'bad', method: 'POST', url: `${user}/events`, headers, body: { subject: 'No time' } },
    { id: 'after', method: 'GET', url: `${user}/calendar`, dependsOn: ['none'] },
  ]
  const { responses } = await go('POST', '/$batch', { requests })
  for (const { id, status, body } of responses) {
    const part = requests.find((one) => one.id === id)
    if (part) stops.push({ method: part.method, path: part.url.split('?')[0] ?? '', status, body })
  }
}

async function meetingStops(go: Go, user: string) {
  const { id } = await go('POST', `${user}/events`, meeting({ subject: 'Meet', attendees: invite(jonas) }))
  await go('GET', `${user}/events/${id}/calendar`)
  const theirs = `/users/${jonas.oid}`
  const { value } = await go('GET', `${theirs}/events?$filter=${encodeURIComponent("subject eq 'Meet'")}`)
  const copy = `${theirs}/events/${value[0].id}`
  const toRecipients = invite(amir).map(({ emailAddress }) => ({ emailAddress }))
  await go('POST', `${copy}/forward`, { toRecipients })
  await go('POST', `${copy}/accept`, { comment: 'Yes' })
  const proposedNewTime = { start: meeting().start, end: meeting().end }
  await go('POST', `${copy}/tentativelyAccept`, { proposedNewTime })
  await go('POST', `${copy}/decline`, {})
  await go('POST', `${user}/events/${id}/accept`, {})
  await go('GET', `${user}/events/${id}`)
  const sourceIdType = 'restId'
  await go('POST', `${user}/translateExchangeIds`, { inputIds: [id, 'no'], sourceIdType, targetIdType: 'restImmutableEntryId' })
}

async function subscriptionStops(go: Go, id: string, wish: Record<string, unknown>) {
  await go('POST', '/subscriptions', wish)
  await go('GET', '/subscriptions')
  await go('GET', `/subscriptions/${id}`)
  await go('PATCH', `/subscriptions/${id}`, { expirationDateTime: wish['expirationDateTime'] })
  await go('POST', `/subscriptions/${id}/reauthorize`)
  await go('DELETE', `/subscriptions/${id}`)
}
