import { expect, it } from '@jest/globals'
import type { Appointment } from '../../../src/domain/appointment.ts'
import { toEmailAddress, type EventId, type MailboxId } from '../../../src/domain/ids.ts'
import { startOf, type CalendarDate } from '../../../src/domain/time-span.ts'
import { instant, weekly } from './calendar-world.ts'
import { FakeCalendar } from '../../support/fake-calendar.ts'
import { describeNoticing, describeReading } from './calendar-contract.ts'
import type { ObedientWorld, PersonMakes } from './calendar-world.ts'
import { describeInviting } from './calendar-invitation-contract.ts'
import { describeMarkers } from './calendar-marker-contract.ts'
import { describeMoving, describePlaces } from './calendar-place-contract.ts'
import { describeSeries } from './calendar-series-contract.ts'
import { describeSubscribing } from './calendar-subscription-contract.ts'
import { describeWriting } from './calendar-writing-contract.ts'

const mailboxId = '10000000-0000-4000-8000-000000000001' as MailboxId
const email = toEmailAddress('ellen.sandberg@halden.example')

async function open(): Promise<ObedientWorld> {
  const calendar = new FakeCalendar()
  calendar.addMailbox(email, mailboxId, 'Ellen Sandberg')
  let made = 0
  const toChange = ({ attendees, weeks: _weeks, ...facts }: Partial<PersonMakes>): Partial<Appointment> => ({
    ...facts,
    ...(attendees && { attendees: attendees.map((one) => ({ ...one, email: toEmailAddress(one.email) })) }),
  })
  return {
    calendar,
    mailboxId,
    email,
    notificationUrl: 'https://rmsync.example/notifications',
    makes: async (facts) => {
      const number = ++made
      const master = calendar.put({
        mailboxId,
        eventId: `event-${number}` as EventId,
        calendarId: await calendar.findCalendar(mailboxId, 'Calendar'),
        iCalUId: `uid-${number}`,
        changeKey: `key-of-${number}`,
        kind: facts.weeks === undefined ? 'single' : 'series',
        seriesMasterId: null,
        occurrenceOn: null,
        isOrganizer: true,
        organizer: { name: 'Ellen Sandberg', email },
        attendees: [],
        isCancelled: false,
        sensitivity: 'normal',
        categories: [],
        changedAt: instant('2031-01-01T08:00:00Z'),
        subject: '',
        when: facts.when,
        ...toChange(facts),
      })
      for (const [week, when] of (facts.weeks === undefined ? [] : weekly(facts.when, facts.weeks)).entries()) {
        const eventId = `event-${number}-week-${week}` as EventId
        const occurrenceOn = startOf(when).slice(0, 10) as CalendarDate
        calendar.put({ ...master, eventId, kind: 'occurrence', seriesMasterId: master.eventId, occurrenceOn, when })
      }
      return `item-event-${number}`
    },
    changes: async (eventId, facts) => {
      const isDate = (calendar.appointmentOf({ mailboxId, eventId })?.seriesMasterId ?? null) !== null
      calendar.edit({ mailboxId, eventId }, { ...toChange(facts), ...(isDate && { kind: 'exception' }) })
    },
    deletes: async (eventId) => calendar.remove({ mailboxId, eventId }),
    copies: async (eventId) => void calendar.copy({ mailboxId, eventId }),
    markerOf: async (ref) => calendar.markerOf(ref),
    bodyTextOf: async (ref) => calendar.bodyTextOf(ref),
    mailCount: () => calendar.invitations.length,
    invitations: () => calendar.invitations.map(({ to }) => to),
    deletesCalendar: async (calendarId) => calendar.removeCalendar(mailboxId, calendarId),
    moves: async (eventId, calendarId) => void calendar.move({ mailboxId, eventId }, calendarId),
    forgetCursors: () => calendar.forgetCursors(),
    close: async () => undefined,
  }
}

describeReading('the fake calendar', open)
describeNoticing('the fake calendar', open)
describeWriting('the fake calendar', open)
describeSeries('the fake calendar', open)
describeMarkers('the fake calendar', open)
describeSubscribing('the fake calendar', open)
describeInviting('the fake calendar', open)
describePlaces('the fake calendar', open)
describeMoving('the fake calendar', open)

it('says that categories may not be added, unless the category is there', async () => {
  const calendar = new FakeCalendar()
  const before = await calendar.addCategory(mailboxId, 'IFS CRM')
  calendar.places.mayAddCategories = false

  const after = [await calendar.addCategory(mailboxId, 'IFS CRM'), await calendar.addCategory(mailboxId, 'IFS SRM')]

  expect([before, ...after]).toEqual(['created', 'present', 'not-permitted'])
})
