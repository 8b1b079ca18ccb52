import type { MeView } from '../../api/get-me.ts'
import type { AppointmentView } from '../../api/read-appointment.ts'
import type { WhenView } from '../../api/schemas.ts'
import type { HostForm } from '../host/host.ts'

/** The form as a view, while no server knows the appointment: who its people are in IFS is found out once one does. */
export function viewOfForm(form: HostForm, me: MeView, now: Date): AppointmentView {
  return {
    itemId: '',
    subject: form.subject,
    when: whenOf(form, now),
    kind: 'single',
    organizer: { name: me.name, email: me.email },
    mayLink: { kind: 'yes' },
    people: form.people.map(({ isGroup, ...person }) => ({
      ...person,
      resolution: { kind: isGroup === true ? 'not-a-person' : 'unknown' },
    })),
    suggestions: [],
    link: null,
    looksLike: [],
    series: null,
    syncActive: me.representative?.syncActive ?? true,
  }
}

/**
 * Outlook does not tell an add-in that an appointment is all-day (`isAllDayEvent` is a preview), and on the web and the Mac such times
 * come in another zone (Office add-in issues 4965 and 3876): from midnight to midnight by this clock is shown as whole days. rmsync
 * reads what it is from the server.
 */
function whenOf({ startAt, endAt }: HostForm, now: Date): WhenView {
  const start = startAt === null ? now : new Date(startAt)
  const end = endAt === null ? start : new Date(endAt)
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  if (end > start && isMidnight(start) && isMidnight(end)) return { kind: 'all-day', startOn: dateOf(start), endOn: dateOf(end) }
  return { kind: 'timed', startAt: start.toISOString(), endAt: end.toISOString(), zone }
}

const isMidnight = (moment: Date): boolean => moment.getHours() === 0 && moment.getMinutes() === 0 && moment.getSeconds() === 0

const dateOf = (moment: Date): string =>
  [String(moment.getFullYear()), String(moment.getMonth() + 1).padStart(2, '0'), String(moment.getDate()).padStart(2, '0')].join(
    '-',
  )
