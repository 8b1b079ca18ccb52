import type { InitialSyncRun, InitialSyncStore } from '../ports/initial-sync.ts'

const minuteMs = 60_000

/** A run with its counts, how far it is, and how long it still takes at the rate so far. */
export async function describeRun(runs: Pick<InitialSyncStore, 'countItems'>, run: InitialSyncRun) {
  const { actions, results } = await runs.countItems(run.runId)
  const phase = run.state === 'paused' ? run.heldState : run.state
  const planning = phase === 'planning'
  const total = planning ? run.mailboxes.length : actions.delete + actions.relink + actions.update
  const left = planning ? total - run.plannedMailboxes : results.open
  const done = Math.max(0, total - left)
  const perMinute = done === 0 || run.workedMs === 0 ? null : Math.round((done / run.workedMs) * minuteMs)
  const isAtWork = run.state === 'planning' || run.state === 'applying'
  return {
    runId: run.runId,
    state: run.state,
    reason: run.reason,
    from: run.from,
    representatives: run.chosen,
    representativeCount: run.mailboxes.length,
    plannedBy: run.plannedBy,
    startedAt: run.startedAt,
    plannedAt: run.plannedAt,
    approvedBy: run.approvedBy,
    approvedAt: run.approvedAt,
    finishedAt: run.finishedAt,
    counts: actions,
    progress: {
      done,
      total,
      perMinute,
      secondsLeft: !isAtWork || perMinute === null || perMinute === 0 ? null : Math.ceil((left / perMinute) * 60),
    },
    results: {
      applied: results.applied,
      // What needed nothing, or could not be planned, was not skipped.
      skipped: Math.max(0, results.skipped - actions.nothing - actions.problem),
      failed: results.failed,
    },
  }
}
