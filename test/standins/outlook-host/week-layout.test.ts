import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { CalendarEntry } from '../../../src/standins/outlook-host/page/mailbox/appointment.ts'
import { offsetRanges } from '../../../src/standins/outlook-host/page/mailbox/zone.ts'
import { placeSideBySide } from '../../../src/standins/outlook-host/page/week/side-by-side.ts'
import { layOutWeek, workWeekOf } from '../../../src/standins/outlook-host/page/week/week.ts'

const zone = 'Europe/Berlin'
const monday = Temporal.PlainDate.from('2026-11-23')
const entry = (start: string, end: string, isAllDay = false): CalendarEntry =>
  ({ id: start, start: Date.parse(start), end: Date.parse(end), isAllDay }) as CalendarEntry

describe('the days of a week', () => {
  it('are Monday to Friday from 7 to 19 when nothing lies outside', () => {
    const { days, firstHour, lastHour } = layOutWeek(monday, [entry('2026-11-24T09:00Z', '2026-11-24T10:00Z')], zone)
    expect([days.map(({ date, timed }) => [date.day, timed.length]), firstHour, lastHour]).toEqual([
      [
        [23, 0],
        [24, 1],
        [25, 0],
        [26, 0],
        [27, 0],
      ],
      7,
      19,
    ])
  })

  it('reach to Saturday or Sunday when something is there', () => {
    const saturday = layOutWeek(monday, [entry('2026-11-28T09:00Z', '2026-11-28T10:00Z')], zone)
    const sunday = layOutWeek(monday, [entry('2026-11-29T09:00Z', '2026-11-29T10:00Z')], zone)
    expect([saturday.days.length, sunday.days.length]).toEqual([6, 7])
  })

  it('show the hours an early or late appointment needs, in the zone of the mailbox', () => {
    const { firstHour, lastHour } = layOutWeek(
      monday,
      [entry('2026-11-24T04:30Z', '2026-11-24T05:00Z'), entry('2026-11-25T19:00Z', '2026-11-25T19:30Z')],
      zone,
    )
    expect([firstHour, lastHour]).toEqual([5, 21])
  })

  it('put all-day and longer appointments above the hours of each day they touch', () => {
    const fair = entry('2026-11-23T23:00Z', '2026-11-25T23:00Z', true)
    expect(layOutWeek(monday, [fair], zone).days.map(({ allDay }) => allDay.length)).toEqual([0, 1, 1, 0, 0])
  })

  it('are those ahead on a weekend', () => {
    const weeks = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((date) =>
      workWeekOf(Temporal.PlainDate.from(date)).toString(),
    )
    expect(weeks).toEqual(['2026-11-16', '2026-11-23', '2026-11-23', '2026-11-23'])
  })
})

describe('appointments at the same time', () => {
  const span = fc
    .record({ from: fc.integer({ min: 0, max: 1400 }), length: fc.integer({ min: 1, max: 300 }) })
    .map(({ from, length }) => ({ from, to: from + length }))

  it('never share a lane, and fill the lanes of their group', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
        const placed = placeSideBySide(spans, (one) => one)
        const clashes = placed.filter((one) =>
          placed.some(
            (other) => other !== one && other.lane === one.lane && other.item.from < one.item.to && one.item.from < other.item.to,
          ),
        )
        expect([placed.length, clashes, placed.filter(({ lane, lanes }) => lane >= lanes)]).toEqual([spans.length, [], []])
      }),
    )
  })
})

describe('offsets of a zone', () => {
  it('cover five years both ways without a gap', () => {
    const ranges = offsetRanges(zone, Date.parse('2026-11-22T00:00Z'))
    const gaps = ranges.filter(({ start }, index) => index > 0 && start !== ranges[index - 1]?.end)
    expect([gaps, new Set(ranges.map(({ offset }) => offset)), ranges.length]).toEqual([[], new Set(['60', '120']), 21])
  })

  it('are one range in a zone without daylight saving', () => {
    expect(offsetRanges('Asia/Kolkata', 0).map(({ offset }) => offset)).toEqual(['330'])
  })
})
