import type { Calendar } from '../../../src/rmsync/ports/calendar.ts'
import { graphError, graphEvent, mailboxId, ref } from './graph-event.ts'
import type { Asked, Scripted } from './scripted-graph.ts'

/** One request that a call of the port makes, and how to be there when it is made. */
interface CalendarRequest {
  readonly call: keyof Calendar
  readonly isWrite?: true
  /** It answers whatever happens: what went wrong stands in the answer. */
  readonly alwaysAnswers?: true
  /** Which of the call's requests it is, when it makes several. */
  readonly is?: (asked: Asked) => boolean
  readonly run: (calendar: Calendar) => Promise<unknown>
  /** What stands in the way before it, where Graph would otherwise be well. */
  readonly before?: (asked: Asked) => Scripted | undefined
}

const window = { from: '2031-03-01T00:00:00Z', to: '2031-04-01T00:00:00Z' } as never
const marker = { ...ref, linkId: 'link', activityNo: '4711' } as never
const appointment = { ...ref, changeKey: 'key==', categories: [] } as never
const draft = {
  subject: 'Push',
  when: { kind: 'all-day', startOn: '2031-03-04', endOn: '2031-03-05' },
  bodyText: '',
  category: 'IFS CRM',
  transactionId: 't',
} as never
const subscription = {
  mailboxId,
  notificationUrl: 'https://rmsync.example/notifications',
  lifecycleNotificationUrl: 'https://rmsync.example/lifecycle',
  clientState: 'secret',
  expiresAt: '2031-03-07T08:00:00Z',
} as never
const person = { name: 'Maria Lindqvist', email: 'maria@norrvik.example' } as never
const by =
  (method: string) =>
  ({ method: used }: Asked): boolean =>
    used === method
const at =
  (part: string) =>
  ({ path }: Asked): boolean =>
    path.includes(part)
const subscribe = (calendar: Calendar) => calendar.subscribe(subscription)
/** An earlier try of the same creation. */
const madeBefore = ({ method, path }: Asked) =>
  method === 'POST' && path.endsWith('/events') ? { status: 409, body: graphError('ErrorDuplicateTransactionId') } : undefined
const nameTaken = ({ method }: Asked) => (method === 'POST' ? { status: 409, body: graphError('ErrorFolderExists') } : undefined)
const inTheWay = ({ method }: Asked) => (method === 'POST' ? { status: 409, body: graphError('Conflict') } : undefined)

/** Every request that the calls of the port make. */
export const requests: Record<string, CalendarRequest> = {
  'findMailbox by name': {
    call: 'findMailbox',
    is: at('/users/'),
    run: (calendar) => calendar.findMailbox('a@b.example' as never),
  },
  'findMailbox by address': {
    call: 'findMailbox',
    is: at('$filter'),
    run: (calendar) => calendar.findMailbox('a@b.example' as never),
    before: ({ path }) => (path.includes('/users/') ? { status: 404, body: graphError('Request_ResourceNotFound') } : undefined),
  },
  readByItemId: { call: 'readByItemId', run: (calendar) => calendar.readByItemId(mailboxId, 'item') },
  readMany: { call: 'readMany', run: (calendar) => calendar.readMany([ref]) },
  readSeries: { call: 'readSeries', is: at('$batch'), run: (calendar) => calendar.readSeries(ref, window) },
  'readSeries, second page': { call: 'readSeries', is: at('page=2'), run: (calendar) => calendar.readSeries(ref, window) },
  'findMarked, calendars': { call: 'findMarked', is: at('/calendars?'), run: (calendar) => calendar.findMarked(mailboxId) },
  findMarked: { call: 'findMarked', is: at('singleValueExtendedProperties'), run: (calendar) => calendar.findMarked(mailboxId) },
  'findMarked, second page': { call: 'findMarked', is: at('/events?page=2'), run: (calendar) => calendar.findMarked(mailboxId) },
  findMarkedDates: {
    call: 'findMarkedDates',
    is: at('calendarView'),
    run: (calendar) => calendar.findMarkedDates(mailboxId, window),
  },
  'findMarkedDates, second page': {
    call: 'findMarkedDates',
    is: at('page=2'),
    run: (calendar) => calendar.findMarkedDates(mailboxId, window),
  },
  'findMarkedDates, markers': {
    call: 'findMarkedDates',
    is: at('$batch'),
    run: (calendar) => calendar.findMarkedDates(mailboxId, window),
  },
  pullDelta: { call: 'pullDelta', is: at('startDateTime'), run: (calendar) => calendar.pullDelta(mailboxId, null, window) },
  'pullDelta, second page': {
    call: 'pullDelta',
    is: at('page=2'),
    run: (calendar) => calendar.pullDelta(mailboxId, null, window),
  },
  findMeeting: {
    call: 'findMeeting',
    run: (calendar) => calendar.findMeeting(mailboxId, { iCalUId: 'uid', subject: 'Visit', startsAt: '2031-03-04T09:00:00Z' }),
  },
  'pullDelta of another calendar': {
    call: 'pullDelta',
    is: at('/calendars/another/'),
    run: (calendar) => calendar.pullDelta(mailboxId, null, window, 'another' as never),
  },
  create: { call: 'create', isWrite: true, is: by('POST'), run: (calendar) => calendar.create(mailboxId, draft, marker) },
  'create, its marker': {
    call: 'create',
    isWrite: true,
    is: by('PATCH'),
    run: (calendar) => calendar.create(mailboxId, draft, marker),
  },
  'create, reading it': {
    call: 'create',
    is: at('$expand=calendar'),
    run: (calendar) => calendar.create(mailboxId, draft, marker),
  },
  'create, looking for what was made before': {
    call: 'create',
    is: at('singleValueExtendedProperties'),
    run: (calendar) => calendar.create(mailboxId, draft, marker),
    before: madeBefore,
  },
  'sendInvitations, reading': {
    call: 'sendInvitations',
    is: by('GET'),
    run: (calendar) => calendar.sendInvitations(ref, [person]),
  },
  sendInvitations: {
    call: 'sendInvitations',
    isWrite: true,
    is: by('PATCH'),
    run: (calendar) => calendar.sendInvitations(ref, [person]),
  },
  findCalendar: { call: 'findCalendar', run: (calendar) => calendar.findCalendar(mailboxId, 'IFS') },
  createCalendar: {
    call: 'createCalendar',
    isWrite: true,
    is: by('POST'),
    run: (calendar) => calendar.createCalendar(mailboxId, 'IFS'),
  },
  'createCalendar, finding the one of that name': {
    call: 'createCalendar',
    is: by('GET'),
    run: (calendar) => calendar.createCalendar(mailboxId, 'IFS'),
    before: nameTaken,
  },
  readMailboxSettings: { call: 'readMailboxSettings', run: (calendar) => calendar.readMailboxSettings(mailboxId) },
  'checkPermissions, reading': {
    call: 'checkPermissions',
    alwaysAnswers: true,
    is: at('/mailboxSettings'),
    run: (calendar) => calendar.checkPermissions(mailboxId),
  },
  'checkPermissions, writing': {
    call: 'checkPermissions',
    alwaysAnswers: true,
    is: ({ method, path }) => method === 'PATCH' && path.includes('/events/'),
    run: (calendar) => calendar.checkPermissions(mailboxId),
  },
  mark: { call: 'mark', isWrite: true, is: by('PATCH'), run: (calendar) => calendar.mark(appointment, marker, 'IFS CRM') },
  'unmark, reading': { call: 'unmark', is: by('GET'), run: (calendar) => calendar.unmark(ref, 'IFS CRM') },
  'unmark, writing': { call: 'unmark', isWrite: true, is: by('PATCH'), run: (calendar) => calendar.unmark(ref, 'IFS CRM') },
  'addCategory, reading': { call: 'addCategory', is: by('GET'), run: (calendar) => calendar.addCategory(mailboxId, 'IFS CRM') },
  'addCategory, writing': {
    call: 'addCategory',
    isWrite: true,
    is: by('POST'),
    run: (calendar) => calendar.addCategory(mailboxId, 'IFS CRM'),
  },
  subscribe: { call: 'subscribe', isWrite: true, is: by('POST'), run: subscribe },
  'subscribe, list of those in the way': { call: 'subscribe', is: by('GET'), run: subscribe, before: inTheWay },
  'subscribe, removing the one in the way': {
    call: 'subscribe',
    isWrite: true,
    is: by('DELETE'),
    run: subscribe,
    before: inTheWay,
  },
  renew: { call: 'renew', isWrite: true, run: (calendar) => calendar.renew('one', '2031-03-07T08:00:00Z' as never) },
  reauthorise: { call: 'reauthorise', isWrite: true, run: (calendar) => calendar.reauthorise('one') },
  unsubscribe: { call: 'unsubscribe', isWrite: true, run: (calendar) => calendar.unsubscribe('one') },
}

const ownMarker = JSON.stringify({ linkId: 'link', activityNo: '4711', eventId: ref.eventId })

/** What Graph answers when all is well; each list has a second page. */
const marked = { singleValueExtendedProperties: [{ id: 'x', value: ownMarker }] }

export function wellAnswer({ method, path, body }: Asked, url: string): Scripted {
  const page = (first: unknown[]): Scripted => {
    if (path.includes('page=2')) return { body: { value: [] } }
    return { body: { value: first, '@odata.nextLink': `${url}${path.split('?')[0]}?page=2` } }
  }
  if (method === 'DELETE' || path.endsWith('/reauthorize')) return { status: 204 }
  if (path.includes('$batch')) {
    const { requests: parts } = body as { requests: { id: string; url: string }[] }
    const found = (part: string): unknown => {
      if (part.includes('$filter')) return { value: [graphEvent()] }
      if (part.includes('singleValueExtendedProperties')) return graphEvent(marked)
      if (part.includes('cancelledOccurrences')) return graphEvent({ type: 'seriesMaster' })
      return part.includes('/instances')
        ? wellAnswer({ method: 'GET', path: `/v1.0${part}`, headers: {}, body: undefined }, url).body
        : graphEvent()
    }
    return { body: { responses: parts.map(({ id, url: part }) => ({ id, status: 200, body: found(part) })) } }
  }
  if (path.includes('/subscriptions')) {
    const one = { id: 'one', resource: `/users/${mailboxId}/events`, notificationUrl: 'https://rmsync.example/notifications' }
    return method === 'GET' ? { body: { value: [one] } } : { body: { id: 'new', expirationDateTime: '2031-03-07T08:00:00Z' } }
  }
  if (path.includes('/mailboxSettings')) return { body: { timeZone: 'W. Europe Standard Time', language: { locale: 'de-DE' } } }
  if (/\/calendars(\?|$)/.test(path)) {
    const calendar = { id: 'default', name: 'IFS', isDefaultCalendar: true, owner: { address: 'ellen@halden.example' } }
    return method === 'GET' ? { body: { value: [calendar] } } : { status: 201, body: calendar }
  }
  if (path.includes('/calendarView/delta')) {
    return path.includes('page=2') ? { body: { value: [], '@odata.deltaLink': `${url}/delta` } } : page([{ id: 'a' }])
  }
  if (path.includes('/masterCategories')) return method === 'GET' ? page([]) : { status: 201, body: { displayName: 'IFS CRM' } }
  if (path.includes('/instances')) return page([graphEvent({ type: 'occurrence', seriesMasterId: ref.eventId })])
  if (path.includes('/calendarView?')) return page([{ id: ref.eventId, type: 'exception' }])
  if (/\/events\?/.test(path)) return page([graphEvent(marked)])
  if (path.includes('/users?')) return { body: { value: [{ id: mailboxId }] } }
  return { body: graphEvent() }
}
