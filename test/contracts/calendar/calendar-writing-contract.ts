import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { LinkId } from '../../../src/domain/ids.ts'
import { NotFound, Refused } from '../../../src/domain/errors.ts'
import { sameTimeSpan, type TimeSpan } from '../../../src/domain/time-span.ts'
import type { AppointmentDraft } from '../../../src/rmsync/ports/calendar.ts'
import { allDay, link, timed, window, type CalendarWorld } from './calendar-world.ts'

const maria = { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', kind: 'person' } as const
const morning = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')

/** What every `Calendar` keeps about the few things that are written to a mailbox. */
export function describeWriting(name: string, open: () => Promise<CalendarWorld>): void {
  describe(`writing to ${name}`, () => {
    let world: CalendarWorld
    // A tenant remembers the transactions of earlier runs.
    const run = randomUUID()
    let drafts = 0
    const aLink = { ...link, linkId: `link-${run}` as LinkId }
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    const draft = (facts: Partial<AppointmentDraft> = {}): AppointmentDraft => ({
      subject: 'Price round',
      when: morning,
      bodyText: 'With Nils Aune\nand Berit Moe',
      category: 'IFS SRM',
      transactionId: `${run}-${++drafts}`,
      ...facts,
    })
    const make = async (categories: readonly string[] = []) =>
      world.calendar.readByItemId(
        world.mailboxId,
        await world.makes({ subject: 'Review', when: morning, categories, attendees: [maria] }),
      )

    it('[S21] creates one appointment, marked with its own id, in its category, and mails nobody', async () => {
      const mailsBefore = world.mailCount()

      const created = await world.calendar.create(world.mailboxId, draft(), link)

      expect(created).toMatchObject({
        subject: 'Price round',
        when: morning,
        categories: ['IFS SRM'],
        attendees: [],
        kind: 'single',
        isOrganizer: true,
      })
      expect(await world.markerOf(created)).toEqual({ ...link, eventId: created.eventId })
      expect(await world.bodyTextOf(created)).toContain('With Nils Aune\nand Berit Moe')
      expect(await world.calendar.readByItemId(world.mailboxId, created.eventId)).toEqual(created)
      expect(world.mailCount()).toBe(mailsBefore)
    })

    it('[S23] creates nothing when the same draft comes again', async () => {
      const same = draft()
      const { cursor } = await world.calendar.pullDelta(world.mailboxId, null, window)

      const first = await world.calendar.create(world.mailboxId, same, link)
      const second = await world.calendar.create(world.mailboxId, same, link)

      const { touched } = await world.calendar.pullDelta(world.mailboxId, cursor, window)
      expect([second.eventId, touched]).toEqual([first.eventId, [first.eventId]])
      expect(await world.markerOf(second)).toEqual({ ...link, eventId: first.eventId })
    })

    it('[R22] makes no second appointment of a draft that comes again with other content', async () => {
      const first = await world.calendar.create(world.mailboxId, draft({ transactionId: `${run}-changed` }), aLink)
      const changed = draft({
        transactionId: `${run}-changed`,
        subject: 'Price round, moved',
        when: allDay('2031-03-05', '2031-03-06'),
      })

      const second = await world.calendar.create(world.mailboxId, changed, aLink)

      expect([second.eventId, second.subject]).toEqual([first.eventId, 'Price round'])
      expect(await world.markerOf(second)).toEqual({ ...aLink, eventId: first.eventId })
    })

    it.each<[string, TimeSpan]>([
      ['in winter', timed('2031-01-14T15:00:00Z', '2031-01-14T16:00:00Z', 'America/New_York')],
      ['in summer', timed('2031-07-14T14:00:00Z', '2031-07-14T15:00:00Z', 'America/New_York')],
      ['in the hour that autumn repeats', timed('2031-10-26T01:30:00Z', '2031-10-26T02:30:00Z')],
      ['in a city with a new name', timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z', 'Europe/Kyiv')],
      ['on whole days', allDay('2031-03-05', '2031-03-07')],
    ])('[S33] keeps the time of an appointment created %s', async (_when, when) => {
      const created = await world.calendar.create(world.mailboxId, draft({ when }), link)

      expect([created.when, sameTimeSpan(created.when, when)]).toEqual([expect.anything(), true])
    })

    it.each(['Atlantis Standard Time', '', '+01:00'])('[S35] refuses the unknown zone “%s” by its name', async (zone) => {
      const attempt = world.calendar.create(world.mailboxId, draft({ when: { ...morning, zone } as TimeSpan }), link)

      await expect(attempt).rejects.toThrow(Refused)
      await expect(attempt).rejects.toThrow(`“${zone}”`)
    })

    it('marks an appointment, keeps its other categories, and mails nobody', async () => {
      const appointment = await make(['Blue'])
      const mailsBefore = world.mailCount()

      await world.calendar.mark(appointment, { ...link, eventId: appointment.eventId }, 'IFS CRM')

      const after = await world.calendar.readByItemId(world.mailboxId, appointment.eventId)
      expect({ ...after, changeKey: '', changedAt: '' }).toEqual({
        ...appointment,
        categories: ['Blue', 'IFS CRM'],
        changeKey: '',
        changedAt: '',
      })
      expect(await world.markerOf(appointment)).toEqual({ ...link, eventId: appointment.eventId })
      expect(world.mailCount()).toBe(mailsBefore)
    })

    it('marks twice as if once', async () => {
      const appointment = await make()
      const marker = { ...link, eventId: appointment.eventId }

      await world.calendar.mark(appointment, marker, 'IFS CRM')
      await world.calendar.mark(appointment, marker, 'IFS CRM')

      const [reading] = await world.calendar.readMany([appointment])
      expect(reading).toMatchObject({ appointment: { categories: ['IFS CRM'] } })
    })

    it('keeps a category that the person added after the appointment was read', async () => {
      const appointment = await make()
      await world.changes(appointment.eventId, { categories: ['Red'] })

      await world.calendar.mark(appointment, { ...link, eventId: appointment.eventId }, 'IFS CRM')

      const [reading] = await world.calendar.readMany([appointment])
      expect(reading).toMatchObject({ appointment: { categories: ['Red', 'IFS CRM'] } })
    })

    it('[S9] says that an appointment to be marked is gone', async () => {
      const appointment = await make()
      await world.deletes(appointment.eventId)

      const attempt = world.calendar.mark(appointment, { ...link, eventId: appointment.eventId }, 'IFS CRM')

      await expect(attempt).rejects.toThrow(NotFound)
    })

    it('[S5] takes marker and category off and leaves everything else', async () => {
      const appointment = await make(['Blue'])
      await world.calendar.mark(appointment, { ...link, eventId: appointment.eventId }, 'IFS CRM')
      const mailsBefore = world.mailCount()

      await world.calendar.unmark(appointment, 'IFS CRM')

      const after = await world.calendar.readByItemId(world.mailboxId, appointment.eventId)
      expect({ ...after, changeKey: '', changedAt: '' }).toEqual({ ...appointment, changeKey: '', changedAt: '' })
      expect([await world.markerOf(appointment), world.mailCount()]).toEqual([null, mailsBefore])
    })

    it('finds nothing wrong with unmarking an appointment that is gone', async () => {
      const appointment = await make()
      await world.deletes(appointment.eventId)

      await expect(world.calendar.unmark(appointment, 'IFS CRM')).resolves.toBeUndefined()
    })
  })
}
