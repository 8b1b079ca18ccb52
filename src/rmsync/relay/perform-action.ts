import { toFieldChanges } from '../../domain/field-changes.ts'
import type { Link, Snapshot } from '../../domain/link.ts'
import type { FieldChange, LogRow } from '../../domain/log-row.ts'
import type { RelayAction } from '../../domain/plan-relay.ts'
import { privateSubject } from '../../domain/private-policy.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock } from '../ports/service.ts'
import { deleteActivity, writeActivity } from './write-activity.ts'

/** What a relay leaves behind: the link afterwards (null: no longer linked) and the facts of its row. */
export interface Outcome {
  readonly link: Link | null
  readonly row: Pick<LogRow, 'outcome' | 'reason' | 'changes'>
}

/** Writes to IFS what was decided. */
export async function performAction(
  { crm, clock }: { crm: Crm; clock: Clock },
  link: Link,
  action: RelayAction,
): Promise<Outcome> {
  const now = clock.now()
  switch (action.kind) {
    case 'nothing':
      return {
        link: { ...link, ...(action.linkedAgain ? { state: { kind: 'linked' } } : {}), currentAsOf: now },
        row: { outcome: 'nothing-to-do', reason: action.reason, changes: [] },
      }
    case 'set-aside':
      return {
        link: { ...link, state: { kind: 'set-aside', since: now, why: action.reason } },
        row: { outcome: 'set-aside', reason: action.reason, changes: [] },
      }
    case 'mark-cancelled':
      return cancelled(link, action.reason, now)
    case 'delete-activity':
      if (!(await deleteActivity(crm, link)))
        return cancelled(link, `${action.reason} A completed activity is never deleted.`, now)
      return {
        link: null,
        row: {
          outcome: 'deleted',
          reason: action.reason,
          changes: [{ field: 'description', before: link.snapshot.description, after: '' }],
        },
      }
    case 'patch': {
      const { etag, state } = await writeActivity(crm, link, action.wanted, action.diff)
      return {
        link: {
          ...link,
          state: { kind: 'linked' },
          snapshot: action.wanted,
          etag,
          activityState: state,
          currentAsOf: clock.now(),
        },
        row: {
          outcome: 'updated',
          reason: 'Changed in Outlook.',
          changes: withoutPrivateText(action.wanted, toFieldChanges(action.diff)),
        },
      }
    }
  }
}

/** What an appointment that became private was called is no longer told (product decision 8). */
const withoutPrivateText = (wanted: Snapshot, changes: readonly FieldChange[]): readonly FieldChange[] =>
  changes.map((change) =>
    change.field === 'description' && wanted.description === privateSubject ? { ...change, before: '' } : change,
  )

const cancelled = (link: Link, reason: string, now: Instant): Outcome => ({
  link: { ...link, state: { kind: 'appointment-cancelled', since: now, why: reason }, currentAsOf: now },
  row: { outcome: 'cancelled', reason, changes: [] },
})
