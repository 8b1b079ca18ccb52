import type { Link } from '../../domain/link.ts'
import type { LogRow } from '../../domain/log-row.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { isHidden } from '../../domain/private-policy.ts'
import type { Undo } from '../../domain/undo.ts'
import type { AppointmentReading } from '../ports/calendar.ts'

/** What a relay leaves behind. */
export interface Outcome {
  /** The link afterwards; null: no longer linked. */
  readonly link: Link | null
  /** Null when nothing happened that anybody could want to know: the echo of our own marker, a change of what is not relayed. */
  readonly row: Pick<LogRow, 'outcome' | 'reason' | 'changes'> | null
  /** What it takes to undo it. */
  readonly undo?: Undo
  /** The link went to another mailbox or item: it is to be marked there. */
  readonly moved?: true
}

/** Whether the text of what was read stays in the mailbox. */
export const hides = (reading: AppointmentReading, policy: RelayPolicy): boolean =>
  reading.kind === 'found' && isHidden(reading.appointment.sensitivity, policy.privatePolicy)
