import type { Appointment } from './appointment.ts'
import type { RelayPolicy } from './policy.ts'
import { isHidden } from './private-policy.ts'

export type MayLink =
  | { readonly kind: 'yes' }
  | {
      readonly kind: 'no'
      readonly code: 'not-organizer' | 'private' | 'series-not-yet' | 'appointment-cancelled'
      readonly reason: string
      readonly fix: string
    }

/** Whether the owner of the mailbox may link this appointment, and if not, why and what mends it (product decisions 2, 8, 9). */
export function mayLink(appointment: Appointment, privatePolicy: RelayPolicy['privatePolicy'] = 'mask'): MayLink {
  if (!appointment.isOrganizer) {
    return {
      kind: 'no',
      code: 'not-organizer',
      reason: 'You are invited. Only the organizer can link this appointment or change the link.',
      fix: `Ask ${appointment.organizer.name || appointment.organizer.email} to link it.`,
    }
  }
  if (appointment.isCancelled) {
    return {
      kind: 'no',
      code: 'appointment-cancelled',
      reason: 'This appointment is cancelled.',
      fix: 'Link an appointment that takes place.',
    }
  }
  if (isHidden(appointment.sensitivity, privatePolicy)) {
    return {
      kind: 'no',
      code: 'private',
      reason: 'Your company does not link appointments marked private, personal or confidential.',
      fix: 'Set the sensitivity to Normal in Outlook, save, then open RM Panel again.',
    }
  }
  return { kind: 'yes' }
}
