import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { IcsTime, ReadEvent } from './read-event.ts'
import { toWall } from './file-zones.ts'

/** No more single appointments than these are made of one series that Exchange has no pattern for. */
const mostInstances = 750

/** The wall times at which a series starts by its own rule and extra dates, exceptions not yet taken off. */
export function expandWalls(master: ReadEvent, until: string | undefined, horizon: string): string[] {
  const { wall: start } = master.start
  const last = until !== undefined && until < horizon ? until : horizon
  const ruled = master.rrule === undefined ? [] : expandRule(master.rrule, start, last)
  // DTSTART is the first occurrence and counts, also beside the pattern (RFC 5545 3.8.5.3).
  const counted = [...new Set([start, ...ruled])].slice(0, master.ics.recurrenceRule?.count ?? mostInstances)
  return [...new Set([...counted, ...master.extraDates.map(({ wall }) => wall)])].sort().slice(0, mostInstances)
}

function expandRule(rrule: string, start: string, last: string): string[] {
  const parts = rrule.split(';').filter((part) => !/^UNTIL=/i.test(part))
  // Expanded as wall time, in UTC: the zone comes in afterwards, once for each occurrence.
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${parts.join(';')}`,
    dtstart: Temporal.PlainDateTime.from(start).toZonedDateTime('UTC'),
    tzid: 'UTC',
  })
  const walls: string[] = []
  rule.all((at, index) => {
    const wall = at.toPlainDateTime().toString({ smallestUnit: 'second' })
    if (wall > last) return false
    walls.push(wall)
    return index + 1 < mostInstances
  })
  return walls
}

/** UNTIL as wall time of the series: a date means that whole day, UTC is brought into the zone. */
export function untilWall(master: ReadEvent, toZone: (time: IcsTime) => string): string | undefined {
  const text = /UNTIL=([0-9TZ]+)/i.exec(master.rrule ?? '')?.[1]
  const wall = text === undefined ? undefined : toWall(text)
  if (text === undefined || wall === undefined) return undefined
  if (!text.includes('T') || master.start.isDate) return `${wall.slice(0, 10)}T23:59:59`
  return toZone({ wall, isDate: false, zone: /Z$/i.test(text) ? 'UTC' : undefined })
}
