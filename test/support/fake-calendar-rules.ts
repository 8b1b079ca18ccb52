import { findIana } from 'windows-iana'
import type { Appointment } from '../../src/domain/appointment.ts'
import { Refused } from '../../src/domain/errors.ts'
import { endOf, startOf, type TimeSpan } from '../../src/domain/time-span.ts'
import type { DeltaWindow, InvitedPerson, PermissionCheck } from '../../src/rmsync/ports/calendar.ts'

export const grantedPermissions: readonly PermissionCheck[] = (
  ['User.Read.All', 'Calendars.Read', 'Calendars.ReadWrite', 'MailboxSettings.Read', 'MailboxSettings.ReadWrite'] as const
).map((permission) => ({ permission, purpose: `for what needs ${permission}`, outcome: 'granted', reason: null }))

/** Whom an invitation goes to; refused as the adapter refuses it. */
export function toInvite(appointment: Appointment, people: readonly InvitedPerson[]): readonly InvitedPerson[] | 'as they are' {
  if (!appointment.isOrganizer) throw new Refused('Outlook', 'Only the organizer can send invitations.', 'NotOrganizer')
  const invited = people.filter(({ email }) => email !== appointment.organizer.email)
  if (invited.length === 0) throw new Refused('Outlook', 'There is nobody to invite.', 'NobodyToInvite')
  const has = appointment.attendees.map(({ email }) => email)
  if (has.length === 0) return invited
  if (has.length === invited.length && invited.every(({ email }) => has.includes(email))) return 'as they are'
  throw new Refused('Outlook', 'The appointment has attendees already.', 'AlreadyInvited')
}

export const overlaps = (when: TimeSpan, window: DeltaWindow): boolean => startOf(when) < window.to && endOf(when) > window.from

export function refuseUnknownZone(zone: string): void {
  const known = findIana(zone).length > 0 || Intl.supportedValuesOf('timeZone').includes(zone) || /^utc$|^\w+\/\w+/i.test(zone)
  if (!known) throw new Refused('Outlook', `Nobody knows the time zone “${zone}”.`, 'UnknownZone')
}
