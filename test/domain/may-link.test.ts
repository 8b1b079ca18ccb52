import { describe, expect, it } from '@jest/globals'
import type { Appointment } from '../../src/domain/appointment.ts'
import { dispositionOf } from '../../src/domain/disposition.ts'
import { NotFound, PreconditionFailed, Refused, ServiceUserLocked, Unavailable } from '../../src/domain/errors.ts'
import { toEmailAddress } from '../../src/domain/ids.ts'
import { mayLink } from '../../src/domain/may-link.ts'
import { isPast, type CalendarDate, type Instant } from '../../src/domain/time-span.ts'

const appointment = {
  isOrganizer: true,
  isCancelled: false,
  sensitivity: 'normal',
  kind: 'single',
  organizer: { name: 'Ellen', email: toEmailAddress('ellen@x.example') },
} as Appointment
const codeOf = (change: Partial<Appointment>): string => {
  const verdict = mayLink({ ...appointment, ...change })
  return verdict.kind === 'yes' ? 'yes' : verdict.code
}

describe('whether an appointment may be linked', () => {
  it.each<[string, Partial<Appointment>, string]>([
    ['a single one by its organizer', {}, 'yes'],
    ['one date of a series', { kind: 'occurrence' }, 'yes'],
    ['a changed date of a series', { kind: 'exception' }, 'yes'],
    ['[S7] by an attendee', { isOrganizer: false }, 'not-organizer'],
    ['a cancelled one', { isCancelled: true }, 'appointment-cancelled'],
    ['[S113] a private one', { sensitivity: 'private' }, 'private'],
    ['[S117] a personal one', { sensitivity: 'personal' }, 'private'],
    ['[S117] a confidential one', { sensitivity: 'confidential' }, 'private'],
    ['a whole series', { kind: 'series' }, 'yes'],
  ])('%s', (_what, change, expected) => {
    expect(codeOf(change)).toBe(expected)
  })
})

describe('what happens to a failure', () => {
  it.each<[string, unknown, number, object]>([
    [
      'busy is tried again when the other side said',
      new Unavailable('IFS', 'Busy.', { retryAfterMs: 7000 }),
      1,
      { kind: 'retry', delayMs: 7000, reason: 'Busy.' },
    ],
    [
      'busy is tried again later and later',
      new Unavailable('IFS', 'Busy.'),
      4,
      { kind: 'retry', delayMs: 16_000, reason: 'Busy.' },
    ],
    [
      'a moved ETag is tried again',
      new PreconditionFailed('IFS', 'Moved.'),
      1,
      { kind: 'retry', delayMs: 2000, reason: 'Moved.' },
    ],
    ['a refusal is for a person', new Refused('IFS', 'No.'), 1, { kind: 'set-aside', reason: 'No.' }],
    [
      'a locked service user costs no attempt',
      new ServiceUserLocked('IFS', 'Locked.'),
      1000,
      { kind: 'wait', delayMs: 60_000, reason: 'Locked.' },
    ],
    ['something gone is for a person', new NotFound('Outlook', 'Gone.'), 1, { kind: 'set-aside', reason: 'Gone.' }],
    ['an error nobody expected is tried again', new TypeError('Oops.'), 1, { kind: 'retry', delayMs: 2000, reason: 'Oops.' }],
    ['and set aside after eight tries', new TypeError('Oops.'), 8, { kind: 'set-aside', reason: 'Oops. Tried 8 times.' }],
  ])('%s', (_what, error, attempt, expected) => {
    expect(dispositionOf(error, attempt)).toEqual(expected)
  })
})

describe('an all-day span', () => {
  it('is past once its last day is', () => {
    const day = { kind: 'all-day', startOn: '2026-11-24' as CalendarDate, endOn: '2026-11-25' as CalendarDate } as const
    expect([isPast(day, '2026-11-24T23:59:59Z' as Instant), isPast(day, '2026-11-25T00:00:00Z' as Instant)]).toEqual([
      false,
      true,
    ])
  })
})
