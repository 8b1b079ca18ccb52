import type { FreshnessView } from '../../../src/api/freshness.ts'
import type { MeView } from '../../../src/api/get-me.ts'
import type { SettingsView } from '../../../src/api/get-settings.ts'
import type { NewActivitiesResponse } from '../../../src/api/new-activities.ts'
import type { AppointmentView } from '../../../src/api/read-appointment.ts'
import type { ActivityView, AttendeeView, ConnectionView, LinkView, LogRowView } from '../../../src/api/schemas.ts'
import type { SearchActivitiesResponse } from '../../../src/api/search-activities.ts'

/** What rmsync answers, as a believable Tuesday of a sales representative. */

export const norrvik: ConnectionView = { kind: 'account', id: '10045', name: 'Norrvik Marine AB', place: 'Gothenburg' }
const norrvikService: ConnectionView = { kind: 'account', id: '10102', name: 'Norrvik Service AB', place: 'Malmö' }
export const aurora: ConnectionView = { kind: 'lead', id: '2214', name: 'Refit of MS Aurora', place: 'Helsinki' }
export const fjord: ConnectionView = { kind: 'supplier', id: '30012', name: 'Fjord Castings AS', place: 'Ålesund' }

export const settings: SettingsView = {
  clientId: 'a1f3c0de-0001-4c11-8a11-000000000001',
  authority: 'https://localhost:8441/6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00',
  knownAuthorities: ['localhost:8441'],
  scope: 'api://rmsync/access',
  tenantName: 'Halden',
}

export const me: MeView = {
  name: 'Ellen Sandberg',
  email: 'ellen.sandberg@halden.example',
  representative: { representativeId: 'ELSA', name: 'Ellen Sandberg', email: 'ellen.sandberg@halden.example', syncActive: true },
  isAdmin: false,
  form: {
    version: 'form-1',
    activityTypes: [
      { type: 'Meeting', subTypes: ['Customer visit', 'On-line'] },
      { type: 'Call', subTypes: [] },
    ],
    defaultActivityType: 'Meeting',
    helpUrl: '',
    fields: [],
  },
}

const person = (name: string, email: string, resolution: AttendeeView['resolution']): AttendeeView => ({
  name,
  email,
  resolution,
})

const ellen = person('Ellen Sandberg', me.email, {
  kind: 'representative',
  representativeId: 'ELSA',
  name: 'Ellen Sandberg',
})
export const jonas = person('Jonas Ekström', 'jonas.ekstrom@halden.example', {
  kind: 'representative',
  representativeId: 'JOEK',
  name: 'Jonas Ekström',
})
const maria = person('Maria Lindqvist', 'maria.lindqvist@norrvik.example', {
  kind: 'contact',
  personId: 'P10001',
  name: 'Maria Lindqvist',
  connection: norrvik,
})
/** One address, two contacts: a person must choose. */
export const anna = person('Anna Berg', 'anna.berg@norrvik.example', {
  kind: 'ambiguous',
  candidates: [
    { personId: 'P10003', name: 'Anna Berg', role: 'Purchaser', connection: norrvik },
    { personId: 'P10011', name: 'Anna Berg', role: 'Reception', connection: norrvikService },
  ],
})
const tom = person('Tom Riley', 'tom.riley@norrvik.example', { kind: 'unknown' })
const room = person('Room Skagerrak', 'skagerrak@halden.example', { kind: 'not-a-person' })

export const appointment: AppointmentView = {
  itemId: 'AAMk-1',
  subject: 'Quarterly review Norrvik',
  when: { kind: 'timed', startAt: '2026-11-24T09:00:00Z', endAt: '2026-11-24T10:00:00Z', zone: 'Europe/Stockholm' },
  kind: 'single',
  organizer: { name: 'Ellen Sandberg', email: me.email },
  mayLink: { kind: 'yes' },
  people: [ellen, jonas, maria, tom, room],
  suggestions: [
    { connection: norrvik, because: { kind: 'attendees-work-here', count: 4, usedTimes: 0 } },
    { connection: norrvikService, because: { kind: 'same-domain', domain: 'norrvik.example' } },
    { connection: aurora, because: { kind: 'attendees-work-here', count: 1, usedTimes: 0 } },
  ],
  link: null,
  looksLike: [],
  series: null,
  syncActive: true,
}

const activity: ActivityView = {
  activityNo: '4711',
  description: 'Quarterly review Norrvik',
  when: appointment.when,
  connection: norrvik,
  activityType: 'Meeting',
  subType: 'Customer visit',
  opportunityNo: '2031',
  state: 'not-started',
  url: 'https://localhost:8443/activity/4711',
}

const row = (rowId: number, appliedAt: string, change: Partial<LogRowView>): LogRowView => ({
  rowId,
  seenAt: appliedAt,
  appliedAt,
  who: 'Ellen Sandberg',
  activityNo: '4711',
  activityUrl: activity.url,
  appointment: 'Quarterly review Norrvik',
  changes: [],
  outcome: 'updated',
  reason: '',
  tookMs: null,
  noticedBy: 'notification',
  correlationId: `c-${rowId}`,
  ...change,
})

export const link: LinkView = {
  linkId: 'link-1',
  state: { kind: 'linked' },
  linkedBy: 'Ellen Sandberg',
  linkedAt: '2026-11-20T14:58:00Z',
  currentAsOf: '2026-11-24T09:42:00Z',
  category: 'IFS CRM',
  activity: { kind: 'shown', activity },
  activityNo: '4711',
  trail: [
    row(4, '2026-11-24T09:42:00Z', {
      tookMs: 4000,
      changes: [
        { field: 'start', before: '2026-11-24T08:00:00Z', after: '2026-11-24T09:00:00Z' },
        { field: 'end', before: '2026-11-24T09:00:00Z', after: '2026-11-24T10:00:00Z' },
      ],
    }),
    row(3, '2026-11-20T15:10:00Z', { tookMs: 6000, changes: [{ field: 'contacts', before: '', after: 'Maria Lindqvist' }] }),
    row(2, '2026-11-20T14:59:00Z', {
      who: 'Jonas Ekström',
      tookMs: 3000,
      changes: [{ field: 'description', before: 'Review', after: 'Quarterly review Norrvik' }],
    }),
    row(1, '2026-11-20T14:58:00Z', {
      outcome: 'linked',
      noticedBy: 'person',
      reason: 'Linked, activity created.',
      said: [{ code: 'linked-created', params: [] }],
    }),
  ],
}

const found = (activityNo: string, description: string, startAt: string, connection: ConnectionView): ActivityView => ({
  ...activity,
  activityNo,
  description,
  when: { kind: 'timed', startAt, endAt: startAt.replace(':00:00Z', ':30:00Z'), zone: 'UTC' },
  connection,
})

export const foundActivities: SearchActivitiesResponse = {
  activities: [
    { ...found('4698', 'Q-review', '2026-11-24T08:00:00Z', norrvik), linkedBy: null },
    { ...found('4655', 'Service contract talk', '2026-11-26T13:00:00Z', norrvik), linkedBy: null },
    { ...found('4640', 'Yard visit', '2026-11-26T14:00:00Z', norrvikService), linkedBy: 'Jonas Ekström' },
  ],
}

export const newActivities: NewActivitiesResponse = {
  activities: [
    {
      ...found('4801', 'Offer follow-up', '2026-11-25T08:00:00Z', { ...norrvik, name: 'Halvard Shipping' }),
      cannotBeAdded: null,
    },
    { ...found('4802', 'Spare parts list with Norrvik', '2026-11-26T12:00:00Z', norrvik), cannotBeAdded: null },
    {
      ...found('4803', 'Yard visit Gdynia', '2026-12-01T08:00:00Z', { ...norrvik, name: 'Baltica Yard' }),
      when: { kind: 'all-day', startOn: '2026-12-01', endOn: '2026-12-02' },
      cannotBeAdded: null,
    },
    { ...found('4804', 'Call Peter Hahn', '2026-12-02T14:00:00Z', norrvik), cannotBeAdded: null },
    {
      ...found('4805', 'Frame contract 2027', '2026-12-02T14:00:00Z', norrvik),
      when: null,
      cannotBeAdded: { reason: 'No start time.', fix: 'Set one in IFS.' },
    },
  ],
}

export const freshness: FreshnessView = {
  checkedAt: '2026-11-24T09:43:00Z',
  currentAsOf: '2026-11-24T09:42:00Z',
  isStale: false,
  state: { code: 'current', says: 'Current as of 2026-11-24 09:42 UTC.', fix: '', params: [] },
  waiting: 0,
  setAside: 1,
  notifications: 'live',
  changes: 40,
  delayP95Ms: 4200,
}
