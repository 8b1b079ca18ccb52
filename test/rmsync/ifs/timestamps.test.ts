import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Malformed } from '../../../src/domain/errors.ts'
import type { CalendarDate, Instant, TimeSpan } from '../../../src/domain/time-span.ts'
import { toTimeSpan, toTimestamps } from '../../../src/rmsync/ifs/timestamps.ts'

const timed = (startAt: string, endAt: string, zone = 'UTC'): TimeSpan => ({
  kind: 'timed',
  startAt: startAt as Instant,
  endAt: endAt as Instant,
  zone,
})
const allDay = (startOn: string, endOn: string): TimeSpan => ({
  kind: 'all-day',
  startOn: startOn as CalendarDate,
  endOn: endOn as CalendarDate,
})

it.each([
  ['UTC', '2031-07-01T09:00:00Z', '2031-07-01T10:30:00Z'],
  ['Europe/Stockholm', '2031-07-01T11:00:00Z', '2031-07-01T12:30:00Z'],
  ['America/New_York', '2031-07-01T05:00:00Z', '2031-07-01T06:30:00Z'],
])('means %s by a timestamp, both ways', (zone, startsAt, endsAt) => {
  const when = timed('2031-07-01T09:00:00Z', '2031-07-01T10:30:00Z', zone)

  expect(toTimestamps(when, zone)).toEqual({ startsAt, endsAt })
  expect(toTimeSpan(startsAt, endsAt, zone)).toEqual(when)
})

it('follows summer and winter time of the zone', () => {
  expect(toTimestamps(timed('2031-01-15T14:00:00Z', '2031-07-15T14:00:00Z'), 'America/New_York')).toEqual({
    startsAt: '2031-01-15T09:00:00Z',
    endsAt: '2031-07-15T10:00:00Z',
  })
})

it.each(['UTC', 'Europe/Stockholm'])('writes days as midnights and reads midnights as days (%s)', (zone) => {
  const when = allDay('2031-03-30', '2031-03-31')

  expect(toTimestamps(when, zone)).toEqual({ startsAt: '2031-03-30T00:00:00Z', endsAt: '2031-03-31T00:00:00Z' })
  expect(toTimeSpan('2031-03-30T00:00:00Z', '2031-03-31T00:00:00Z', zone)).toEqual(when)
})

it.each([
  ['', '', null],
  ['2031-03-30T09:00:00Z', '', timed('2031-03-30T09:00:00Z', '2031-03-30T09:00:00Z')],
  ['2031-03-30T00:00:00Z', '2031-03-30T00:00:00Z', timed('2031-03-30T00:00:00Z', '2031-03-30T00:00:00Z')],
  ['2031-03-30T09:00:00.250', '2031-03-30T10:00:00', timed('2031-03-30T09:00:00Z', '2031-03-30T10:00:00Z')],
  ['2031-03-30T09:00:00+02:00', '2031-03-30T10:00:00+02:00', timed('2031-03-30T07:00:00Z', '2031-03-30T08:00:00Z')],
])('reads %j to %j', (startsAt, endsAt, when) => {
  expect(toTimeSpan(startsAt, endsAt, 'UTC')).toEqual(when)
})

it('says what came where a timestamp belongs', () => {
  expect(() => toTimeSpan('tomorrow', '', 'UTC')).toThrow(Malformed)
  expect(() => toTimeSpan('tomorrow', '', 'UTC')).toThrow('IFS sent "tomorrow" where a timestamp belongs.')
})

it('reads back any instant it wrote in UTC', () => {
  const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  const toInstant = (date: Date) => `${date.toISOString().slice(0, 19)}Z`
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 86_399 }), (date, seconds) => {
      const when = timed(toInstant(date), toInstant(new Date(date.getTime() + seconds * 1000)))
      const { startsAt, endsAt } = toTimestamps(when, 'UTC')
      expect(toTimeSpan(startsAt, endsAt, 'UTC')).toEqual(when)
    }),
  )
})
