import fc from 'fast-check'
import type { JournalEntry } from '../../src/standins/ifs/data/journal.ts'
import { eventOf } from './both-sides.ts'
import type { Beginning, Histories, History } from './history.ts'
import { ifsSteps } from './ifs-steps.ts'
import { checkCategories, checkJournal, checkOrphans, checkOwnership, compareBothSides, findSecrets } from './invariants.ts'
import { checkDates, isLongOver } from './dates-of-series.ts'
import { panelSteps } from './panel-steps.ts'
import { peopleSteps } from './people-steps.ts'
import { safetySteps } from './safety-steps.ts'
import { seriesSteps } from './series-steps.ts'
import { serviceSteps } from './service-steps.ts'
import type { StepKind } from './step.ts'

const singles: Readonly<Record<string, StepKind<object>>> = { ...peopleSteps, ...panelSteps, ...ifsSteps, ...serviceSteps }
const kinds: typeof singles = { ...singles, ...seriesSteps, ...safetySteps }
/** Series need room to grow up: more of them, and a linked one to begin with. */
const timesAsMany = 3
const firstOfSeries = ['makes a series', 'links a series', 'rmsync works']

export interface Step {
  readonly kind: string
  readonly values: object
}
export interface Plan {
  readonly beginning: Beginning
  readonly steps: readonly Step[]
  /** Whether the last notices arrive, or the delta round has to find everything. */
  readonly lastNoticesArrive: boolean
}

const nothing: Step = { kind: 'nothing happens', values: {} }
const anyStepOf = (mix: typeof singles): fc.Arbitrary<Step> =>
  fc.oneof(
    // What is not needed for a failure shrinks to this.
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant(nothing) },
    ...Object.entries(mix).map(([kind, { weight, values }]) => ({
      weight: kind in seriesSteps || kind in safetySteps ? weight * timesAsMany : weight,
      arbitrary: values.map((drawn): Step => ({ kind, values: drawn })),
    })),
  )

const exactly = (steps: number) => ({ minLength: steps, maxLength: steps, size: 'max' as const })

const stepsWithSeries = (steps: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(
      fc.tuple(...firstOfSeries.map((kind) => kinds[kind]!.values.map((values): Step => ({ kind, values })))),
      fc.array(anyStepOf(kinds), exactly(steps - firstOfSeries.length)),
    )
    .map(([first, rest]) => [...first, ...rest])

/** @param withSeries histories of their own: those without stay what they were by their seed */
export const anyPlan = (steps: number, withSeries = false): fc.Arbitrary<Plan> =>
  fc.record({
    beginning: fc.record({ deleteWhenCancelled: fc.boolean(), horizonDays: fc.constant(withSeries ? 21 : 90) }),
    steps: withSeries ? stepsWithSeries(steps) : fc.array(anyStepOf(singles), exactly(steps)),
    lastNoticesArrive: fc.boolean(),
  })

export interface Played {
  /** Nothing when all is well. */
  readonly wrong: readonly string[]
  /** What happened, step by step, then the lines of the text log. */
  readonly trace: readonly string[]
  readonly told: readonly string[]
}

/** Plays one history to its end. */
export async function playHistory(histories: Histories, plan: Plan): Promise<Played> {
  const history = await histories.begin(plan.beginning)
  const { ifs } = histories.cloud
  const before = ifs.journal().at(-1)
  const end = (wrong: readonly string[]): Played => ({ wrong, trace: history.trace, told: history.told })
  try {
    await history.start()
    await history.during((rmsync) => rmsync.work())
    for (const { kind, values } of plan.steps.filter((step) => step.kind !== nothing.kind)) {
      history.trace.push(`${kind} ${JSON.stringify(values)}`)
      await kinds[kind]!.play(history, values)
      await noteLinks(history)
    }
    history.trace.push('— comes to rest —')
    await comeToRest(history, plan.lastNoticesArrive)
    const journal = () => ifs.journal().slice(before === undefined ? 0 : ifs.journal().lastIndexOf(before) + 1)
    return end(await judge(history, histories, journal))
  } catch (error) {
    return end([`An error nobody caught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`])
  } finally {
    await history.close()
  }
}

export async function noteLinks(history: History): Promise<void> {
  // Nobody but rmsync makes or ends links.
  if (!history.stirred) return
  history.stirred = false
  const links = await history.links()
  const linked = links.map(({ activityNo }) => activityNo as string)
  // Of an activity that is linked no more every line is IFS's own.
  for (const activityNo of history.linked) if (!linked.includes(activityNo)) history.inherit(activityNo)
  history.linked = linked
  for (const link of links) history.linkedTo.set(link.activityNo, link)
}

const minuteMs = 60_000

/** Faults off, rmsync up, everybody's last change noticed, and every job done however long it has to wait. */
export async function comeToRest(history: History, lastNoticesArrive: boolean): Promise<void> {
  const { cloud } = history
  cloud.faults.graph.disarm()
  cloud.faults.ifs.disarm()
  cloud.identity.forgetFaults()
  cloud.ifs.unlockSyncMaster()
  cloud.openMailboxes()
  cloud.graph.deltaRounds({})
  history.process?.life.goOn()
  await history.start()
  if (lastNoticesArrive) {
    await history.collectPosts()
    await history.deliver(history.mailbag)
  }
  await finishJobs(history)
  // Twice: once for what waits for its two minutes, once for what that brought about.
  await history.pass(3 * minuteMs)
  await finishJobs(history)
  await history.pass(31 * minuteMs)
  await finishJobs(history)
}

async function finishJobs(history: History): Promise<void> {
  for (let round = 0; round < 200; round++) {
    await history.during((rmsync) => rmsync.work())
    const next = history.jobs.nextDueAt()
    if (next === null) return noteLinks(history)
    history.clock.move(Math.max(0, next - history.clock.ms()))
  }
  throw new Error('rmsync does not come to rest.')
}

async function judge(history: History, { tables }: Histories, journalOf: () => readonly JournalEntry[]): Promise<string[]> {
  const wrong: string[] = []
  // What a delta round can not see: another calendar, a date far away. What waits for a person.
  const waits = (link: Awaited<ReturnType<History['links']>>[number]): boolean =>
    link.state.kind === 'set-aside' || !history.isInSight(eventOf(history, link)) || isLongOver(history, link)
  const links = await history.links()
  for (const link of links.filter((one) => !waits(one))) {
    const problem = compareBothSides(history, link, journalOf())
    if (problem !== null) wrong.push(`[noticed] ${describe(link)}: ${problem}`)
  }
  await history.retry(links)
  await finishJobs(history)
  for (const link of await history.links()) {
    const problem = isLongOver(history, link) ? null : compareBothSides(history, link, journalOf())
    if (problem !== null) wrong.push(`[retried] ${describe(link)}: ${problem}`)
    const wasAsked = [link.eventId, link.seriesMasterId].some((id) => history.askedToLink.has(`${link.mailboxId} ${id}`))
    if (!wasAsked && !history.askedToPush.has(link.activityNo)) wrong.push(`${describe(link)}: nobody asked for this link`)
  }
  const length = journalOf().length
  await history.retry(await history.links())
  await finishJobs(history)
  const journal = journalOf()
  if (journal.length > length) wrong.push(`The same state relayed again wrote ${JSON.stringify(journal.slice(length))}`)
  const left = await history.links()
  wrong.push(
    ...(await checkDates(history, left)),
    ...checkOwnership(history, left),
    ...checkCategories(history, left),
    ...(await checkOrphans(history, journal)),
  )
  const rows = await history.store.readLog({ limit: 1000 })
  const interrupted = rows.flatMap(({ activityNo, reason }) =>
    activityNo !== null && reason.startsWith('Linking was interrupted') ? [activityNo] : [],
  )
  wrong.push(
    ...checkJournal(history, journal, new Set(interrupted)),
    ...(await findSecrets(history, tables, journal)),
    ...history.offences,
  )
  for (const offence of history.cloud.offences()) wrong.push(`Written without If-Match: ${offence.path}`)
  return wrong
}

const describe = ({ linkId, eventId, activityNo }: { linkId: string; eventId: string; activityNo: string }): string =>
  `link ${linkId} (…${eventId.slice(10, 26)} to ${activityNo})`
