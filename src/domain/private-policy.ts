import type { Appointment, Sensitivity } from './appointment.ts'
import type { LogRow } from './log-row.ts'
import type { RelayPolicy } from './policy.ts'

type PrivatePolicy = RelayPolicy['privatePolicy']

/** What an appointment is called outside the mailbox when it is private (product decision 8). */
export const privateSubject = 'Private appointment'

/** `personal` and `confidential` count as private. */
export const isPrivate = (sensitivity: Sensitivity): boolean => sensitivity !== 'normal'

/** Whether its text stays in the mailbox. Only a company that relays private appointments like any other lets it out. */
export const isHidden = (sensitivity: Sensitivity, policy: PrivatePolicy): boolean => isPrivate(sensitivity) && policy !== 'relay'

/** The subject that may leave the mailbox, be logged and be stored. */
export const publicSubject = (
  appointment: Pick<Appointment, 'sensitivity' | 'subject'>,
  policy: PrivatePolicy = 'mask',
): string => (isHidden(appointment.sensitivity, policy) ? privateSubject : appointment.subject)

type TextOfRow = Pick<LogRow, 'appointment' | 'changes' | 'outcome' | 'reason'>

/** A row of an appointment that is private: what happened is told, what it is called is not. */
export function withoutTextOf<Row extends TextOfRow>(row: Row): Row {
  const descriptions = row.changes.flatMap((change) => (change.field === 'description' ? [change.before, change.after] : []))
  const reason = [row.appointment, ...descriptions]
    .filter((text) => text !== '')
    .reduce((sentence, text) => sentence.replaceAll(text, privateSubject), row.reason)
  const changes = row.changes.map((change) =>
    change.field === 'description' ? { ...change, before: '', after: change.after === '' ? '' : privateSubject } : change,
  )
  return { ...row, appointment: row.appointment === '' ? '' : privateSubject, changes, reason }
}

/** The same for a row from before it was private: there a sentence of IFS may quote a text that nothing else tells. */
export function earlierWithoutTextOf<Row extends TextOfRow>(row: Row): Row {
  const quotes = (row.outcome === 'retry' || row.outcome === 'set-aside') && /["'“”‘«»]/u.test(row.reason)
  return withoutTextOf(quotes ? { ...row, reason: 'A change could not be relayed.' } : row)
}
