import fc from 'fast-check'
import { createLink } from '../../src/rmsync/linking/create-link.ts'
import { linkSeries } from '../../src/rmsync/linking/link-series.ts'
import { unlinkSeries } from '../../src/rmsync/linking/unlink-series.ts'
import type { OutlookEntry } from '../../src/standins/graph/outlook-view.ts'
import { type History, type Item, representatives } from './history.ts'
import { asked, connections } from './panel-steps.ts'
import { invited, itemOf } from './people-steps.ts'
import { pick, type StepKind } from './step.ts'

const number = fc.nat({ max: 999 })
const dayMs = 86_400_000
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const zones = ['W. Europe Standard Time', 'UTC', 'Eastern Standard Time'] as const

const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Every day or two, or on one or two days of the week; some without an end, some over soon. */
function recurrenceFrom(startDate: string, how: number): object {
  const daysOfWeek = [weekdays[how % 5], ...(how % 4 === 0 ? [weekdays[(how + 2) % 5]] : [])]
  const pattern =
    how % 3 === 0 ? { type: 'daily', interval: 1 + (how % 4) } : { type: 'weekly', interval: 1 + (how % 2), daysOfWeek }
  const ends = [
    { type: 'noEnd' },
    { type: 'numbered', numberOfOccurrences: 2 + (how % 7) },
    { type: 'endDate', endDate: dayAt(Date.parse(startDate) + (7 + (how % 20)) * dayMs) },
  ]
  return { pattern, range: { ...ends[(how >> 2) % 3], startDate } }
}

/** A quarter hour of a day to come, in one of the zones. */
function timesFrom(day: string, how: number): Record<string, unknown> {
  const timeZone = zones[how % 3]
  const start = Date.parse(`${day}T00:00:00Z`) + (28 + (how % 40)) * 900_000
  const wall = (ms: number) => ({ dateTime: new Date(ms).toISOString().slice(0, 19), timeZone })
  return { start: wall(start), end: wall(start + (1 + (how % 4)) * 900_000) }
}

const later = ({ dateTime, timeZone }: OutlookEntry['start'], ms: number) => ({
  dateTime: new Date(Date.parse(`${dateTime.slice(0, 19)}Z`) + ms).toISOString().slice(0, 19),
  timeZone,
})

/** The dates of a series around now, in order. */
const datesOf = (history: History, { mailbox, eventId }: Item): readonly OutlookEntry[] =>
  history
    .person(mailbox)
    .events(new Date(history.clock.ms() - 10 * dayMs), new Date(history.clock.ms() + 40 * dayMs))
    .filter(
      ({ seriesMasterId }) => seriesMasterId !== null && history.person(mailbox).idsOf(seriesMasterId).immutable === eventId,
    )

interface Drawn {
  readonly series: number
  readonly date: number
  readonly how: number
}
const drawn = fc.record({ series: number, date: number, how: number })

/** A person and one of the series there are. */
const withSeries = (play: (history: History, item: Item, how: number) => void, weight: number) =>
  ({
    weight,
    values: drawn,
    play: (history, { series, how }) => {
      const item = pick(history.series, series)
      if (item !== undefined) history.byHand(() => play(history, item, how))
    },
  }) satisfies StepKind<Drawn>

/** A person and one date of a series. */
const withDate = (play: (history: History, item: Item, date: OutlookEntry, how: number) => void, weight: number) =>
  ({
    weight,
    values: drawn,
    play: (history, { series, date, how }) => {
      const item = pick(history.series, series)
      const chosen = item === undefined ? undefined : pick(datesOf(history, item), date)
      if (item !== undefined && chosen !== undefined) history.byHand(() => play(history, item, chosen, how))
    },
  }) satisfies StepKind<Drawn>

const target = (how: number) => ({
  kind: 'new' as const,
  connection: pick(connections, how)!,
  activityType: 'Meeting',
  subType: '',
  opportunityNo: '',
  notes: '',
})

const askedFor = (history: History, { mailbox, eventId }: Item): void =>
  void history.askedToLink.add(`${mailbox.mailboxId} ${eventId}`)

/** What people do with series, in Outlook and in the panel. */
export const seriesSteps = {
  'makes a series': {
    weight: 12,
    values: fc.record({ at: number, how: number, guests: number }),
    play: (history, { at, how, guests }) =>
      history.byHand(() => {
        const mailbox = pick(representatives, how % 4 === 0 ? how : 0)!
        const day = dayAt(history.clock.ms() + (1 + (at % 8)) * dayMs)
        const made = history.person(mailbox).create({
          subject: `Series ${history.nextNumber()}`,
          ...timesFrom(day, at),
          attendees: invited(guests),
          recurrence: recurrenceFrom(day, how),
        })
        history.series.push(itemOf(history, mailbox, made.id))
      }),
  } satisfies StepKind<{ at: number; how: number; guests: number }>,
  'links a series': {
    weight: 14,
    values: drawn,
    play: async (history, { series, date, how }) => {
      const item = pick(history.series, series)
      if (item === undefined) return
      const opened = date % 2 === 0 ? undefined : pick(datesOf(history, item), date)
      askedFor(history, item)
      const request = { itemId: opened?.id ?? item.eventId, choices: new Map(), target: target(how) }
      await asked(history, ({ ports }) => linkSeries(ports, item.mailbox, request))
    },
  } satisfies StepKind<Drawn>,
  'links one date': {
    weight: 5,
    values: drawn,
    play: async (history, { series, date, how }) => {
      const item = pick(history.series, series)
      const chosen = item === undefined ? undefined : pick(datesOf(history, item), date)
      if (item === undefined || chosen === undefined) return
      const one = itemOf(history, item.mailbox, chosen.id)
      askedFor(history, one)
      const request = { itemId: one.eventId, choices: new Map(), target: target(how) }
      await asked(history, ({ ports }) => createLink(ports, item.mailbox, request))
    },
  } satisfies StepKind<Drawn>,
  'unlinks a series': {
    weight: 2,
    values: drawn,
    play: async (history, { series }) => {
      const item = pick(history.series, series)
      if (item === undefined) return
      const { mailboxId } = item.mailbox
      const [standing] = await history.store.seriesLinksByMasters(mailboxId, [item.eventId])
      if (standing === undefined) return
      await asked(history, ({ ports }) => unlinkSeries(ports, item.mailbox, standing.seriesLinkId))
    },
  } satisfies StepKind<Drawn>,
  'renames one date': withDate((history, { mailbox }, date) => {
    history.person(mailbox).edit(date.id, { subject: `One date ${history.nextNumber()}` })
  }, 6),
  'moves one date': withDate((history, { mailbox }, date, how) => {
    const by = ((how % 9) - 3) * 1_800_000
    history.person(mailbox).edit(date.id, { start: later(date.start, by), end: later(date.end, by) })
  }, 8),
  'deletes one date': withDate((history, { mailbox }, date) => history.person(mailbox).remove(date.id), 6),
  'renames a series': withSeries((history, { mailbox, eventId }) => {
    history.person(mailbox).edit(eventId, { subject: `Series ${history.nextNumber()}` })
  }, 5),
  'changes guests of a series': withSeries((history, { mailbox, eventId }, how) => {
    history.person(mailbox).edit(eventId, { attendees: invited(how) })
  }, 4),
  'moves a series in time': withSeries((history, { mailbox, eventId }, how) => {
    const { start, end } = history.person(mailbox).event(eventId)
    const by = (1 + (how % 5)) * 1_800_000
    history.person(mailbox).edit(eventId, { start: later(start, by), end: later(end, by) })
  }, 5),
  'changes the pattern': withSeries((history, { mailbox, eventId }, how) => {
    const { recurrence, start } = history.person(mailbox).event(eventId)
    if (recurrence !== null)
      history.person(mailbox).edit(eventId, { recurrence: recurrenceFrom(start.dateTime.slice(0, 10), how) })
  }, 5),
  'extends or shortens': withSeries((history, { mailbox, eventId }, how) => {
    const { recurrence } = history.person(mailbox).event(eventId)
    if (recurrence === null) return
    const { pattern, range } = recurrence
    const changed = { type: 'numbered', startDate: range.startDate, numberOfOccurrences: 1 + (how % 12) }
    history.person(mailbox).edit(eventId, { recurrence: { pattern, range: changed } })
  }, 5),
  'splits a series': withDate((history, item, date) => {
    const rest = itemOf(history, item.mailbox, history.person(item.mailbox).split(date.id).id)
    history.series.push(rest)
    if (history.askedToLink.has(`${item.mailbox.mailboxId} ${item.eventId}`)) askedFor(history, rest)
  }, 4),
  'makes a series one appointment': withSeries((history, { mailbox, eventId }) => {
    history.person(mailbox).edit(eventId, { recurrence: null })
  }, 2),
  'makes an appointment a series': {
    weight: 3,
    values: fc.record({ item: number, how: number }),
    play: (history, { item, how }) => {
      const chosen = pick(history.items, item)
      if (chosen === undefined) return
      history.byHand(() => {
        const { start } = history.person(chosen.mailbox).event(chosen.eventId)
        const recurrence = recurrenceFrom(start.dateTime.slice(0, 10), how)
        history.person(chosen.mailbox).edit(chosen.eventId, { recurrence })
        history.series.push(chosen)
        // Also one that came from a push is to be linked as what it became.
        if ([...history.linkedTo.values()].some(({ eventId }) => eventId === chosen.eventId)) askedFor(history, chosen)
      })
    },
  } satisfies StepKind<{ item: number; how: number }>,
  'deletes a series': withSeries((history, { mailbox, eventId }) => history.person(mailbox).remove(eventId), 2),
  'takes a series out of Deleted Items': withSeries(
    (history, { mailbox, eventId }) => void history.person(mailbox).restore(eventId),
    2,
  ),
} as const
