import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mainCalendar } from '../../../src/domain/ids.ts'
import type { AppointmentDraft } from '../../../src/rmsync/ports/calendar.ts'
import { contractCategory, link, timed, window, type CalendarWorld, type ObedientWorld } from './calendar-world.ts'

const morning = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')
const draft = (subject: string): AppointmentDraft => ({
  subject,
  when: morning,
  bodyText: '',
  category: 'IFS CRM',
  transactionId: randomUUID(),
})
const calendarName = () => `${contractCategory}${randomUUID()}`

/** What every `Calendar` keeps about several calendars in one mailbox, and about the mailbox itself. */
export function describePlaces(name: string, open: () => Promise<CalendarWorld>): void {
  describe(`calendars of ${name}`, () => {
    let world: CalendarWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    it('are made once for each name, and found by it in any case of letters', async () => {
      const name = calendarName()
      const before = await world.calendar.findCalendar(world.mailboxId, name)

      const made = await world.calendar.createCalendar(world.mailboxId, name)
      const again = await world.calendar.createCalendar(world.mailboxId, name)

      expect([before, again, await world.calendar.findCalendar(world.mailboxId, name.toUpperCase())]).toEqual([null, made, made])
    })

    it('have one among them that is the main one, in which appointments are made unless another is named', async () => {
      const usual = await world.calendar.create(world.mailboxId, draft(`Pushed ${randomUUID()}`), link)

      const there = await world.calendar.create(world.mailboxId, draft(`Pushed ${randomUUID()}`), link, mainCalendar)
      expect([usual.calendarId, there.calendarId]).toEqual([mainCalendar, mainCalendar])
    })

    it('[R21] hold what is created in them: their own rounds name it, others do not, its marker is found', async () => {
      const calendarId = await world.calendar.createCalendar(world.mailboxId, calendarName())
      const inside = await world.calendar.pullDelta(world.mailboxId, null, window, calendarId)
      const outside = await world.calendar.pullDelta(world.mailboxId, null, window)
      const subject = `Pushed ${randomUUID()}`

      const created = await world.calendar.create(world.mailboxId, draft(subject), link, calendarId)
      const usual = await world.calendar.create(world.mailboxId, draft(subject), link)

      const since = await world.calendar.pullDelta(world.mailboxId, inside.cursor, window)
      const elsewhere = await world.calendar.pullDelta(world.mailboxId, outside.cursor, window)
      const anew = await world.calendar.pullDelta(world.mailboxId, null, window, calendarId)
      const marked = await world.calendar.findMarked(world.mailboxId)
      expect([since.touched, anew.touched, elsewhere.touched]).toEqual([[created.eventId], [created.eventId], [usual.eventId]])
      expect(created.calendarId).not.toBe(usual.calendarId)
      expect(marked.filter((one) => one.kind === 'marked' && one.appointment.subject === subject)).toHaveLength(2)
    })

    it('lie in a mailbox whose zone is told', async () => {
      const { zone } = await world.calendar.readMailboxSettings(world.mailboxId)

      expect(zone === null || zone.length > 0).toBe(true)
    })

    it('[R23] are checked for the permissions that are needed, and nothing is changed by it', async () => {
      const { cursor } = await world.calendar.pullDelta(world.mailboxId, null, window)

      const checks = await world.calendar.checkPermissions(world.mailboxId)

      expect(new Set(checks.map(({ permission, outcome }) => `${permission} ${outcome}`))).toEqual(
        new Set([
          'User.Read.All granted',
          'Calendars.Read granted',
          'Calendars.ReadWrite granted',
          'MailboxSettings.Read granted',
          'MailboxSettings.ReadWrite granted',
        ]),
      )
      expect((await world.calendar.pullDelta(world.mailboxId, cursor, window)).touched).toEqual([])
    })
  })
}

/** What every `Calendar` keeps about what a person does to an appointment or a calendar as a whole: no Graph of v1.0 does the one. */
export function describeMoving(name: string, open: () => Promise<ObedientWorld>): void {
  describe(`moving between calendars of ${name}`, () => {
    let world: ObedientWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    it('[R20] is seen: the round of the calendar it left names it, and its next reading tells the other calendar', async () => {
      const before = await world.calendar.readByItemId(world.mailboxId, await world.makes({ subject: 'Moved', when: morning }))
      const { cursor } = await world.calendar.pullDelta(world.mailboxId, null, window)
      await world.moves(before.eventId, await world.calendar.createCalendar(world.mailboxId, calendarName()))

      const { touched } = await world.calendar.pullDelta(world.mailboxId, cursor, window)
      const [reading] = await world.calendar.readMany([before])

      expect(touched).toEqual([before.eventId])
      expect(reading).toMatchObject({ kind: 'found', appointment: { eventId: before.eventId, subject: 'Moved' } })
      const after = reading?.kind === 'found' ? reading.appointment.calendarId : null
      expect([typeof after, after === before.calendarId]).toEqual(['string', false])
    })

    it('[R363] is over with the calendar: nothing is pulled from it or made in it, and its name is free again', async () => {
      const name = calendarName()
      const calendarId = await world.calendar.createCalendar(world.mailboxId, name)
      const { cursor } = await world.calendar.pullDelta(world.mailboxId, null, window, calendarId)
      const made = await world.calendar.create(world.mailboxId, draft(`Pushed ${randomUUID()}`), link, calendarId)
      await world.deletesCalendar(calendarId)

      const said = await Promise.allSettled([
        world.calendar.pullDelta(world.mailboxId, cursor, window),
        world.calendar.pullDelta(world.mailboxId, null, window, calendarId),
        world.calendar.create(world.mailboxId, draft(`Pushed ${randomUUID()}`), link, calendarId),
      ])
      const [reading] = await world.calendar.readMany([made])

      const errors = said.map((one) => (one.status === 'rejected' ? (one.reason as Error).name : 'nothing'))
      expect([errors, reading?.kind, await world.calendar.findCalendar(world.mailboxId, name)]).toEqual([
        ['NotFound', 'NotFound', 'NotFound'],
        'gone',
        null,
      ])
    })
  })
}
