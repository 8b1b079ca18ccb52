import type { Appointment, Sensitivity } from './appointment.ts'

/** What an appointment is called outside the mailbox when it is private (product decision 8). */
export const privateSubject = 'Private appointment'

/** `personal` and `confidential` count as private. */
export const isPrivate = (sensitivity: Sensitivity): boolean => sensitivity !== 'normal'

/** The subject that may leave the mailbox, be logged and be stored. */
export const publicSubject = (appointment: Pick<Appointment, 'sensitivity' | 'subject'>): string =>
  isPrivate(appointment.sensitivity) ? privateSubject : appointment.subject
