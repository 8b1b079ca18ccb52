import type { Appointment } from './appointment.ts'
import type { EventId, LinkId } from './ids.ts'
import type { Link } from './link.ts'
import type { Series } from './series.ts'
import type { SeriesLink } from './series-link.ts'
import { type CalendarDate, isPast, startOf, type Instant } from './time-span.ts'

/** A date of the series as proved by a read of its own id; what is listed in the series needs none. */
export type Proof = { readonly kind: 'found'; readonly appointment: Appointment } | { readonly kind: 'gone' }

export interface SeriesFacts {
  readonly seriesLink: SeriesLink
  /** Null: a read of its id said that it is gone. */
  readonly series: Series | null
  /** Links of its dates, also of dates that were linked by themselves before. */
  readonly links: readonly Link[]
  /** For each link that `missingFrom` named. A link without one is left as it is. */
  readonly proofs: ReadonlyMap<LinkId, Proof>
  /** The span that the dates of the series were asked for. */
  readonly horizon: Horizon
  readonly now: Instant
}
export interface Horizon {
  readonly from: Instant
  readonly to: Instant
}

/** A link goes on with this date of the series; `adopted` when it was another one, or no date at all, before. */
export interface DateOfLink {
  readonly link: Link
  readonly appointment: Appointment
  readonly adopted: boolean
}
interface MovedDay {
  readonly from: CalendarDate
  readonly to: CalendarDate
}
export interface SeriesPlan {
  readonly relayed: readonly DateOfLink[]
  readonly created: readonly Appointment[]
  /** Proved gone, and no other date takes their place. */
  readonly gone: readonly Link[]
  /** Days that were left out and stand on another day now: the series was shifted. */
  readonly leftOutMoved: readonly MovedDay[]
  /** Not a series any more: this link goes on as that of the single appointment. */
  readonly single: DateOfLink | null
}

/**
 * Links whose date the series does not list, so that only a read of their own id can tell (product decision 6). Those already known
 * to be cancelled are not asked for again, nor those before the horizon: an old date that was changed is listed as an exception.
 */
export function missingFrom(series: Series | null, links: readonly Link[], horizon: Horizon): readonly Link[] {
  const listed = series === null ? new Map<EventId, Appointment>() : datesOf(series)
  const masterId = series?.master.eventId
  return links.filter(
    (link) =>
      !listed.has(link.eventId) &&
      link.eventId !== masterId &&
      link.state.kind !== 'appointment-cancelled' &&
      !isPast(link.snapshot.when, horizon.from),
  )
}

/**
 * Which date of the series each link is, which dates need an activity, and which links have no date left. Dates get other ids when
 * the pattern changes: a link whose date is gone then goes on with a date that has none, the same day first, then in order of time, so
 * that a shifted series keeps its activities (S99, S101). A day that was taken out of the pattern is gone for good (S89).
 */
export function planSeries({ seriesLink, series, links, proofs, horizon, now }: SeriesFacts): SeriesPlan {
  if (series?.master.kind === 'single') return planSingle(series.master, links, proofs)
  const listed = series === null ? new Map<EventId, Appointment>() : datesOf(series)
  const relayed: DateOfLink[] = []
  const free: Link[] = []
  for (const link of links) {
    const proof = proofs.get(link.linkId)
    const appointment = listed.get(link.eventId) ?? (proof?.kind === 'found' ? proof.appointment : undefined)
    if (appointment !== undefined && appointment.kind !== 'series')
      relayed.push({ link, appointment, adopted: link.seriesLinkId !== seriesLink.seriesLinkId })
    else if (proof?.kind === 'gone' || link.eventId === seriesLink.masterId) free.push(link)
  }
  const linked = new Set(links.map((link) => link.eventId))
  const first = firstDate(
    free,
    [...listed.values()].filter((date) => !linked.has(date.eventId)),
  )
  const taken = new Set([...linked, ...first.map(({ appointment }) => appointment.eventId)])
  const leftOut = new Set(seriesLink.leftOut)
  const fresh = (series === null ? [] : [...listed.values()])
    .filter((date) => !taken.has(date.eventId) && !date.isCancelled && !isPast(date.when, now))
    .filter((date) => startOf(date.when) < horizon.to)
    .filter((date) => date.occurrenceOn === null || !leftOut.has(date.occurrenceOn))
    .sort(byStart)
  const cancelledOn = new Set(series?.cancelledOn)
  const mayMove = (link: Link): boolean =>
    !first.some((one) => one.link === link) &&
    !isPast(link.snapshot.when, now) &&
    (link.occurrenceOn === null || !cancelledOn.has(link.occurrenceOn))
  const listedOn = new Set([...listed.values()].map((date) => date.occurrenceOn))
  const lost = seriesLink.leftOut.filter((day) => !listedOn.has(day) && !cancelledOn.has(day) && day >= now.slice(0, 10))
  const paired = pair(free.filter(mayMove), fresh, lost)
  const pairs = [...first, ...paired.pairs]
  const moved = new Set(pairs.map(({ link }) => link.linkId))
  const movedTo = new Set<CalendarDate | null>(paired.leftOutMoved.map(({ to }) => to))
  const used = new Set(pairs.map((one) => one.appointment.eventId))
  // It took place before it was made a series, and no date stands for it any more: its activity stays what it was.
  const stays = (link: Link): boolean =>
    series !== null && link.eventId === seriesLink.masterId && isPast(link.snapshot.when, now)
  return {
    relayed: [...relayed, ...pairs],
    created: series === null ? [] : fresh.filter((date) => !used.has(date.eventId) && !movedTo.has(date.occurrenceOn)),
    gone: free.filter((link) => !moved.has(link.linkId) && !stays(link)),
    leftOutMoved: paired.leftOutMoved,
    single: null,
  }
}

/** The series was made one appointment: the link of the same time goes on with it, or else the next one (S101 the other way round). */
function planSingle(master: Appointment, links: readonly Link[], proofs: SeriesFacts['proofs']): SeriesPlan {
  const still = links.flatMap((link): DateOfLink[] => {
    const proof = proofs.get(link.linkId)
    return proof?.kind === 'found' && proof.appointment.eventId !== master.eventId
      ? [{ link, appointment: proof.appointment, adopted: false }]
      : []
  })
  const free = links.filter((link) => proofs.get(link.linkId)?.kind === 'gone' || link.eventId === master.eventId)
  const sorted = [...free].sort((a, b) => distance(a, master) - distance(b, master))
  const [survivor] = sorted
  return {
    relayed: still,
    created: [],
    gone: free.filter((link) => link !== survivor),
    leftOutMoved: [],
    single: survivor === undefined ? null : { link: survivor, appointment: master, adopted: true },
  }
}

/** What was one appointment before goes on as the date of the same time, also where that is over (S101). */
function firstDate(free: readonly Link[], dates: readonly Appointment[]): readonly DateOfLink[] {
  return free.flatMap((link): DateOfLink[] => {
    if (link.occurrenceOn !== null) return []
    const appointment = dates.find((date) => startOf(date.when) === startOf(link.snapshot.when) && !date.isCancelled)
    return appointment === undefined ? [] : [{ link, appointment, adopted: true }]
  })
}

/**
 * Same start first, then same day of the pattern, then the rest in order of time; there a day that was left out takes its turn like a
 * link, so that in a shifted series the same date is left out.
 */
function pair(
  links: readonly Link[],
  dates: readonly Appointment[],
  leftOut: readonly CalendarDate[],
): { readonly pairs: readonly DateOfLink[]; readonly leftOutMoved: readonly MovedDay[] } {
  const pairs: DateOfLink[] = []
  const leftOutMoved: MovedDay[] = []
  let linksLeft = [...links]
  let datesLeft = [...dates]
  const take = (fits: (link: Link, date: Appointment) => boolean): void => {
    for (const link of linksLeft) {
      const appointment = datesLeft.find((date) => fits(link, date))
      if (appointment === undefined) continue
      pairs.push({ link, appointment, adopted: true })
      datesLeft = datesLeft.filter((date) => date !== appointment)
      linksLeft = linksLeft.filter((other) => other !== link)
    }
  }
  take((link, date) => startOf(link.snapshot.when) === startOf(date.when))
  take((link, date) => link.occurrenceOn !== null && link.occurrenceOn === date.occurrenceOn)
  // Without a link that lost its date nothing was shifted: what is new then is new.
  const turns = [
    ...linksLeft.map((link) => ({ at: startOf(link.snapshot.when), link, from: null })),
    ...(linksLeft.length === 0 ? [] : leftOut).map((from) => ({ at: from, link: null, from })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1))
  for (const [index, { link, from }] of turns.entries()) {
    const appointment = datesLeft[index]
    if (appointment === undefined) break
    if (link !== null) pairs.push({ link, appointment, adopted: true })
    else if (appointment.occurrenceOn !== null) leftOutMoved.push({ from, to: appointment.occurrenceOn })
  }
  return { pairs, leftOutMoved }
}

/** The days that are left out once the series was shifted. */
export const leftOutAfter = (leftOut: readonly CalendarDate[], moved: readonly MovedDay[]): readonly CalendarDate[] => [
  ...new Set([...leftOut.filter((day) => !moved.some(({ from }) => from === day)), ...moved.map(({ to }) => to)]),
]

/** By id; an exception says more than the instance of the same id. */
const datesOf = (series: Series): Map<EventId, Appointment> =>
  new Map([...series.instances, ...series.exceptions].map((date) => [date.eventId, date]))
const byStart = (a: Appointment, b: Appointment): number => (startOf(a.when) < startOf(b.when) ? -1 : 1)
const distance = (link: Link, master: Appointment): number =>
  Math.abs(Date.parse(startOf(link.snapshot.when)) - Date.parse(startOf(master.when)))
