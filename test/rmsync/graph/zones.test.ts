import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { WINDOWS_TO_IANA_MAP } from 'windows-iana'
import type { Instant, TimeSpan } from '../../../src/domain/time-span.ts'
import { parseGraphTimes, toGraphTimes } from '../../../src/rmsync/graph/graph-times.ts'
import { parseRetryAfter } from '../../../src/rmsync/graph/retry-after.ts'
import { toGraphZone, toIanaZone } from '../../../src/rmsync/graph/zones.ts'

const windowsNames = [...new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName))]
const ianaNames = Intl.supportedValuesOf('timeZone')

describe('[S35] zones', () => {
  it.each([
    ['W. Europe Standard Time', 'Europe/Berlin', 'W. Europe Standard Time'],
    ['eastern standard time', 'America/New_York', 'Eastern Standard Time'],
    ['europe/berlin', 'Europe/Berlin', 'W. Europe Standard Time'],
    ['Europe/Kyiv', 'Europe/Kyiv', 'FLE Standard Time'],
    ['Europe/Kiev', 'Europe/Kiev', 'FLE Standard Time'],
    ['Asia/Kolkata', 'Asia/Kolkata', 'India Standard Time'],
    ['tzone://Microsoft/Utc', 'UTC', 'UTC'],
    ['Etc/UTC', 'UTC', 'UTC'],
  ])('%s is %s, and %s to Graph', (zone, iana, windows) => {
    expect([toIanaZone(zone), toGraphZone(zone)]).toEqual([iana, windows])
  })

  it.each(['', ' ', '+01:00', 'CST', 'Atlantis Standard Time', 'Customized Time Zone', 'tzone://Microsoft/Custom'])(
    '“%s” is no zone',
    (zone) => expect([toIanaZone(zone), toGraphZone(zone)]).toEqual([undefined, undefined]),
  )

  it('knows every name of Windows, and gives it back', () => {
    expect(windowsNames.map((name) => toGraphZone(name))).toEqual(windowsNames)
  })

  it('keeps the instant of a city that left the zone it is counted in', () => {
    const when: TimeSpan = {
      kind: 'timed',
      startAt: '2024-03-01T09:00:00Z' as Instant,
      endAt: '2024-03-01T10:00:00Z' as Instant,
      zone: 'Asia/Almaty',
    }
    const { start, end } = toGraphTimes(when)

    expect(parseGraphTimes(start, end, false, 'Asia/Almaty')).toEqual(when)
  })

  it('loses no instant on the way to Graph and back, in any zone of the world, whatever its clocks do', () => {
    const minute = fc.integer({ min: Date.parse('2020-01-01') / 60_000, max: Date.parse('2040-01-01') / 60_000 })
    const zone = fc.constantFrom(...windowsNames, ...ianaNames)
    fc.assert(
      fc.property(minute, fc.nat(600), zone, (start, length, name) => {
        const at = (value: number) => Temporal.Instant.fromEpochMilliseconds(value * 60_000).toString() as Instant
        const when: TimeSpan = { kind: 'timed', startAt: at(start), endAt: at(start + length), zone: name }
        const { start: from, end, isAllDay } = toGraphTimes(when)
        const back = parseGraphTimes(from, end, isAllDay, name)
        expect(back).toEqual({ ...when, zone: toIanaZone(name) })
      }),
      { numRuns: 1000 },
    )
  })

  it('[S33] tells Graph the wall time of the zone', () => {
    const when = (startAt: string, endAt: string) => ({ kind: 'timed', startAt, endAt, zone: 'America/New_York' }) as TimeSpan

    expect(toGraphTimes(when('2031-07-14T14:00:00Z', '2031-07-14T15:00:00Z'))).toEqual({
      start: { dateTime: '2031-07-14T10:00:00', timeZone: 'Eastern Standard Time' },
      end: { dateTime: '2031-07-14T11:00:00', timeZone: 'Eastern Standard Time' },
      isAllDay: false,
    })
    expect(toGraphTimes(when('2031-01-14T15:00:00Z', '2031-01-14T16:00:00Z')).start.dateTime).toBe('2031-01-14T10:00:00')
  })
})

describe('Retry-After', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['soon', null],
    ['0', 0],
    ['2.128', 2128],
    ['120', 120_000],
    ['Sat, 01 Mar 2031 08:00:30 GMT', 30_000],
    ['Sat, 01 Mar 2031 07:00:00 GMT', 0],
  ])('%s is %s ms', (value, ms) => {
    expect(parseRetryAfter(value, Date.parse('2031-03-01T08:00:00Z'))).toBe(ms)
  })
})
