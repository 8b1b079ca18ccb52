import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NotFound, Refused } from '../../../src/domain/errors.ts'
import { toEmailAddress } from '../../../src/domain/ids.ts'
import type { AppointmentDraft, InvitedPerson } from '../../../src/rmsync/ports/calendar.ts'
import { link, timed, type CalendarWorld } from './calendar-world.ts'

const morning = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')
const person = (name: string, email: string): InvitedPerson => ({ name, email: toEmailAddress(email) })
const maria = person('Maria Lindqvist', 'maria.lindqvist@norrvik.example')
const nils = person('Nils Aune', 'nils.aune@fjordcastings.example')

/** What every `Calendar` keeps about the one call by which anybody is mailed. */
export function describeInviting(name: string, open: () => Promise<CalendarWorld>): void {
  describe(`inviting with ${name}`, () => {
    let world: CalendarWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    const create = () => {
      const draft: AppointmentDraft = {
        subject: 'Price round',
        when: morning,
        bodyText: '',
        category: 'IFS SRM',
        transactionId: randomUUID(),
      }
      return world.calendar.create(world.mailboxId, draft, link)
    }
    /** Addresses that were invited meanwhile; where nobody can look, what was expected. */
    const invitedBy = async (work: () => Promise<unknown>, expected: readonly string[]) => {
      const before = world.invitations()?.length ?? 0
      await work()
      return world.invitations()?.slice(before) ?? expected
    }

    it('[S25] mails each of those people exactly one invitation, however often it is asked for, and nobody else', async () => {
      const created = await create()
      const both = [maria.email, nils.email]

      const mailed = await invitedBy(async () => {
        const first = await world.calendar.sendInvitations(created, [maria, nils])
        const second = await world.calendar.sendInvitations(created, [nils, maria])
        expect(second).toEqual(first)
      }, both)

      const read = await world.calendar.readByItemId(world.mailboxId, created.eventId)
      expect(mailed).toEqual(both)
      expect(read.attendees).toEqual([maria, nils].map((one) => ({ ...one, kind: 'person' })))
      expect({ ...read, attendees: [], changeKey: '', changedAt: '' }).toEqual({ ...created, changeKey: '', changedAt: '' })
    })

    it('leaves the organizer out of those invited', async () => {
      const created = await create()
      const mailed = await invitedBy(
        () => world.calendar.sendInvitations(created, [person('Ellen Sandberg', world.email), maria]),
        [maria.email],
      )

      expect(mailed).toEqual([maria.email])
    })

    it('refuses to add to attendees that are there already, or to invite nobody, and mails nobody', async () => {
      const created = await create()
      await world.calendar.sendInvitations(created, [maria])

      const mailed = await invitedBy(async () => {
        await expect(world.calendar.sendInvitations(created, [maria, nils])).rejects.toMatchObject({ code: 'AlreadyInvited' })
        await expect(world.calendar.sendInvitations(await create(), [])).rejects.toMatchObject({ code: 'NobodyToInvite' })
      }, [])

      expect(mailed).toEqual([])
      await expect(world.calendar.sendInvitations(created, [nils])).rejects.toThrow(Refused)
    })

    it('says that the appointment is gone', async () => {
      const created = await create()
      await world.deletes(created.eventId)

      await expect(world.calendar.sendInvitations(created, [maria])).rejects.toThrow(NotFound)
    })
  })
}
