import { sql } from 'kysely'
import { type EventId, type LinkId, type MailboxId, type RepresentativeId, toEmailAddress } from '../../src/domain/ids.ts'
import type { Link } from '../../src/domain/link.ts'
import { defaultRelayPolicy, type RelayPolicy } from '../../src/domain/policy.ts'
import { type Database, openDatabase } from '../../src/rmsync/store/database.ts'
import type { SyncedRepresentative } from '../../src/rmsync/ports/store.ts'
import type { OutlookEvent } from '../../src/standins/graph/outlook-view.ts'
import { people } from '../../src/standins/seed/company.ts'
import { clearTables } from '../support/clear-tables.ts'
import { openEmbedded } from '../support/open-embedded.ts'
import { eventOf } from './both-sides.ts'
import { HistoryClock } from './clock.ts'
import { JobList } from './job-list.ts'
import { Killed } from './life.ts'
import { type LocalCloud, startLocalCloud } from './local-cloud.ts'
import { plainStore, type RmsyncProcess, startRmsync } from './rmsync-process.ts'

/** What a history may begin with. */
export interface Beginning {
  readonly deleteWhenCancelled: boolean
  /** Milliseconds since 1970. */
  readonly at?: number
  /** How far ahead dates of series have activities. */
  readonly horizonDays?: number
}

/** An appointment that a person made or got, by the id that it keeps. */
export interface Item {
  readonly mailbox: SyncedRepresentative
  readonly eventId: EventId
}

export const representatives: readonly SyncedRepresentative[] = people.flatMap(({ ifs, name, email, oid }) =>
  ifs === undefined
    ? []
    : [
        {
          representativeId: ifs.personId as RepresentativeId,
          name,
          email: toEmailAddress(email),
          mailboxId: oid as MailboxId,
          syncActive: true,
        },
      ],
)
const dayMs = 86_400_000
const minuteMs = 60_000

/** The world of one history, and what the history itself knows of it. */
export class History {
  readonly cloud: LocalCloud
  readonly clock: HistoryClock
  readonly database: Database
  readonly jobs = new JobList()
  policy: RelayPolicy
  /** Lines of the text log. */
  readonly told: string[] = []
  readonly items: Item[] = []
  /** Series that a person made, by their master. */
  readonly series: Item[] = []
  /** Activities that people made in IFS. */
  readonly madeInIfs: string[] = []
  /** Texts that were in private appointments only. */
  readonly secrets = new Set<string>()
  /** Mails that people's own acts caused. */
  mailed = 0
  /** What people asked to be linked: `mailbox event`. */
  readonly askedToLink = new Set<string>()
  /** Activities that people asked to be put into their calendar. */
  readonly askedToPush = new Set<string>()
  /** Meetings that were moved to another calendar at some time, by their iCalUId. */
  readonly moved = new Set<string>()
  /** What each activity is or was linked to. */
  readonly linkedTo = new Map<string, Link>()
  /** Whose category a person took off. */
  readonly categoryTaken = new Set<string>()
  /** Whether rmsync did anything since links were looked at. */
  stirred = true
  /** Those that are linked now. */
  linked: readonly string[] = []
  /** Lines that an activity had when its link ended: `activity contacts P10001`. */
  readonly inherited = new Set<string>()
  /** What rmsync did that it must never do, seen while it happened. */
  readonly offences: string[] = []
  /** What happened, for whoever reads a failure. */
  readonly trace: string[] = []
  /** Posts of Graph that rmsync has not taken yet. */
  mailbag: object[] = []
  #process: RmsyncProcess | null = null
  #adapters: ReturnType<LocalCloud['openAdapters']>
  #ids = 0
  #subjects = 0

  constructor(cloud: LocalCloud, clock: HistoryClock, database: Database, beginning: Beginning) {
    this.cloud = cloud
    this.clock = clock
    this.database = database
    const { deleteWhenCancelled, horizonDays = defaultRelayPolicy.horizonDays } = beginning
    this.policy = { ...defaultRelayPolicy, deleteWhenCancelled, horizonDays }
    this.#adapters = cloud.openAdapters()
  }

  get store() {
    return plainStore(this.database.db)
  }

  /** The running process; null while it is down. */
  get process(): RmsyncProcess | null {
    return this.#process
  }

  /** Links as the database has them, in the order they were made. */
  async links(): Promise<readonly Link[]> {
    const rows = await this.database.db.selectFrom('links').select('link_id').orderBy('linked_at').orderBy('link_id').execute()
    const links = await this.store.linksByIds(rows.map((row) => row.link_id as LinkId))
    return rows.flatMap((row) => links.find(({ linkId }) => linkId === row.link_id) ?? [])
  }

  /** Activities of this history, as IFS has them. */
  activities() {
    return this.cloud.ifs.activities().filter(({ activityNo }) => !this.cloud.isSeeded(activityNo))
  }

  person(mailbox: SyncedRepresentative) {
    return this.cloud.graph.person(mailbox.mailboxId)
  }

  nextNumber(): number {
    return ++this.#subjects
  }

  /** What people do in Outlook or IFS. What they are not allowed to, does not happen. */
  byHand(act: () => void): void {
    this.clock.move(5_000)
    try {
      act()
    } catch (error) {
      const name = error instanceof Error ? error.constructor.name : ''
      if (name !== 'GraphError' && name !== 'ODataError') throw error
      this.trace.push(`    not possible: ${(error as Error).message}`)
    }
    this.mailed = this.cloud.graph.mailSent().length
  }

  async start(): Promise<void> {
    if (this.#process !== null) return
    const { cloud, clock, jobs, told } = this
    this.#process = startRmsync({
      cloud,
      clock,
      jobs,
      told,
      db: this.database.db,
      adapters: this.#adapters,
      ids: { next: () => `id-${++this.#ids}` },
      policy: () => this.policy,
      onDelete: (activityNo) => this.offences.push(...this.#doubtsOfDeleting(activityNo)),
    })
    await this.during((rmsync) => rmsync.begin())
  }

  /** Something that rmsync does; where it is killed meanwhile, it is down afterwards. */
  async during(act: (rmsync: RmsyncProcess) => Promise<unknown>): Promise<void> {
    const rmsync = this.#process
    if (rmsync === null) return
    this.stirred = true
    try {
      await act(rmsync)
    } catch (error) {
      if (!(error instanceof Killed || rmsync.life.isOver)) throw error
    }
    if (rmsync.life.isOver) await this.#bury(rmsync)
    const mails = this.cloud.graph.mailSent().length
    if (mails !== this.mailed)
      this.offences.push(`Somebody was mailed: ${JSON.stringify(this.cloud.graph.mailSent().slice(this.mailed))}`)
    this.mailed = mails
  }

  async #bury(rmsync: RmsyncProcess): Promise<void> {
    await rmsync.life.rest()
    this.jobs.release()
    this.#process = null
    this.trace.push('    rmsync was killed')
    await this.#adapters.close()
    this.#adapters = this.cloud.openAdapters()
  }

  /** Time goes by, and what rmsync does by the clock is asked for. */
  async pass(ms: number): Promise<void> {
    this.clock.move(ms)
    await this.during(async ({ care, queue }) => {
      await care.beginDueRounds()
      if (ms >= minuteMs) await queue.completeIntents()
      if (ms >= 10 * minuteMs) {
        await queue.keepSubscriptions()
        await care.reconcileDaily()
      }
      if (ms >= 30 * minuteMs) await queue.refreshRepresentatives()
    })
  }

  /** Graph posts what happened so far; it stays in the bag until rmsync takes it. */
  async collectPosts(): Promise<void> {
    this.mailbag.push(...(await this.cloud.posts()))
  }

  /** @param entries of the bag; they are gone from it once rmsync said 202 */
  async deliver(entries: readonly object[]): Promise<void> {
    if (entries.length === 0) return
    await this.during(async (rmsync) => {
      await rmsync.receive(entries)
      this.mailbag = this.mailbag.filter((entry) => !entries.includes(entry))
    })
  }

  /** A deletion is proved by a read, and neither what is past nor what is completed is deleted (product decision 6). */
  #doubtsOfDeleting(activityNo: string): readonly string[] {
    const activity = this.cloud.ifs.activity(activityNo)
    const about = this.linkedTo.get(activityNo)
    if (activity === null) return []
    if (about === undefined) return [`activity ${activityNo}, which was never linked, is deleted`]
    const doubts: string[] = []
    const read = this.cloud.graph
      .requests()
      .findLast(({ method, path }) => method === 'GET' && decodeURIComponent(path).includes(about.eventId))
    const event = eventOf(this, about)
    // Of a date of a series its master tells, which names the days that were taken out.
    const isDate = about.seriesMasterId !== null
    const isProved = isDate || read?.status === 404 || (read?.status === 200 && event?.isCancelled === true)
    if (!isProved) doubts.push(`activity ${activityNo} is deleted, and the last read of its appointment said ${read?.status}`)
    if (event !== null && !event.isCancelled && read?.status !== 404)
      doubts.push(`activity ${activityNo} is deleted, and its appointment is there`)
    if (activity.fields['Objstate'] === 'Completed') doubts.push(`activity ${activityNo} is deleted, and was completed`)
    if (String(activity.fields['EndDate']) <= this.clock.now()) doubts.push(`activity ${activityNo} is deleted, and was past`)
    return doubts
  }

  inherit(activityNo: string): void {
    const activity = this.cloud.ifs.activity(activityNo)
    for (const line of activity?.contacts ?? []) this.inherited.add(`${activityNo} contacts ${line['PersonId']}`)
    for (const line of activity?.representatives ?? [])
      this.inherited.add(`${activityNo} representatives ${line['RepresentativeId']}`)
  }

  /** A person presses Retry. */
  async retry(links: readonly Link[]): Promise<void> {
    await this.during(({ ports }) =>
      ports.store.transaction(async (tx) => {
        for (const { linkId, mailboxId } of links)
          await tx.enqueueRelay({
            linkId,
            mailboxId,
            noticedAt: this.clock.now(),
            noticedBy: 'person',
            correlationId: 'retry',
            attempt: 1,
          })
      }),
    )
  }

  /** In the calendar and the window that delta rounds look at. */
  isInSight(event: OutlookEvent | null): boolean {
    if (event === null) return true
    const start = Date.parse(event.start.utc)
    return !this.moved.has(event.iCalUId) && start > this.clock.ms() - 30 * dayMs && start < this.clock.ms() + 399 * dayMs
  }

  async close(): Promise<void> {
    await this.#adapters.close()
  }
}

/** What all histories share, so that one costs little: the local cloud, a database, an order of clearing up. */
export async function openHistories(databaseUrl?: string) {
  const clock = new HistoryClock()
  const cloud = await startLocalCloud(clock)
  const database = databaseUrl === undefined ? await openEmbedded() : await openDatabase({ databaseUrl })
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'`.execute(database.db)
  const names = tables.map(({ name }) => name)
  const clear = async (at?: number): Promise<void> => {
    clock.reset(at)
    cloud.reset()
    await clearTables(database, names)
    const store = plainStore(database.db)
    await store.saveRepresentatives(representatives)
    for (const row of await cloud.standingSubscriptions()) await store.saveSubscription(row)
  }
  return {
    cloud,
    tables: names,
    async begin(beginning: Beginning): Promise<History> {
      await clear(beginning.at)
      return new History(cloud, clock, database, beginning)
    },
    async close(): Promise<void> {
      await database.close()
      await cloud.close()
    },
  }
}
export type Histories = Awaited<ReturnType<typeof openHistories>>
