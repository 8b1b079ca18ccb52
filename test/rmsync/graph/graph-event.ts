import type { EventId, MailboxId } from '../../../src/domain/ids.ts'

export const mailboxId = '10000000-0000-4000-8000-000000000001' as MailboxId
export const ref = { mailboxId, eventId: 'AAkALgAAAA=' as EventId }

/** An event as Graph answers it, with members that nobody asked for. */
export const graphEvent = (facts: Record<string, unknown> = {}): Record<string, unknown> => ({
  '@odata.etag': 'W/"key=="',
  id: ref.eventId,
  occurrenceId: null,
  iCalUId: '040000008200E0',
  changeKey: 'key==',
  type: 'singleInstance',
  seriesMasterId: null,
  subject: 'Quarterly review',
  start: { dateTime: '2031-03-04T09:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2031-03-04T10:00:00.0000000', timeZone: 'UTC' },
  isAllDay: false,
  originalStartTimeZone: 'W. Europe Standard Time',
  isOrganizer: true,
  organizer: { emailAddress: { name: 'Ellen Sandberg', address: 'Ellen.Sandberg@halden.example' } },
  attendees: [],
  isCancelled: false,
  sensitivity: 'normal',
  categories: [],
  lastModifiedDateTime: '2031-03-01T08:00:00.1234567Z',
  ...facts,
})

export const graphError = (code: string, message = 'It failed.') => ({ error: { code, message, innerError: {} } })
