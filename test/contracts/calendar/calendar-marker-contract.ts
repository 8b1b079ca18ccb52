import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ActivityNo, LinkId } from '../../../src/domain/ids.ts'
import type { CalendarDate, Instant } from '../../../src/domain/time-span.ts'
import type { LinkMarker } from '../../../src/rmsync/ports/calendar.ts'
import { contractCategory, link, timed, type CalendarWorld } from './calendar-world.ts'

const morning = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')

/** What every `Calendar` keeps about finding its own markers again, and about the mailbox's list of categories. */
export function describeMarkers(name: string, open: () => Promise<CalendarWorld>): void {
  describe(`markers in ${name}`, () => {
    let world: CalendarWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())
    const make = async (subject: string, weeks?: number) =>
      world.calendar.readByItemId(
        world.mailboxId,
        await world.makes({ subject, when: morning, ...(weeks !== undefined && { weeks }) }),
      )
    const find = async (subject: string) => {
      const all = await world.calendar.findMarked(world.mailboxId)
      return all.filter((one) => one.kind === 'failed' || one.appointment.subject === subject)
    }

    it('are found again, on single appointments and on series, and nothing without one is', async () => {
      const [single, series] = [await make('Marked'), await make('Marked', 3)]
      await make('Marked')
      const ofSeries = {
        dates: { ['2031-03-04' as CalendarDate]: '4712' as ActivityNo },
        leftOut: ['2031-03-11' as CalendarDate],
      }
      const markers = [single, series].map(({ eventId }, index): LinkMarker => ({
        linkId: `link-${index}` as LinkId,
        activityNo: `${4711 + index}` as ActivityNo,
        eventId,
        ...(index === 0 ? {} : ofSeries),
      }))
      for (const [index, marker] of markers.entries()) {
        await world.calendar.mark(index === 0 ? single : series, marker, 'IFS CRM')
      }

      const found = await find('Marked')

      expect(found).toHaveLength(2)
      for (const marker of markers) {
        const appointment = await world.calendar.readByItemId(world.mailboxId, marker.eventId)
        expect(found).toContainEqual({ kind: 'marked', appointment: { ...appointment, calendarId: null }, marker })
      }
    })

    it('on single dates of series are found in a window, and the dates and series without one are not', async () => {
      const [series, other] = [await make('Dates', 3), await make('Dates', 3)]
      const window = { from: '2031-03-01T00:00:00Z' as Instant, to: '2031-04-01T00:00:00Z' as Instant }
      const { instances } = await world.calendar.readSeries(series, window)
      const [first, second] = instances.map(({ eventId }) => ({ ...link, eventId }))
      await world.calendar.mark(instances[0]!, first!, 'IFS CRM')
      await world.calendar.mark(instances[1]!, { ...second!, eventId: other.eventId }, 'IFS CRM')
      await world.calendar.mark(other, { ...link, eventId: other.eventId }, 'IFS CRM')

      const found = async (to: string) =>
        (await world.calendar.findMarkedDates(world.mailboxId, { ...window, to: to as Instant })).flatMap((one) =>
          one.kind === 'failed' || one.appointment.subject === 'Dates' ? [one] : [],
        )

      const [marked] = (await world.calendar.readSeries(series, window)).instances
      expect(await found('2031-03-10T00:00:00Z')).toEqual([
        { kind: 'marked', appointment: { ...marked, calendarId: null }, marker: first },
      ])
      expect((await found(window.to)).map(({ kind }) => kind).toSorted()).toEqual(['copy', 'marked'])
      expect((await find('Dates')).map((one) => one.kind !== 'failed' && one.appointment.eventId)).toEqual([other.eventId])
    })

    it('are not needed to find a meeting again: its iCalUId does, or its subject with its start', async () => {
      const [asked, alike] = [await make("Partner's review & more"), await make("Partner's review & more")]
      await make('Another')
      const ids = async (signs: { iCalUId: string; subject: string | null; startsAt: string }) =>
        (await world.calendar.findMeeting(world.mailboxId, signs)).map(({ eventId }) => eventId).toSorted()
      const startsAt = '2031-03-04T09:00:00Z'
      expect({
        byMeeting: await ids({ iCalUId: asked.iCalUId, subject: null, startsAt }),
        bySubjectAndStart: await ids({ iCalUId: 'no such meeting', subject: asked.subject, startsAt }),
        atAnotherTime: await ids({ iCalUId: 'no such meeting', subject: asked.subject, startsAt: '2031-03-05T09:00:00Z' }),
        onADay: await ids({ iCalUId: 'no such meeting', subject: asked.subject, startsAt: '2031-03-04' }),
      }).toEqual({
        byMeeting: [asked.eventId],
        bySubjectAndStart: [asked.eventId, alike.eventId].toSorted(),
        atAnotherTime: [],
        onADay: [],
      })
    })

    it('of a created appointment are found as well', async () => {
      const created = await world.calendar.create(
        world.mailboxId,
        { subject: 'Pushed', when: morning, bodyText: '', category: 'IFS CRM', transactionId: randomUUID() },
        link,
      )

      expect(await find('Pushed')).toEqual([
        { kind: 'marked', appointment: { ...created, calendarId: null }, marker: { ...link, eventId: created.eventId } },
      ])
    })

    it('are found by their link alone, whichever appointments carry it', async () => {
      const [original, other] = [await make('Of one link'), await make('Of one link')]
      const marker = { ...link, linkId: `link-${randomUUID()}` as LinkId, eventId: original.eventId }
      await world.calendar.mark(original, marker, 'IFS CRM')
      await world.calendar.mark(
        other,
        { ...link, linkId: `${marker.linkId}-longer` as LinkId, eventId: other.eventId },
        'IFS CRM',
      )
      await world.copies(original.eventId)

      const found = await world.calendar.findMarked(world.mailboxId, marker.linkId)

      expect(found.map((one) => [one.kind, one.kind === 'failed' ? one.error : one.marker]).sort()).toEqual([
        ['copy', marker],
        ['marked', marker],
      ])
    })

    it('on a copy are known as a copy’s: they name the other item', async () => {
      const original = await make('Copied')
      const marker = { ...link, eventId: original.eventId }
      await world.calendar.mark(original, marker, 'IFS CRM')
      await world.copies(original.eventId)

      const found = await find('Copied')

      expect(found.map(({ kind }) => kind).sort()).toEqual(['copy', 'marked'])
      const copy = found.find(({ kind }) => kind === 'copy')
      expect(copy).toMatchObject({ marker, appointment: { eventId: expect.not.stringMatching(original.eventId) } })
    })

    it('are not found once they were taken off, or with the appointment gone', async () => {
      const [unmarked, deleted] = [await make('Was marked'), await make('Was marked')]
      for (const one of [unmarked, deleted]) await world.calendar.mark(one, { ...link, eventId: one.eventId }, 'IFS CRM')
      await world.calendar.unmark(unmarked, 'IFS CRM')
      await world.deletes(deleted.eventId)

      expect(await find('Was marked')).toEqual([])
    })

    it('come with a category that is put on the mailbox’s list once, whatever its case', async () => {
      const category = `${contractCategory}${randomUUID()}`

      const outcomes = [
        await world.calendar.addCategory(world.mailboxId, category),
        await world.calendar.addCategory(world.mailboxId, category.toLowerCase()),
      ]

      expect(outcomes).toEqual(['created', 'present'])
    })
  })
}
