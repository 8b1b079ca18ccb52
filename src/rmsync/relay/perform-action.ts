import { toFieldChanges } from '../../domain/field-changes.ts'
import type { Link } from '../../domain/link.ts'
import type { RelayAction } from '../../domain/plan-relay.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { privateSubject } from '../../domain/private-policy.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Calendar } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { deleteActivity } from './delete-activity.ts'
import { followMeeting } from './follow-meeting.ts'
import type { Outcome } from './outcome.ts'
import { writeActivity } from './write-activity.ts'

export interface PerformPorts {
  readonly calendar: Calendar
  readonly crm: Crm
  readonly store: Store
  readonly clock: Clock
  readonly policy: () => RelayPolicy
}

/** Writes to IFS what was decided. */
export async function performAction(ports: PerformPorts, link: Link, action: RelayAction): Promise<Outcome> {
  const now = ports.clock.now()
  switch (action.kind) {
    case 'nothing':
      return nothing(link, action, now)
    case 'pause':
      return paused(link, action, now)
    case 'other-organizer':
      return (await followMeeting(ports, link, action.appointment)) ?? setAside(link, action.reason, now)
    case 'mark-cancelled':
      return cancelled(link, action.reason, now)
    case 'delete-activity':
      return (await followMeeting(ports, link, null)) ?? deleted(ports, link, action.reason)
    case 'patch':
      return patched(ports, link, action)
  }
}

function nothing(link: Link, { reason, linkedAgain }: Extract<RelayAction, { kind: 'nothing' }>, now: Instant): Outcome {
  if (linkedAgain)
    return {
      link: { ...link, state: { kind: 'linked' }, currentAsOf: now },
      row: { outcome: 'nothing-to-do', reason, changes: [] },
    }
  return { link: link.state.kind === 'linked' ? { ...link, currentAsOf: now } : link, row: null }
}

function paused(link: Link, { because, reason }: Extract<RelayAction, { kind: 'pause' }>, now: Instant): Outcome {
  // Nothing of it is told any more, not by us either.
  const masked = because === 'private' ? { snapshot: { ...link.snapshot, description: privateSubject } } : {}
  if (link.state.kind === 'paused' && link.state.because === because) return { link: { ...link, ...masked }, row: null }
  return {
    link: { ...link, ...masked, state: { kind: 'paused', since: now, why: reason, because } },
    row: { outcome: 'paused', reason, changes: [] },
  }
}

function setAside(link: Link, reason: string, now: Instant): Outcome {
  if (link.state.kind === 'set-aside' && link.state.why === reason) return { link, row: null }
  return {
    link: { ...link, state: { kind: 'set-aside', since: now, why: reason } },
    row: { outcome: 'set-aside', reason, changes: [] },
  }
}

const cancelled = (link: Link, reason: string, now: Instant): Outcome => ({
  link: { ...link, state: { kind: 'appointment-cancelled', since: now, why: reason }, currentAsOf: now },
  row: { outcome: 'cancelled', reason, changes: [] },
})

async function deleted(ports: PerformPorts, link: Link, reason: string): Promise<Outcome> {
  const deletion = await deleteActivity(ports, link)
  if (deletion.kind === 'completed') return cancelled(link, `${reason} A completed activity is never deleted.`, ports.clock.now())
  const { copy } = deletion
  return {
    link: null,
    row: {
      outcome: 'deleted',
      reason: copy === null ? `${reason} The activity had been deleted in IFS already.` : reason,
      changes: [{ field: 'description', before: link.snapshot.description, after: '' }],
    },
    ...(copy === null ? {} : { undo: { kind: 'deletion', link, activity: copy } }),
  }
}

async function patched(
  { crm, clock }: PerformPorts,
  link: Link,
  { wanted, diff }: Extract<RelayAction, { kind: 'patch' }>,
): Promise<Outcome> {
  const { etag, state, change } = await writeActivity(crm, link, wanted, diff)
  return {
    link: {
      ...link,
      state: { kind: 'linked' },
      snapshot: wanted,
      etag,
      activityState: state,
      currentAsOf: clock.now(),
    },
    row: { outcome: 'updated', reason: 'Changed in Outlook.', changes: toFieldChanges(change) },
    undo: { kind: 'update', activityNo: link.activityNo, change },
  }
}
