import type { RepresentativesResponse } from '../../src/api/read-log.ts'
import type { ExplanationView } from '../../src/api/explain.ts'
import type { LogRowView } from '../../src/api/schemas.ts'

export const representatives: RepresentativesResponse['representatives'] = [
  { representativeId: 'ELSA', name: 'Ellen Sandberg', email: 'ellen.sandberg@halden.example', syncActive: true },
  { representativeId: 'AMHA', name: 'Amir Haddad', email: 'amir.haddad@halden.example', syncActive: true },
]

const row = (
  rowId: number,
  appointment: string,
  outcome: LogRowView['outcome'],
  changed: Partial<LogRowView> = {},
): LogRowView => ({
  rowId,
  seenAt: '2026-11-22T10:42:07Z',
  appliedAt: '2026-11-22T10:42:11Z',
  who: 'Ellen Sandberg',
  activityNo: String(4000 + rowId),
  activityUrl: `https://ifs.example/activity/${4000 + rowId}`,
  appointment,
  changes: [],
  outcome,
  reason: '',
  tookMs: 4_000,
  noticedBy: 'notification',
  correlationId: `7F3A-${rowId}`,
  ...changed,
})

/** Newest first, one of each look. */
export const logRows: readonly LogRowView[] = [
  row(690, 'Price round 2027', 'updated', {
    undoable: true,
    reason: 'Updated',
    changes: [{ field: 'description', before: 'Price round', after: 'Price round 2027' }],
  }),
  row(711, 'Quarterly review Norrvik', 'updated', {
    reason: 'Outlook changed the time.',
    changes: [
      { field: 'start', before: '2026-11-24T09:00:00Z', after: '2026-11-24T10:00:00Z' },
      { field: 'end', before: '2026-11-24T10:00:00Z', after: '2026-11-24T11:00:00Z' },
    ],
  }),
  row(709, 'Service hand-over', 'set-aside', {
    linkId: 'link-709',
    who: 'Amir Haddad',
    reason: 'Activity is completed',
    tookMs: 2_000,
  }),
  row(702, 'Dry dock planning with a very long subject that nobody will ever read to its end', 'retry', {
    reason: 'IFS is busy, attempt 2 of 8',
    tookMs: null,
  }),
  row(607, 'Yard visit Gdynia', 'nothing-to-do', { who: 'Amir Haddad', reason: 'Already the same', noticedBy: 'delta-round' }),
  row(622, 'Fair preparation', 'deleted', { reason: 'Appointment is cancelled', activityUrl: null }),
  row(623, 'Summer fair', 'cancelled', { reason: 'Appointment is cancelled; the activity stays' }),
  row(718, 'Offer follow-up', 'linked', { reason: 'Pushed to Outlook', noticedBy: 'person' }),
]

const check = { finding: '', params: [], fix: '' }
export const explanation: ExplanationView = {
  linkId: 'link-709',
  activityNo: '4709',
  checks: [
    { ...check, code: 'organizer', verdict: 'ok', says: 'You organize it.' },
    { ...check, code: 'activity', verdict: 'problem', says: 'The activity is completed.', fix: 'Reopen it in IFS.' },
  ],
  firstProblem: 'activity',
  waiting: null,
}
