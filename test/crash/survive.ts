import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Cloud } from '../../scripts/launch/start-cloud.ts'
import type { Link } from '../../src/domain/link.ts'
import { openDatabase } from '../../src/rmsync/store/database.ts'
import { ArmedFaults } from '../histories/armed-faults.ts'
import type { BothSides } from '../histories/both-sides.ts'
import { checkJournal, compareBothSides } from '../histories/invariants.ts'
import { graphFaults, ifsFaults } from '../histories/local-cloud.ts'
import { randomNumbers } from '../histories/random-numbers.ts'
import { plainStore } from '../histories/rmsync-process.ts'
import { orderAround } from './order-around.ts'
import type { PeopleAtWork } from './people-at-work.ts'
import { startOffice } from './start-office.ts'

export interface Ordeal {
  /** Processes that share one database; more than one need PostgreSQL. */
  readonly processes: number
  /** Null: the embedded database. */
  readonly databaseUrl: string | null
  /** How often one of them is killed, at a random moment of its life. */
  readonly kills: number
  /** How long people work where nothing is killed. */
  readonly workMs: number
  /** Whether the service is paused, stopped and begun again while people work. */
  readonly orders?: boolean
  /** Longest life of a process that is killed. */
  readonly lifeMs: number
  /** Linked before the first kill. */
  readonly links: number
  /** Whether people link more while processes are killed; such a link may take three minutes to be finished. */
  readonly linksMeanwhile: boolean
  readonly seed: number
  readonly onProgress?: (line: string) => void
}

export interface Survived {
  /** Nothing when all is well. */
  readonly wrong: readonly string[]
  readonly kills: number
  readonly changes: number
  readonly links: number
  readonly writes: number
  readonly restedAfterMs: number
}

type Fault = keyof typeof graphFaults | keyof typeof ifsFaults
const faults: readonly Fault[] = [
  'graph down',
  'graph gateway timeout',
  'graph connection reset',
  'graph half an answer',
  'ifs down',
  'ifs locked record',
  'ifs metadata changed',
  'ifs changed in between',
  'ifs timeout, written',
  'ifs timeout, not written',
  'ifs lost answer',
]
const quietMs = 4_000
const restsWithinMs = 300_000

/** Real processes, real people’s load, real kills; then quiet, and both sides are compared. */
export async function survive(ordeal: Ordeal): Promise<Survived> {
  const random = randomNumbers(ordeal.seed)
  const office = await startOffice({ ...ordeal, random, more: { SYNC_CYCLE_MINUTES: '1', LOG_LEVEL: 'info' } })
  const { cloud, people, children, ca } = office
  const armed = armedFaults(cloud)
  const wrong: string[] = []
  const readLinks = async (): Promise<{ links: readonly Link[]; unfinished: number }> => {
    const opened = await openDatabase(
      ordeal.databaseUrl === null ? { folder: office.databaseFolder } : { databaseUrl: ordeal.databaseUrl },
    )
    try {
      const rows = await opened.db.selectFrom('links').select('link_id').execute()
      const waits = await sql<{ count: number }>`
        select (select count(*) from queue.job where name in ('relay-link', 'mark-link') and state < 'completed')::int
          + (select count(*) from intents)::int as count`.execute(opened.db)
      return {
        links: await plainStore(opened.db).linksByIds(rows.map((row) => row.link_id as Link['linkId'])),
        unfinished: waits.rows[0]?.count ?? 0,
      }
    } finally {
      await opened.close()
    }
  }

  try {
    for (const child of children) child.start()
    for (const child of children) await child.ready(ca)
    const before = new Set(cloud.ifs.activities().map(({ activityNo }) => activityNo))
    await linkAll(people, ordeal.links)
    const mails = { count: 0, work: () => undefined as void }
    mails.count = cloud.graph.mailSent().length
    mails.work = () => {
      if (cloud.graph.mailSent().length !== mails.count) wrong.push('Somebody was mailed by rmsync.')
      people.change()
      mails.count = cloud.graph.mailSent().length
    }

    const linking: Promise<unknown>[] = []
    const workFor = async (ms: number): Promise<void> => {
      for (const until = Date.now() + ms; Date.now() < until;) {
        mails.work()
        if (random(12) === 0) armed(faults[random(faults.length)]!, 1 + random(3))
        if (ordeal.linksMeanwhile && random(40) === 0) {
          const made = people.make()
          mails.count = cloud.graph.mailSent().length
          linking.push(people.link(made))
        }
        await wait(20 + random(60))
      }
    }
    for (let kill = 1; kill <= ordeal.kills; kill++) {
      const child = children[random(children.length)]!
      // Many a life ends while it begins or catches up, every fourth in full work.
      const ready = kill % 4 === 0 ? child.ready(ca) : Promise.resolve()
      await Promise.all([ready, workFor(200)])
      await workFor(random(ordeal.lifeMs))
      if (!(await child.kill())) wrong.push(`A process ended by itself before kill ${kill}.`)
      child.start()
      if (kill % 20 === 0) ordeal.onProgress?.(`${kill} kills, ${people.changes} changes`)
    }
    if (ordeal.orders === true) {
      let isOver = false
      const work = async (): Promise<void> => {
        while (!isOver) await workFor(200)
      }
      const ordering = orderAround(office).finally(() => (isOver = true))
      wrong.push(...(await Promise.all([ordering, work()]))[0])
    }
    if (ordeal.kills === 0) await workFor(ordeal.workMs)
    await Promise.all(linking)

    armed(null, 0)
    const restBegan = Date.now()
    for (const child of children) await child.ready(ca)
    let left = { links: [] as readonly Link[], unfinished: 1 }
    let problems: string[] = ['never looked']
    while (problems.length > 0 && Date.now() - restBegan < restsWithinMs) {
      await untilQuiet(cloud)
      if (ordeal.databaseUrl === null) for (const child of children) await child.stop()
      left = await readLinks()
      problems = judge(cloud, left.links, before)
      if (left.unfinished > 0) problems.push(`${left.unfinished} jobs and intents are not finished.`)
      if (problems.length > 0 && ordeal.databaseUrl === null) for (const child of children) child.start()
    }
    wrong.push(...problems)
    return {
      wrong,
      kills: ordeal.kills,
      changes: people.changes,
      links: left.links.length,
      writes: cloud.ifs.journal().filter(({ user }) => user === 'SYNC_MASTER').length,
      restedAfterMs: Date.now() - restBegan,
    }
  } finally {
    await office.close()
  }
}

async function linkAll(people: PeopleAtWork, count: number): Promise<void> {
  for (let made = 0; made < count; made++) {
    const appointment = people.make()
    // Representatives are read after a start; until then nobody can link.
    for (let tries = 0; (await people.link(appointment)) === null; tries++) {
      if (tries === 100) throw new Error('Nothing can be linked.')
      await wait(200)
    }
  }
}

function armedFaults({ graph, ifs }: Cloud): (fault: Fault | null, times: number) => void {
  const ofGraph = new ArmedFaults(Object.keys(graphFaults), (fault, plan) =>
    graphFaults[fault as keyof typeof graphFaults](graph, plan),
  )
  const ofIfs = new ArmedFaults(Object.keys(ifsFaults), (fault, plan) => ifsFaults[fault as keyof typeof ifsFaults](ifs, plan))
  return (fault, times) => {
    if (fault === null) {
      ofGraph.disarm()
      ofIfs.disarm()
    } else (fault in graphFaults ? ofGraph : ofIfs).arm(fault, times, /./)
  }
}

/** Until neither Graph nor IFS is written to or asked about an appointment for a while; a look each Sync Cycle is no unrest. */
async function untilQuiet(cloud: Cloud): Promise<void> {
  const asked = () => cloud.graph.requests().filter(({ path }) => !path.includes('delta')).length + cloud.ifs.journal().length
  let seen = -1
  const deadline = Date.now() + 60_000
  while (seen !== asked() && Date.now() < deadline) {
    seen = asked()
    await wait(quietMs)
  }
}

function judge(cloud: Cloud, links: readonly Link[], before: ReadonlySet<string>): string[] {
  const sides: BothSides = {
    cloud,
    inherited: new Set(),
    linkedTo: new Map(links.map((link) => [link.activityNo, link])),
  }
  const journal = cloud.ifs.journal()
  const wrong = links.flatMap((link) => {
    const problem = compareBothSides(sides, link, journal)
    return problem === null ? [] : [`link ${link.linkId} to ${link.activityNo}: ${problem}`]
  })
  const linked = new Set<string>(links.map(({ activityNo }) => activityNo))
  for (const { activityNo } of cloud.ifs.activities())
    if (!before.has(activityNo) && !linked.has(activityNo)) wrong.push(`activity ${activityNo} was made and is linked to nothing`)
  const events = links.map(({ eventId }) => eventId)
  if (new Set(events).size < events.length) wrong.push('An appointment has two links.')
  for (const offence of cloud.ifs.offences()) wrong.push(`Written without If-Match: ${offence.path}`)
  return [...wrong, ...checkJournal(sides, journal)]
}
