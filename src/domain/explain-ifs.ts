import { type Check, type ExplainFacts, ok, problem, unknown } from './explanation.ts'
import type { Link } from './link.ts'

/** Whether IFS is there and takes writes from rmsync. */
export function ifsCheck({ ifs }: ExplainFacts): Check {
  if (ifs.kind !== 'found') {
    const reason = ifs.kind === 'unknown' ? ifs.reason : ''
    return unknown('ifs', `IFS could not be asked: ${reason}`, reason)
  }
  const [first] = ifs.value
  if (first === undefined) return ok('ifs', 'reachable', 'IFS answers and takes changes.', {})
  const params = { found: first.found }
  return problem('ifs', first.locked ? 'locked' : 'failed', first.found, first.fix, params)
}

export function activityCheck({ activity }: ExplainFacts, link: Link): Check {
  const { activityNo } = link
  if (activity.kind === 'unknown')
    return unknown('activity', `Activity ${activityNo} could not be read: ${activity.reason}`, activity.reason, { activityNo })
  if (activity.kind === 'gone') {
    const fix = 'Unlink the appointment; then create a new activity or link another one.'
    return problem('activity', 'gone', `Activity ${activityNo} no longer exists in IFS.`, fix, { activityNo })
  }
  if (activity.value.state === 'completed') {
    const fix = 'Reopen it in IFS, then press Retry.'
    const says = `Activity ${activityNo} is completed. Completed activities are not changed.`
    return problem('activity', 'completed', says, fix, { activityNo })
  }
  return ok('activity', 'there', `Activity ${activityNo} is there.`, { activityNo })
}
