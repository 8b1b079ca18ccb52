import { randomUUID } from 'node:crypto'
import { people } from '../seed/company.ts'
import { masterCategories, seedMonth } from '../seed/calendar.ts'
import type { SeedAttendee, SeedEvent } from '../seed/seed-event.ts'
import { zeroTime, type Attendee, type Recurrence, type Weekday } from './event-model.ts'
import type { Exchange } from './exchange.ts'
import { createEvent } from './meetings.ts'
import { completeFields } from './parse-event.ts'
import { sanitiseBody, textToHtml } from './html-body.ts'
import { addDays } from './zones.ts'

/** Puts the made-up month into the mailboxes, the attendees' copies included, as if it had been there for long. */
export function loadSeed(exchange: Exchange): void {
  exchange.quietly(() => {
    for (const mailbox of exchange.mailboxes()) {
      mailbox.masterCategories = masterCategories.map((category) => ({ id: randomUUID(), ...category }))
    }
    for (const event of seedMonth(exchange.now())) loadEvent(exchange, event)
  })
}

function loadEvent(exchange: Exchange, seed: SeedEvent): void {
  const owner = people.find(({ userName }) => userName === seed.owner)
  const mailbox = owner && exchange.find(owner.oid)
  if (mailbox === undefined) return
  const { timeZone } = mailbox.owner
  const endDate = addDays(seed.date, seed.allDays ?? 0)
  const event = createEvent(exchange, mailbox, {
    send: true,
    recurrence: seed.weekly ? weekly(seed.date, seed.weekly, timeZone) : null,
    fields: completeFields({
      subject: seed.subject,
      bodyHtml: sanitiseBody(textToHtml(seed.text ?? '')),
      start: { dateTime: `${seed.date}T${seed.from ?? '00:00'}:00`, timeZone },
      end: { dateTime: `${endDate}T${seed.to ?? '00:00'}:00`, timeZone },
      isAllDay: seed.allDays !== undefined,
      location: seed.location ?? '',
      attendees: (seed.attendees ?? []).map(toAttendee),
      sensitivity: seed.sensitivity ?? 'normal',
      showAs: seed.showAs ?? 'busy',
      categories: seed.categories ?? [],
    }),
  })
  answerAsSeeded(exchange, event.iCalUId, seed.attendees ?? [])
}

/** The colleagues' own copies say what they answered. */
function answerAsSeeded(exchange: Exchange, iCalUId: string, attendees: readonly SeedAttendee[]): void {
  for (const { email, response } of attendees) {
    const copy = exchange.find(email)?.byICalUId(iCalUId)
    if (copy === undefined || response === 'none') continue
    copy.response = { response, time: zeroTime }
    copy.fields = { ...copy.fields, showAs: response === 'accepted' ? 'busy' : 'tentative' }
  }
}

const toAttendee = ({ name, email, type, response }: SeedAttendee): Attendee => ({
  type,
  status: { response, time: zeroTime },
  emailAddress: { name, address: email },
})

const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const satisfies readonly Weekday[]

function weekly(startDate: string, { interval, times }: NonNullable<SeedEvent['weekly']>, timeZone: string): Recurrence {
  const day = weekdays[new Date(`${startDate}T00:00:00Z`).getUTCDay()] ?? 'monday'
  return {
    pattern: { type: 'weekly', interval, month: 0, dayOfMonth: 0, daysOfWeek: [day], firstDayOfWeek: 'monday', index: 'first' },
    range: { type: 'numbered', startDate, endDate: '0001-01-01', recurrenceTimeZone: timeZone, numberOfOccurrences: times },
  }
}
