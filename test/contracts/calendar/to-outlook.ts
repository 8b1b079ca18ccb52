import type { TimeSpan } from '../../../src/domain/time-span.ts'
import type { PersonMakes } from './calendar-world.ts'

/** What a person makes, as Graph takes it. */
export const toOutlook = ({ when, attendees, weeks, ...facts }: Partial<PersonMakes>): Record<string, unknown> => ({
  ...facts,
  ...(when && toTimes(when)),
  ...(when && weeks !== undefined && { recurrence: everyWeek(when, weeks) }),
  ...(attendees && {
    attendees: attendees.map(({ kind, name, email }) => ({
      emailAddress: { name, address: email },
      type: kind === 'resource' ? 'resource' : 'required',
    })),
  }),
})

/** Outlook sends wall times: Ellen's mailbox is in Berlin, an hour before UTC in the March of these tests. */
function toTimes(when: TimeSpan): Record<string, unknown> {
  const timeZone = 'W. Europe Standard Time'
  if (when.kind === 'all-day') {
    const [start, end] = [when.startOn, when.endOn].map((date) => ({ dateTime: `${date}T00:00:00`, timeZone }))
    return { start, end, isAllDay: true }
  }
  return { start: { dateTime: wallIn(when.startAt), timeZone }, end: { dateTime: wallIn(when.endAt), timeZone }, isAllDay: false }
}

const wallIn = (at: string): string => new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T')

function everyWeek(when: TimeSpan, numberOfOccurrences: number): Record<string, unknown> {
  const startDate = when.kind === 'all-day' ? when.startOn : wallIn(when.startAt).slice(0, 10)
  const day = new Date(startDate).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' }).toLowerCase()
  return {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: [day], firstDayOfWeek: 'monday' },
    range: { type: 'numbered', startDate, numberOfOccurrences, recurrenceTimeZone: 'W. Europe Standard Time' },
  }
}
