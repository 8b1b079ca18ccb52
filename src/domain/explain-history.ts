import { type Check, type ExplainFacts, inWords, ok, problem } from './explanation.ts'
import type { Link } from './link.ts'
import type { LogRow, Outcome } from './log-row.ts'

/** What was last noticed, relayed and refused. */
export const historyChecks = (facts: ExplainFacts, link: Link): readonly Check[] => [
  noticeCheck(facts),
  relayCheck(facts, link),
  errorCheck(facts, link),
]

function noticeCheck({ round, isStale, notifying, trail }: ExplainFacts): Check {
  const told = trail.find((row) => row.noticedBy === 'notification')
  const params = {
    notifications: notifying.kind,
    ...(round.doneAt === null ? {} : { roundAt: round.doneAt }),
    ...(told === undefined ? {} : { toldAt: told.seenAt }),
  }
  if (round.trouble !== null) {
    const fix = 'An administrator finds the mailbox and its fix on the representatives page.'
    return problem('last-notice', 'trouble', `The mailbox cannot be looked at: ${round.trouble}`, fix, {
      ...params,
      trouble: round.trouble,
    })
  }
  if (round.doneAt === null) {
    const fix = 'The first round follows within minutes of a start; look at the service if it does not.'
    return problem('last-notice', 'never', 'The mailbox was not looked at yet.', fix, params)
  }
  const looked = `The mailbox was last looked at ${inWords(round.doneAt)}.`
  if (isStale) return problem('last-notice', 'stale', `${looked} That is too long ago.`, 'See whether rmsync is running.', params)
  const how = notifying.kind === 'live' ? 'Outlook tells of changes.' : 'Changes are found by rounds alone.'
  return ok('last-notice', notifying.kind === 'live' ? 'told' : 'rounds', `${looked} ${how}`, params)
}

const relayed: readonly Outcome[] = ['updated', 'linked', 'deleted', 'cancelled', 'undone', 'resumed']

function relayCheck({ trail }: ExplainFacts, { currentAsOf }: Link): Check {
  const last = trail.find((row) => relayed.includes(row.outcome))
  const params = { currentAsOf, ...(last === undefined ? {} : { at: last.appliedAt, outcome: last.outcome }) }
  const same = `IFS said what Outlook said ${inWords(currentAsOf)}.`
  return ok(
    'last-relay',
    last === undefined ? 'none' : 'relayed',
    last === undefined ? same : `Last change relayed ${inWords(last.appliedAt)}. ${same}`,
    params,
  )
}

function errorCheck({ trail }: ExplainFacts, { state }: Link): Check {
  const last = trail.find((row) => row.outcome === 'set-aside' || row.outcome === 'retry')
  if (state.kind === 'set-aside') {
    const { why, since } = state
    return problem('last-error', 'set-aside', why, 'Mend what it names, then press Retry.', { why, since })
  }
  if (state.kind === 'waiting') {
    const { why, since } = state
    const fix = 'It goes on by itself; nothing is to be done unless it lasts.'
    return problem('last-error', 'waiting', `A change waits since ${inWords(since)}: ${why}`, fix, { why, since })
  }
  if (state.kind === 'activity-missing') {
    const { since } = state
    const why = 'The activity no longer exists in IFS.'
    return problem('last-error', 'activity-missing', why, 'Unlink the appointment; then create or link another activity.', {
      since,
    })
  }
  if (last === undefined) return ok('last-error', 'none', 'Nothing went wrong.', {})
  return ok('last-error', 'over', overText(last), { at: last.appliedAt, why: last.reason })
}

const overText = (row: LogRow): string => `The last trouble is over: ${row.reason} (${inWords(row.appliedAt)})`
