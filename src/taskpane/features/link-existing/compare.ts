import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ActivityView, WhenView } from '../../../api/schemas.ts'
import type { ShownChange } from '../../../ui/Changes.tsx'
import { formatChange, formatWhen } from '../../../ui/format-when.ts'
import type { UiTexts } from '../../../ui/texts/en.ts'
import type { LinkExistingTexts } from './texts/en.ts'

interface Words {
  readonly locale: string
  readonly texts: LinkExistingTexts
  readonly ui: UiTexts
}

const dayOf = (when: WhenView): string =>
  when.kind === 'timed' ? new Date(when.startAt).toDateString() : new Date(`${when.startOn}T12:00:00`).toDateString()

/** The day of the appointment, in the reader's own zone: `2026-11-24`. */
export const dayOfAppointment = ({ when }: AppointmentView): string =>
  when.kind === 'timed' ? new Date(when.startAt).toLocaleDateString('sv') : when.startOn

/** On the day of the appointment, in the reader's own zone. */
export const onSameDay = (activity: ActivityView, appointment: AppointmentView): boolean =>
  activity.when !== null && dayOf(activity.when) === dayOf(appointment.when)

/** What linking changes on the activity: before → after. */
export function takenOver(activity: ActivityView, appointment: AppointmentView, words: Words): readonly ShownChange[] {
  const subject =
    activity.description === appointment.subject
      ? []
      : [{ label: words.texts.description, before: activity.description, after: appointment.subject }]
  return [...subject, ...timesTakenOver(activity.when, appointment.when, words)]
}

function timesTakenOver(before: WhenView | null, after: WhenView, { locale, texts, ui }: Words): readonly ShownChange[] {
  if (before?.kind === 'timed' && after.kind === 'timed') {
    return [
      { label: texts.start, from: before.startAt, to: after.startAt },
      { label: texts.end, from: before.endAt, to: after.endAt },
    ]
      .filter(({ from, to }) => Date.parse(from) !== Date.parse(to))
      .map(({ label, from, to }) => ({ label, ...formatChange(from, to, locale) }))
  }
  const [from, to] = [before === null ? '' : formatWhen(before, locale, ui), formatWhen(after, locale, ui)]
  return from === to ? [] : [{ label: texts.time, before: from, after: to }]
}
