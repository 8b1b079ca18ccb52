import { sql } from 'kysely'
import type { Link } from '../../../src/domain/link.ts'
import {
  toEmailAddress,
  type ActivityNo,
  type EventId,
  type LinkId,
  type MailboxId,
  type PersonId,
} from '../../../src/domain/ids.ts'
import type { LogRow } from '../../../src/domain/log-row.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import type { StoredIntent } from '../../../src/rmsync/ports/intents.ts'
import type { JobWriter, MarkJob, RelayJob } from '../../../src/rmsync/ports/jobs.ts'
import type { Store } from '../../../src/rmsync/ports/store.ts'
import type { Database } from '../../../src/rmsync/store/database.ts'
import { createStore } from '../../../src/rmsync/store/store.ts'

export interface StoreWorld {
  readonly store: Store
  readonly db: Database['db']
  /** The jobs that were committed. */
  jobs(): Promise<readonly string[]>
  close(): Promise<void>
}

export const openStoreWorld = (database: Database): StoreWorld => ({
  store: createStore(database.db, rowJobs),
  db: database.db,
  jobs: async () =>
    (await sql<{ job: string }>`select job from test_jobs order by job`.execute(database.db)).rows.map(({ job }) => job),
  close: () => database.close(),
})

/** As the queue does it: a row in the same transaction as what the job is about. */
export const rowJobs: JobWriter = {
  async relay(job, delayMs, inside) {
    await inside.executeSql('insert into test_jobs values ($1)', [`relay ${job.linkId} ${delayMs}`])
  },
  async series(job, delayMs, inside) {
    await inside.executeSql('insert into test_jobs values ($1)', [`series ${job.seriesLinkId} ${delayMs}`])
  },
  async mark(job, delayMs, inside) {
    await inside.executeSql('insert into test_jobs values ($1)', [`mark ${job.linkId} ${delayMs}`])
  },
}

export const ellensMailbox = 'mailbox-ellen' as MailboxId
export const jonasMailbox = 'mailbox-jonas' as MailboxId
export const eventId = (text: string): EventId => text as EventId
export const linkId = (text: string): LinkId => text as LinkId
export const activityNo = (text: string): ActivityNo => text as ActivityNo
export const personId = (text: string): PersonId => text as PersonId
export const at = (text: string): Instant => text as Instant
export const email = toEmailAddress

export const link = (id: string, changes: Partial<Link> = {}): Link => ({
  linkId: linkId(id),
  mailboxId: ellensMailbox,
  eventId: eventId(`event-${id}`),
  iCalUId: `meeting-${id}`,
  seriesMasterId: null,
  seriesLinkId: null,
  calendarId: null,
  occurrenceOn: null,
  activityNo: activityNo(`activity-${id}`),
  connection: { kind: 'account', id: '10045' },
  category: 'IFS CRM',
  linkedBy: 'Ellen Sandberg',
  linkedAt: at('2026-11-23T08:00:00Z'),
  state: { kind: 'linked' },
  snapshot: {
    description: 'Review “Q4” — O’Hara & Söhne 🚢',
    when: { kind: 'timed', startAt: at('2026-11-24T09:00:00Z'), endAt: at('2026-11-24T10:00:00Z'), zone: 'Europe/Berlin' },
    people: { [email('maria@norrvik.example')]: { kind: 'contact', personId: personId('P10001'), name: 'Maria Lindqvist' } },
  },
  etag: 'W/"1"',
  activityState: 'not-started',
  currentAsOf: at('2026-11-23T08:00:00Z'),
  ...changes,
})

export const row = (changes: Partial<LogRow> = {}): LogRow => ({
  seenAt: at('2026-11-23T08:00:00Z'),
  appliedAt: at('2026-11-23T08:00:02Z'),
  who: 'Ellen Sandberg',
  mailboxId: ellensMailbox,
  linkId: linkId('a'),
  eventId: eventId('event-a'),
  activityNo: activityNo('activity-a'),
  appointment: 'Quarterly review',
  changes: [{ field: 'description', before: 'Review', after: 'Quarterly review' }],
  outcome: 'updated',
  reason: 'Outlook changed.',
  tookMs: 2000,
  noticedBy: 'notification',
  correlationId: 'correlation-1',
  ...changes,
})

export const intent = (id: string, changes: Partial<StoredIntent> = {}): StoredIntent => ({
  linkId: linkId(id),
  mailboxId: ellensMailbox,
  subject: 'event event-a',
  intent: { kind: 'link-activity', activityNo: activityNo('1001'), adds: {} },
  by: 'Ellen Sandberg',
  startedAt: at('2026-11-23T08:00:00Z'),
  ...changes,
})

export const relayJob = (id: string): RelayJob => ({
  linkId: linkId(id),
  mailboxId: ellensMailbox,
  noticedAt: at('2026-11-23T08:00:00Z'),
  noticedBy: 'notification',
  correlationId: 'correlation-1',
  attempt: 1,
})

export const markJob = (id: string): MarkJob => ({
  linkId: linkId(id),
  mailboxId: ellensMailbox,
  eventId: eventId(`event-${id}`),
  activityNo: activityNo(`activity-${id}`),
  category: 'IFS CRM',
  attempt: 1,
})

export const saveLinks = (store: Store, ...links: readonly Link[]): Promise<void> =>
  store.transaction(async (tx) => {
    for (const one of links) await tx.saveLink(one)
  })
export const saveRows = (store: Store, ...rows: readonly LogRow[]): Promise<void> =>
  store.transaction(async (tx) => {
    for (const one of rows) await tx.appendLog(one)
  })
