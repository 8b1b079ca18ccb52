import type { InitialSyncState } from '../../domain/initial-sync.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { CalendarDate } from '../../domain/time-span.ts'
import type { InitialSyncRun } from '../ports/initial-sync.ts'
import { applyItems } from './apply-run.ts'
import { type InitialSyncPorts, planMailbox } from './plan-run.ts'

export interface RunRequest {
  readonly representatives: 'all' | readonly string[]
  readonly from: CalendarDate
}

/** Begins to plan; nothing is changed before somebody approves the plan. */
export async function startInitialSync(
  ports: InitialSyncPorts,
  { representatives, from }: RunRequest,
  by: string,
): Promise<InitialSyncRun> {
  const active = (await ports.store.representatives()).filter((row) => row.syncActive)
  const wanted = representatives === 'all' ? active : active.filter((row) => representatives.includes(row.representativeId))
  if (wanted.length === 0)
    throw new Refusal('not-found', 'None of these representatives syncs.', 'Turn Sync Active on for them first, then plan again.')
  const run: InitialSyncRun = {
    runId: ports.ids.next(),
    state: 'planning',
    heldState: null,
    reason: '',
    from,
    mailboxes: wanted.map((row) => row.mailboxId),
    chosen: representatives === 'all' ? null : wanted.map(({ representativeId, name }) => ({ representativeId, name })),
    plannedBy: by,
    startedAt: ports.clock.now(),
    plannedAt: null,
    approvedBy: null,
    approvedAt: null,
    finishedAt: null,
    workedMs: 0,
    plannedMailboxes: 0,
  }
  if (!(await ports.runs.beginRun(run)))
    throw new Refusal('initial-sync-running', 'An Initial Sync is under way already.', 'Finish or cancel it first.')
  await ports.queueRun(run.runId)
  return run
}

/** Exactly the plan as it stands; `deletionsSeen` proves that somebody looked at what is deleted. */
export async function approveInitialSync(
  ports: InitialSyncPorts,
  runId: string,
  deletionsSeen: number,
  by: string,
): Promise<void> {
  const deletions = (await ports.runs.countItems(runId)).actions.delete
  if (deletions !== deletionsSeen) {
    const message = `The plan deletes ${deletions} ${deletions === 1 ? 'activity' : 'activities'}.`
    throw new Refusal('deletions-not-seen', message, 'Look at what is deleted, then approve again.', undefined, 'deletionsSeen')
  }
  const approval = { state: 'applying', approvedBy: by, approvedAt: ports.clock.now(), workedMs: 0 } as const
  if ((await ports.runs.changeRun(runId, 'planned', approval)) === null) throw await wrongState(ports, runId)
  await ports.queueRun(runId)
}

export type RunChange = 'pause' | 'resume' | 'cancel'

export async function changeInitialSync(ports: InitialSyncPorts, runId: string, change: RunChange, by: string): Promise<void> {
  const run = await runOf(ports, runId)
  const next = nextOf(ports, run, change, by)
  if (next === null || (await ports.runs.changeRun(runId, run.state, next)) === null) throw await wrongState(ports, runId)
  if (change === 'resume') await ports.queueRun(runId)
}

function nextOf(
  { clock }: InitialSyncPorts,
  { state, heldState }: InitialSyncRun,
  change: RunChange,
  by: string,
): Partial<InitialSyncRun> | null {
  switch (change) {
    case 'pause':
      return state === 'planning' || state === 'applying'
        ? { state: 'paused', heldState: state, reason: `Paused by ${by}.` }
        : null
    case 'resume':
      return state === 'paused' && heldState !== null ? { state: heldState, heldState: null, reason: '' } : null
    case 'cancel':
      return over.has(state)
        ? null
        : { state: 'cancelled', heldState: null, reason: `Cancelled by ${by}.`, finishedAt: clock.now() }
  }
}
const over: ReadonlySet<InitialSyncState> = new Set(['done', 'cancelled', 'failed'])

export async function runOf(ports: Pick<InitialSyncPorts, 'runs'>, runId: string): Promise<InitialSyncRun> {
  const run = await ports.runs.run(runId)
  if (run !== null) return run
  throw new Refusal('not-found', 'There is no such Initial Sync.', 'Load the list again.')
}

async function wrongState(ports: InitialSyncPorts, runId: string): Promise<Refusal> {
  const { state } = await runOf(ports, runId)
  return new Refusal('wrong-state', `The Initial Sync is ${state}.`, 'Load the page again.')
}

const itemsAtOnce = 20
/** A job ends in good time and leaves the rest to the next, so that a stop of the service never waits long. */
const longestMs = 20_000

/** Goes on with a run until it is done, paused or cancelled; what a killed process left half done is taken up again. */
export async function continueInitialSync(ports: InitialSyncPorts, runId: string): Promise<void> {
  const startedMs = Date.parse(ports.clock.now())
  let beforeMs = startedMs
  for (;;) {
    const run = await ports.runs.run(runId)
    if (run === null || (run.state !== 'planning' && run.state !== 'applying')) return
    const more = run.state === 'planning' ? await planNext(ports, run) : await applyNext(ports, run)
    const nowMs = Date.parse(ports.clock.now())
    await ports.runs.addWorked(runId, nowMs - beforeMs)
    beforeMs = nowMs
    if (!more) return
    if (nowMs - startedMs >= longestMs) return ports.queueRun(runId)
  }
}

async function planNext(ports: InitialSyncPorts, run: InitialSyncRun): Promise<boolean> {
  const mailboxId = run.mailboxes[run.plannedMailboxes]
  if (mailboxId !== undefined) {
    await planMailbox(ports, run, mailboxId)
    return true
  }
  await ports.runs.changeRun(run.runId, 'planning', { state: 'planned', plannedAt: ports.clock.now() })
  ports.log.info({ runId: run.runId }, 'An Initial Sync is planned and waits for approval.')
  return false
}

async function applyNext(ports: InitialSyncPorts, run: InitialSyncRun): Promise<boolean> {
  const items = await ports.runs.openItems(run.runId, itemsAtOnce)
  if (items.length > 0) {
    await applyItems(ports, items)
    return true
  }
  await ports.runs.changeRun(run.runId, 'applying', { state: 'done', finishedAt: ports.clock.now() })
  ports.log.info({ runId: run.runId }, 'An Initial Sync is done.')
  return false
}
