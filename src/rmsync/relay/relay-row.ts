import type { Link } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { privateSubject, withoutTextOf } from '../../domain/private-policy.ts'
import type { AppointmentReading } from '../ports/calendar.ts'
import type { RelayJob } from '../ports/jobs.ts'
import type { Clock } from '../ports/service.ts'
import { hides } from './outcome.ts'

/** How the change was noticed; told in its row, and by the job that tries again. */
export type RelayFacts = Omit<RelayJob, 'linkId' | 'mailboxId'>

/** A link of which something is to be told. */
export interface Told {
  readonly facts: RelayFacts
  readonly link: Link
  /** Null where it was not read. */
  readonly reading: AppointmentReading | null
}

export function relayRow(
  { clock, policy }: { clock: Clock; policy: () => RelayPolicy },
  { facts, reading }: Told,
  link: Link,
  row: Pick<LogRow, 'outcome' | 'reason' | 'changes'>,
): LogRow {
  const appliedAt = clock.now()
  const appointment = reading?.kind === 'found' ? reading.appointment : null
  const changedAt = appointment?.changedAt ?? facts.noticedAt
  const applied = row.outcome === 'updated' || row.outcome === 'deleted' || row.outcome === 'cancelled'
  const hidden = reading !== null && hides(reading, policy())
  const told: LogRow = {
    seenAt: facts.noticedAt,
    appliedAt,
    who: appointment?.organizer.name ?? link.linkedBy,
    mailboxId: link.mailboxId,
    linkId: link.linkId,
    eventId: link.eventId,
    activityNo: link.activityNo,
    // The description is what IFS was told: of a private appointment it is the mask, never the text.
    appointment: hidden ? privateSubject : link.snapshot.description,
    ...row,
    reason: facts.noticedBy === 'reconciliation' && applied ? driftReason(row) : row.reason,
    // How long ago Outlook was changed tells nothing about a change that was made in IFS.
    tookMs: applied && facts.noticedBy !== 'reconciliation' ? Math.max(0, Date.parse(appliedAt) - Date.parse(changedAt)) : null,
    noticedBy: facts.noticedBy,
    correlationId: facts.correlationId,
  }
  return hidden ? withoutTextOf(told) : told
}

const driftReason = ({ outcome, reason }: Pick<LogRow, 'outcome' | 'reason'>): string =>
  outcome === 'updated' ? 'Drift: IFS did not say what Outlook says. Outlook’s values were written again.' : `Drift: ${reason}`
