import type { Link } from '../../domain/link.ts'
import type { AppointmentReading } from '../ports/calendar.ts'
import { markJobOf } from '../ports/jobs.ts'
import type { Clock } from '../ports/service.ts'
import type { StoreTransaction } from '../ports/store.ts'
import type { Outcome } from './outcome.ts'

/** As often a day it is put back; a rule of the mailbox that takes it off each time is not fought with. */
const mostReturnsADay = 3
/** Marker and category of a new link are on their way. */
const settledAfterMs = 60_000

/** The category that somebody took off comes back, and the link stays (S63). Answers the row, which says so. */
export async function returnCategory(
  { clock }: { clock: Clock },
  tx: StoreTransaction,
  link: Link,
  reading: AppointmentReading,
  row: Outcome['row'],
): Promise<Outcome['row']> {
  // Dates of a series have the category of their series.
  if (reading.kind !== 'found' || link.state.kind !== 'linked' || link.seriesLinkId !== null) return row
  const { appointment } = reading
  if (!appointment.isOrganizer || appointment.categories.includes(link.category)) return row
  const now = clock.now()
  if (Date.parse(now) - Date.parse(link.linkedAt) < settledAfterMs) return row
  const times = await tx.countCategoryReturn(link.linkId, now.slice(0, 10))
  if (times > mostReturnsADay + 1) return row
  if (times <= mostReturnsADay) await tx.enqueueMark(markJobOf(link))
  const reason =
    times <= mostReturnsADay
      ? `The category ${link.category} had been taken off in Outlook; the link stays, and the category is put back.`
      : `The category ${link.category} was taken off again and again; the link stays, and the category stays off today.`
  return row === null ? { outcome: 'nothing-to-do', reason, changes: [] } : { ...row, reason: `${row.reason} ${reason}` }
}
