import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Appointment } from '../../../src/domain/appointment.ts'
import { NotFound } from '../../../src/domain/errors.ts'
import type { EventId } from '../../../src/domain/ids.ts'
import { startOf } from '../../../src/domain/time-span.ts'
import { instant, timed, weekly, type CalendarWorld } from './calendar-world.ts'

/** Summer time begins in Berlin between the fourth and the fifth of these Tuesdays. */
const tuesday = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')
const horizon = { from: instant('2031-03-01T00:00:00Z'), to: instant('2031-04-05T00:00:00Z') }

/** What every `Calendar` keeps about series. */
export function describeSeries(name: string, open: () => Promise<CalendarWorld>): void {
  describe(`series in ${name}`, () => {
    let world: CalendarWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())
    const make = async (weeks?: number) =>
      world.calendar.readByItemId(
        world.mailboxId,
        await world.makes({ subject: 'Weekly', when: tuesday, ...(weeks !== undefined && { weeks }) }),
      )
    const read = (master: Appointment) => world.calendar.readSeries(master, horizon)
    const startsOf = (appointments: readonly Appointment[]) => appointments.map(({ when }) => startOf(when)).sort()
    const dateAt = async (master: Appointment, day: string): Promise<EventId> => {
      const date = (await read(master)).instances.find(({ when }) => startOf(when).startsWith(day))
      if (date === undefined) throw new Error(`The series has no date on ${day}.`)
      return date.eventId
    }

    it('are read with the dates that lie in the horizon, by the clock of their zone', async () => {
      const master = await make(8)

      const series = await read(master)

      expect(series).toMatchObject({ master: { eventId: master.eventId, kind: 'series' }, exceptions: [], cancelledOn: [] })
      expect(series.instances.map(({ when }) => when)).toEqual(weekly(tuesday, 5))
      expect(startsOf(series.instances)).toContain('2031-04-01T08:00:00Z')
      for (const date of series.instances) {
        expect(date).toMatchObject({ kind: 'occurrence', subject: 'Weekly', seriesMasterId: master.eventId })
        expect(await world.calendar.readByItemId(world.mailboxId, date.eventId)).toEqual(date)
      }
    })

    it('tell of a date that was changed, that it is an exception', async () => {
      const master = await make(3)
      const eventId = await dateAt(master, '2031-03-11')
      await world.changes(eventId, { subject: 'Renamed' })

      const { instances, exceptions } = await read(master)

      const subjects = instances.map(({ kind, subject }) => [kind, subject])
      expect(subjects.sort()).toEqual([
        ['exception', 'Renamed'],
        ['occurrence', 'Weekly'],
        ['occurrence', 'Weekly'],
      ])
      expect(exceptions).toMatchObject([{ eventId, kind: 'exception', subject: 'Renamed', seriesMasterId: master.eventId }])
    })

    it('know of an exception that was moved out of the horizon', async () => {
      const master = await make(3)
      await world.changes(await dateAt(master, '2031-03-18'), {
        when: timed('2031-04-08T09:00:00Z', '2031-04-08T10:00:00Z'),
      })

      const { instances, exceptions } = await read(master)

      expect(startsOf(instances)).toEqual(['2031-03-04T09:00:00Z', '2031-03-11T09:00:00Z'])
      expect(startsOf(exceptions)).toEqual(['2031-04-08T09:00:00Z'])
      // Its day in the pattern names it still.
      expect(exceptions.map(({ occurrenceOn }) => occurrenceOn)).toEqual(['2031-03-18'])
      expect(instances.map(({ occurrenceOn }) => occurrenceOn)).toEqual(['2031-03-04', '2031-03-11'])
    })

    it('name the day of a date that was taken out', async () => {
      const master = await make(3)
      const taken = await dateAt(master, '2031-03-11')
      await world.deletes(taken)

      const { instances, cancelledOn } = await read(master)

      expect(startsOf(instances)).toEqual(['2031-03-04T09:00:00Z', '2031-03-18T09:00:00Z'])
      expect(cancelledOn).toEqual(['2031-03-11'])
      await expect(world.calendar.readByItemId(world.mailboxId, taken)).rejects.toThrow(NotFound)
    })

    it('are none where a single appointment stands, which says so', async () => {
      const single = await make()

      expect(await read(single)).toEqual({ master: single, instances: [], exceptions: [], cancelledOn: [] })
    })

    it('are gone when their master is', async () => {
      const master = await make(3)
      await world.deletes(master.eventId)

      await expect(read(master)).rejects.toThrow(NotFound)
    })
  })
}
