import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ActivityView, WhenView } from '../../../api/schemas.ts'
import { formatWhen } from '../../../ui/format-when.ts'
import { texts } from './texts.ts'

const dayOf = (when: WhenView): string =>
  when.kind === 'timed' ? new Date(when.startAt).toDateString() : new Date(`${when.startOn}T12:00:00`).toDateString()

/** On the day of the appointment, in the reader's own zone. */
export const onSameDay = (activity: ActivityView, appointment: AppointmentView): boolean =>
  activity.when !== null && dayOf(activity.when) === dayOf(appointment.when)

/** What linking changes on the activity, in words: before → after. */
export function takenOver(activity: ActivityView, appointment: AppointmentView, locale: string): readonly string[] {
  const before = activity.when === null ? '–' : formatWhen(activity.when, locale)
  const after = formatWhen(appointment.when, locale)
  return [
    ...(activity.description === appointment.subject
      ? []
      : [`${texts.description}: ${activity.description} → ${appointment.subject}`]),
    ...(before === after ? [] : [`${texts.start}: ${before} → ${after}`]),
  ]
}
