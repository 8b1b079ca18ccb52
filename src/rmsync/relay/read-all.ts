import type { AppointmentReading, AppointmentRef, Calendar } from '../ports/calendar.ts'

/** What Graph takes in one batch. */
export const mostInBatch = 20

export const unanswered: AppointmentReading = { kind: 'failed', error: new Error('No answer for this appointment.') }

/** When the batch as a whole fails, that is each one's failure. */
export const readAll = (calendar: Calendar, refs: readonly AppointmentRef[]): Promise<readonly AppointmentReading[]> =>
  calendar.readMany(refs).catch((error: unknown) => refs.map(() => ({ kind: 'failed', error })))
