import { afterAll } from '@jest/globals'
import type { Appointment } from '../../src/domain/appointment.ts'
import {
  toEmailAddress,
  type ActivityNo,
  type CalendarId,
  type EventId,
  type LinkId,
  type MailboxId,
  type RepresentativeId,
} from '../../src/domain/ids.ts'
import type { Link } from '../../src/domain/link.ts'
import { defaultRelayPolicy, type RelayPolicy } from '../../src/domain/policy.ts'
import type { Instant } from '../../src/domain/time-span.ts'
import { createLink, type LinkRequest } from '../../src/rmsync/linking/create-link.ts'
import { createDate } from '../../src/rmsync/linking/create-date.ts'
import type { DateToCreate } from '../../src/rmsync/relay/relay-series.ts'
import { markLink } from '../../src/rmsync/linking/mark-link.ts'
import { type JobWriter, keyOfMark, type MarkJob, type RelayJob, type SeriesJob } from '../../src/rmsync/ports/jobs.ts'
import type { CareStore } from '../../src/rmsync/ports/care.ts'
import type { Log } from '../../src/rmsync/ports/service.ts'
import type { Store, StoredLogRow, SyncedRepresentative } from '../../src/rmsync/ports/store.ts'
import type { PushingPorts } from '../../src/rmsync/pushing/carry-out-push.ts'
import type { PullDeltaPorts } from '../../src/rmsync/relay/pull-delta.ts'
import { receiveNotifications } from '../../src/rmsync/relay/receive-notifications.ts'
import { relaySeries } from '../../src/rmsync/relay/relay-series.ts'
import { placeOf } from '../../src/rmsync/relay/synced-calendar.ts'
import { relayLinks } from '../../src/rmsync/relay/relay-link.ts'
import type { Database } from '../../src/rmsync/store/database.ts'
import { createCareStore } from '../../src/rmsync/store/care-store.ts'
import { createStore } from '../../src/rmsync/store/store.ts'
import { clearTables } from './clear-tables.ts'
import { everythingStored } from './everything-stored.ts'
import { FakeCalendar } from './fake-calendar.ts'
import { createFakeCrm, type FakeCrm } from './fake-crm.ts'
import { openEmbedded } from './open-embedded.ts'

export const ellen: SyncedRepresentative = {
  representativeId: 'ELSA' as RepresentativeId,
  name: 'Ellen Sandberg',
  email: toEmailAddress('ellen.sandberg@halden.example'),
  mailboxId: '10000000-0000-4000-8000-000000000001' as MailboxId,
  syncActive: true,
}
export const jonas: SyncedRepresentative = {
  representativeId: 'JOEK' as RepresentativeId,
  name: 'Jonas Ekström',
  email: toEmailAddress('jonas.ekstrom@halden.example'),
  mailboxId: '10000000-0000-4000-8000-000000000002' as MailboxId,
  syncActive: true,
}

export const aReview: Appointment = {
  mailboxId: ellen.mailboxId,
  eventId: 'event-1' as EventId,
  calendarId: null,
  iCalUId: 'meeting-1',
  changeKey: 'key-1',
  kind: 'single',
  seriesMasterId: null,
  occurrenceOn: null,
  subject: 'Quarterly review Norrvik',
  when: {
    kind: 'timed',
    startAt: '2026-11-24T09:00:00Z' as Instant,
    endAt: '2026-11-24T10:00:00Z' as Instant,
    zone: 'W. Europe Standard Time',
  },
  isOrganizer: true,
  organizer: { name: ellen.name, email: ellen.email },
  attendees: [
    { name: 'Jonas Ekström', email: jonas.email, kind: 'person' },
    { name: 'Maria Lindqvist', email: toEmailAddress('maria.lindqvist@norrvik.example'), kind: 'person' },
    { name: 'Tom Riley', email: toEmailAddress('tom.riley@norrvik.example'), kind: 'person' },
    { name: 'Fjord', email: toEmailAddress('room.fjord@halden.example'), kind: 'resource' },
  ],
  isCancelled: false,
  sensitivity: 'normal',
  categories: [],
  changedAt: '2026-11-23T08:00:00Z',
}

export const norrvik = { kind: 'account', id: '10045' } as const
export const newActivity: LinkRequest['target'] = {
  kind: 'new',
  connection: norrvik,
  activityType: 'Meeting',
  subType: '',
  opportunityNo: '',
  notes: '',
}

/** Real SQL (embedded, in memory), and Outlook and IFS as fakes of their ports. Jobs wait in a list until `settle`. */
export interface World {
  readonly calendar: FakeCalendar
  readonly crm: FakeCrm
  readonly store: Store
  readonly database: Database
  readonly policy: { -readonly [Name in keyof RelayPolicy]: RelayPolicy[Name] }
  readonly waiting: {
    readonly relay: (RelayJob & { delayMs: number })[]
    readonly series: (SeriesJob & { delayMs: number })[]
    readonly mark: MarkJob[]
  }
  readonly ports: Parameters<typeof relaySeries>[0] & { ids: { next(): string }; care: CareStore } & Pick<
      PushingPorts,
      'syncedCalendar'
    > &
    Pick<PullDeltaPorts, 'createCategories'>
  moveClock(instant: string): void
  /** Graph tells of these events. */
  notify(...eventIds: EventId[]): Promise<number>
  /** Runs waiting jobs, delayed ones too, until none is left. */
  settle(): Promise<void>
  link(request?: Partial<LinkRequest>, appointment?: Appointment): Promise<Link>
  linkOf(linkId: LinkId): Promise<Link | null>
  rows(): Promise<readonly StoredLogRow[]>
  /** Every row of every table, as text. */
  stored(): Promise<string>
}

/** Opening the embedded database takes a second, so the tests of a file share one; each begins with empty tables. */
let shared: Promise<Database> | null = null
const tables = (
  'pauses deletions held_deletions missed_mailboxes deletion_copies undos category_returns links series_links intents cursors ' +
  'subscriptions representatives choices log_rows rounds reconciliations notes ' +
  'mailbox_calendars mailbox_categories owed_ownership'
).split(' ')

async function emptyDatabase(): Promise<Database> {
  shared ??= openEmbedded()
  const database = await shared
  await clearTables(database, tables)
  return database
}
afterAll(async () => {
  await (await shared)?.close()
  shared = null
})

export async function openWorld(): Promise<World> {
  let now = '2026-11-23T08:00:00Z' as Instant
  let lastId = 0
  const waiting: World['waiting'] = { relay: [], series: [], mark: [] }
  // As the queue does it: one job waits for each link, a repeat collapses into it.
  const writer: JobWriter = {
    relay: async (job, delayMs) => {
      if (!waiting.relay.some((other) => other.linkId === job.linkId)) waiting.relay.push({ ...job, delayMs })
      return Promise.resolve()
    },
    series: async (job, delayMs) => {
      if (!waiting.series.some((other) => other.seriesLinkId === job.seriesLinkId)) waiting.series.push({ ...job, delayMs })
      return Promise.resolve()
    },
    mark: async (job) => {
      if (!waiting.mark.some((other) => keyOfMark(other) === keyOfMark(job))) waiting.mark.push(job)
      return Promise.resolve()
    },
  }
  const database = await emptyDatabase()
  const store = createStore(database.db, writer)
  const care = createCareStore(database.db, writer)
  const calendar = new FakeCalendar(() => now)
  for (const person of [ellen, jonas]) calendar.addMailbox(person.email, person.mailboxId, person.name)
  await store.saveRepresentatives([ellen, jonas])
  const crm = createFakeCrm()
  const policy = { ...defaultRelayPolicy }
  const ports = {
    calendar,
    crm,
    store,
    care,
    clock: { now: () => now },
    ids: { next: () => `id-${++lastId}` },
    log: silent,
    policy: () => policy,
    createCategories: () => false,
    syncedCalendar: (mailboxId: MailboxId, gone?: CalendarId): Promise<CalendarId> => placeOf(ports)(mailboxId, gone),
    createDate: (facts: DateToCreate) => createDate(ports, facts),
  }
  const settle = async (): Promise<void> => {
    for (let round = 0; waiting.relay.length + waiting.series.length + waiting.mark.length > 0; round++) {
      if (round > 50) throw new Error('The world does not come to rest.')
      await relayLinks(ports, waiting.relay.splice(0, 20))
      for (const job of waiting.series.splice(0)) await relaySeries(ports, job)
      for (const job of waiting.mark.splice(0)) await markLink(ports, job)
    }
  }
  return {
    calendar,
    crm,
    store,
    database,
    policy,
    waiting,
    ports,
    moveClock: (instant) => {
      now = instant as Instant
    },
    notify: async (...eventIds) =>
      (
        await receiveNotifications(
          ports,
          eventIds.map((eventId) => ({ mailboxId: ellen.mailboxId, eventId })),
        )
      ).jobs,
    settle,
    async link(request = {}, appointment = aReview) {
      if (calendar.appointmentOf(appointment) === undefined) calendar.put(appointment)
      const link = await createLink(ports, ellen, {
        itemId: appointment.eventId,
        choices: new Map(),
        target: newActivity,
        ...request,
      })
      await settle()
      return link
    },
    linkOf: async (linkId) => (await store.linksByIds([linkId]))[0] ?? null,
    rows: () => store.readLog({ limit: 200 }),
    stored: () => everythingStored(database.db),
  }
}

export const activityNo = (text: string): ActivityNo => text as ActivityNo

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
