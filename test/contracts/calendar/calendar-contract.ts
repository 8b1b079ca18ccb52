import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NotFound } from '../../../src/domain/errors.ts'
import { toEmailAddress, type EventId } from '../../../src/domain/ids.ts'
import type { AppointmentRef } from '../../../src/rmsync/ports/calendar.ts'
import { allDay, timed, window, type CalendarWorld } from './calendar-world.ts'

const morning = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')

/** What every `Calendar` keeps about reading, whichever it is: the fake of the use-case tests and the adapter before Graph. */
export function describeReading(name: string, open: () => Promise<CalendarWorld>): void {
  describe(`reading ${name}`, () => {
    let world: CalendarWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())
    const make = async (subject: string, when = morning) =>
      world.calendar.readByItemId(world.mailboxId, await world.makes({ subject, when }))

    it('finds a mailbox by its address and says when there is none', async () => {
      expect(await world.calendar.findMailbox(world.email)).toBe(world.mailboxId)
      await expect(world.calendar.findMailbox(toEmailAddress('nobody@elsewhere.example'))).rejects.toThrow(NotFound)
    })

    it('reads an appointment by the id that office.js gives, whole, with the immutable id', async () => {
      const itemId = await world.makes({
        subject: 'Quarterly review Norrvik',
        when: morning,
        attendees: [
          { name: 'Maria Lindqvist', email: 'Maria.Lindqvist@norrvik.example', kind: 'person' },
          { name: 'Fjord', email: 'room.fjord@halden.example', kind: 'resource' },
        ],
        categories: ['Blue'],
      })

      const read = await world.calendar.readByItemId(world.mailboxId, itemId)

      const text = expect.stringMatching(/.+/)
      expect(read).toEqual({
        mailboxId: world.mailboxId,
        eventId: text,
        calendarId: text,
        iCalUId: text,
        changeKey: text,
        kind: 'single',
        seriesMasterId: null,
        occurrenceOn: null,
        subject: 'Quarterly review Norrvik',
        when: morning,
        isOrganizer: true,
        organizer: { name: text, email: world.email },
        attendees: [
          { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', kind: 'person' },
          { name: 'Fjord', email: 'room.fjord@halden.example', kind: 'resource' },
        ],
        isCancelled: false,
        sensitivity: 'normal',
        categories: ['Blue'],
        changedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      })
      expect(read.eventId).not.toBe(itemId)
      expect(await world.calendar.readByItemId(world.mailboxId, read.eventId)).toEqual(read)
    })

    it('says that a deleted appointment is gone', async () => {
      const { eventId } = await make('Soon gone')
      await world.deletes(eventId)

      await expect(world.calendar.readByItemId(world.mailboxId, eventId)).rejects.toThrow(NotFound)
    })

    it('reads twenty appointments at once, in the order asked, those that are gone named as gone', async () => {
      const made = []
      for (let number = 1; number <= 20; number++) made.push(await make(`Number ${number}`))
      const refs = made.toReversed()
      await world.deletes(made[4]?.eventId as EventId)

      const readings = await world.calendar.readMany(refs)

      const said = readings.map((reading) => (reading.kind === 'found' ? reading.appointment.subject : reading.kind))
      expect(said).toEqual(refs.map(({ subject }) => (subject === 'Number 5' ? 'gone' : subject)))
      expect(await world.calendar.readMany([])).toEqual([])
      await expect(world.calendar.readMany([...made, ...made])).rejects.toThrow('At most 20')
    })

    it('keeps an all-day appointment as dates, with where it was made', async () => {
      const fair = { ...allDay('2031-03-05', '2031-03-07'), zone: 'Europe/Berlin' }

      expect((await make('Fair', fair)).when).toEqual(fair)
    })

    it('[S119] keeps midnight to midnight as times when it is not flagged as all-day', async () => {
      const night = timed('2031-03-05T23:00:00Z', '2031-03-06T23:00:00Z')

      expect((await make('Night shift', night)).when).toEqual(night)
    })

    it('finds a meeting by its iCalUId, or by subject and start where it was made anew, and no others', async () => {
      const later = timed('2031-03-04T11:00:00Z', '2031-03-04T12:00:00Z')
      const [same, anew, otherTime] = [
        await make("Anna's visit"),
        await make("Anna's visit", later),
        await make("Anna's visit", morning),
      ]
      await make('Another visit', later)
      const find = (subject: string | null, startsAt: string) =>
        world.calendar.findMeeting(world.mailboxId, { iCalUId: same.iCalUId, subject, startsAt })

      const found = await find("Anna's visit", '2031-03-04T11:00:00Z')

      const idsOf = (appointments: readonly { eventId: string }[]) => appointments.map(({ eventId }) => eventId).sort()
      expect(idsOf(found)).toEqual([same.eventId, anew.eventId].sort())
      expect(idsOf(await find(null, '2031-03-04T11:00:00Z'))).toEqual([same.eventId])
      expect(idsOf(await find("Anna's visit", '2031-03-04T09:00:00Z'))).toEqual([same.eventId, otherTime.eventId].sort())
    })

    it('tells how private an appointment is', async () => {
      const itemId = await world.makes({ subject: 'Dentist', when: morning, sensitivity: 'personal' })

      expect((await world.calendar.readByItemId(world.mailboxId, itemId)).sensitivity).toBe('personal')
    })
  })
}

/** What every `Calendar` keeps about rounds of changes. */
export function describeNoticing(name: string, open: () => Promise<CalendarWorld>): void {
  describe(`noticing in ${name}`, () => {
    let world: CalendarWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())
    const make = async (subject: string, when = morning): Promise<AppointmentRef> =>
      world.calendar.readByItemId(world.mailboxId, await world.makes({ subject, when }))
    const pull = (cursor: string | null) => world.calendar.pullDelta(world.mailboxId, cursor, window)

    it('names what the window holds, then only what changed since', async () => {
      const stays = await make('Stays')
      const changes = await make('Changes')
      const goes = await make('Goes')
      const first = await pull(null)
      await world.changes(changes.eventId, { subject: 'Changed' })
      await world.deletes(goes.eventId)
      const added = await make('Added')

      const second = await pull(first.cursor)
      const third = await pull(second.cursor)

      expect(first.touched).toEqual(expect.arrayContaining([stays.eventId, changes.eventId, goes.eventId]))
      expect([...second.touched].sort()).toEqual([changes.eventId, goes.eventId, added.eventId].sort())
      expect(third.touched).toEqual([])
    })

    it('[S77] names an appointment that is moved out of the window, which is no proof of its end', async () => {
      const moved = await make('Moved')
      const { cursor } = await pull(null)
      await world.changes(moved.eventId, { when: timed('2031-09-04T09:00:00Z', '2031-09-04T10:00:00Z') })

      const { touched } = await pull(cursor)

      expect(touched).toEqual([moved.eventId])
      expect(await world.calendar.readMany([moved])).toMatchObject([{ kind: 'found' }])
    })

    it('leaves out of a first round what lies outside the window', async () => {
      const outside = await make('Outside', timed('2031-05-04T09:00:00Z', '2031-05-04T10:00:00Z'))

      expect((await pull(null)).touched).not.toContain(outside.eventId)
    })
  })
}
