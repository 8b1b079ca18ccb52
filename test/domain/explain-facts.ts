import type { Activity, Representative } from '../../src/domain/activity.ts'
import type { Appointment } from '../../src/domain/appointment.ts'
import type { ExplainFacts } from '../../src/domain/explanation.ts'
import { toEmailAddress } from '../../src/domain/ids.ts'
import type { Link } from '../../src/domain/link.ts'
import type { LogRow } from '../../src/domain/log-row.ts'
import { defaultRelayPolicy } from '../../src/domain/policy.ts'
import type { Instant } from '../../src/domain/time-span.ts'
import { link as storedLink, row as storedRow } from '../contracts/store/store-world.ts'

/** A linked appointment with which all is well; tests change one fact at a time. */

export const at = (text: string): Instant => text as Instant
export const link: Link = storedLink('a')
export const row = (changes: Partial<LogRow>): LogRow => storedRow(changes)

export const appointment: Appointment & { when: { kind: 'timed' } } = {
  mailboxId: link.mailboxId,
  eventId: link.eventId,
  calendarId: null,
  iCalUId: link.iCalUId,
  changeKey: 'key-1',
  kind: 'single',
  seriesMasterId: null,
  occurrenceOn: null,
  subject: 'Review',
  when: { kind: 'timed', startAt: at('2026-11-24T09:00:00Z'), endAt: at('2026-11-24T10:00:00Z'), zone: 'UTC' },
  isOrganizer: true,
  organizer: { name: 'Ellen Sandberg', email: toEmailAddress('ellen@halden.example') },
  attendees: [],
  isCancelled: false,
  sensitivity: 'normal',
  categories: [],
  changedAt: '2026-11-23T08:00:00Z',
}

export const activity: Activity = {
  activityNo: link.activityNo,
  description: 'Review',
  when: appointment.when,
  connection: { kind: 'account', id: '10045', name: 'Norrvik', place: '' },
  activityType: 'Meeting',
  subType: '',
  opportunityNo: '',
  state: 'not-started',
  mainRepresentativeId: null,
  etag: 'W/"1"',
  contacts: [],
  representatives: [],
}

export const representative: Representative = {
  representativeId: 'ELSA' as Representative['representativeId'],
  name: 'Ellen Sandberg',
  userId: 'ELSA',
  email: toEmailAddress('ellen@halden.example'),
  isBlocked: false,
  maySync: true,
}

export const allWell: ExplainFacts = {
  now: at('2026-11-23T08:05:00Z'),
  policy: defaultRelayPolicy,
  appointment: { kind: 'found', value: appointment },
  link,
  seriesIsLinked: false,
  representative: { name: 'Ellen Sandberg', syncActive: true },
  inIfs: { kind: 'found', value: representative },
  pause: null,
  ifs: { kind: 'found', value: [] },
  activity: { kind: 'found', value: activity },
  notifying: { kind: 'live' },
  round: { doneAt: at('2026-11-23T08:04:00Z'), trouble: null },
  isStale: false,
  trail: [row({})],
}
