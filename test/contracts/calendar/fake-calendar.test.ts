import type { Appointment } from '../../../src/domain/appointment.ts'
import { toEmailAddress, type EventId, type MailboxId } from '../../../src/domain/ids.ts'
import { instant } from './calendar-world.ts'
import { FakeCalendar } from '../../support/fake-calendar.ts'
import { describeNoticing, describeReading } from './calendar-contract.ts'
import type { CalendarWorld, PersonMakes } from './calendar-world.ts'
import { describeWriting } from './calendar-writing-contract.ts'

const mailboxId = '10000000-0000-4000-8000-000000000001' as MailboxId
const email = toEmailAddress('ellen.sandberg@halden.example')

async function open(): Promise<CalendarWorld> {
  const calendar = new FakeCalendar()
  calendar.addMailbox(email, mailboxId, 'Ellen Sandberg')
  let made = 0
  const toChange = ({ attendees, ...facts }: Partial<PersonMakes>): Partial<Appointment> => ({
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
      calendar.put({
        mailboxId,
        eventId: `event-${number}` as EventId,
        iCalUId: `uid-${number}`,
        changeKey: `key-of-${number}`,
        kind: 'single',
        seriesMasterId: null,
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
      return `item-event-${number}`
    },
    changes: async (eventId, facts) => void calendar.edit({ mailboxId, eventId }, toChange(facts)),
    deletes: async (eventId) => calendar.remove({ mailboxId, eventId }),
    markerOf: async (ref) => calendar.markerOf(ref),
    bodyTextOf: async (ref) => calendar.bodyTextOf(ref),
    // The port has no words for attendees in a draft: here there is nobody to mail.
    mailCount: () => 0,
    forgetCursors: () => calendar.forgetCursors(),
    close: async () => undefined,
  }
}

describeReading('the fake calendar', open)
describeNoticing('the fake calendar', open)
describeWriting('the fake calendar', open)
