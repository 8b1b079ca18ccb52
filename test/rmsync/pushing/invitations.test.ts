import { beforeEach, describe, expect, it } from '@jest/globals'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import { toEmailAddress } from '../../../src/domain/ids.ts'
import type { Link } from '../../../src/domain/link.ts'
import { completeInvitations } from '../../../src/rmsync/pushing/complete-invitations.ts'
import { invitationsOf, sendInvitations } from '../../../src/rmsync/pushing/invitations.ts'
import { pushActivity } from '../../../src/rmsync/pushing/push-activity.ts'
import { aReview, ellen, jonas, newActivity, norrvik, openWorld, type World } from '../../support/world.ts'

let world: World
let link: Link
const maria = toEmailAddress('maria.lindqvist@norrvik.example')
const isRow = ({ outcome }: { outcome: string }) => outcome === 'invited'
class Killed extends Error {}
beforeEach(async () => {
  world = await openWorld()
  const [contact] = (await world.crm.findPeople([maria]))[0]?.contacts ?? []
  const { activityNo } = world.crm.createInIfs({
    ...newActivity,
    connection: norrvik,
    description: 'Spare parts list',
    when: aReview.when,
    contacts: contact === undefined ? [] : [contact.personId],
    representatives: [ellen.representativeId, jonas.representativeId],
    mainRepresentativeId: ellen.representativeId,
    activityType: 'Meeting',
    subType: '',
    opportunityNo: '',
    notes: '',
  })
  link = (await pushActivity(world.ports, ellen, activityNo)).link
})

describe('invitations', () => {
  it('[S25] go to exactly those chosen, once, however often it is pressed', async () => {
    const { recipients } = await invitationsOf(world.ports, ellen, link.linkId)
    expect(recipients.map(({ email, invited }) => [email, invited])).toEqual([
      [maria, false],
      [jonas.email, false],
    ])
    await sendInvitations(world.ports, ellen, link.linkId, [maria])
    await sendInvitations(world.ports, ellen, link.linkId, [maria])
    expect(world.calendar.invitations).toEqual([{ to: maria, eventId: link.eventId }])
    expect((await world.rows()).filter(({ outcome }) => outcome === 'invited').map(({ reason }) => reason)).toEqual([
      'Invitations sent to Maria Lindqvist <maria.lindqvist@norrvik.example>.',
    ])
  })

  it('[S25] pressed twice at once leave one row', async () => {
    const both = await Promise.all([1, 2].map(() => sendInvitations(world.ports, ellen, link.linkId, [maria])))
    expect([both.length, world.calendar.invitations.length, (await world.rows()).filter(isRow).length]).toEqual([2, 1, 1])
    expect(await world.store.openIntents()).toEqual([])
  })

  it('[R369] of which the process ended before the row was kept get it later, once', async () => {
    const dead = new Killed()
    const mortal = { ...world.store, transaction: () => Promise.reject(dead) }
    await expect(sendInvitations({ ...world.ports, store: mortal }, ellen, link.linkId, [maria])).rejects.toBe(dead)
    world.moveClock('2026-11-23T08:03:00Z')
    for (let times = 0; times < 2; times++) await completeInvitations(world.ports)
    expect([world.calendar.invitations.length, (await world.rows()).filter(isRow).map(({ reason }) => reason)]).toEqual([
      1,
      ['Invitations sent to Maria Lindqvist <maria.lindqvist@norrvik.example>.'],
    ])
    expect(await world.store.openIntents()).toEqual([])
  })

  it('[R369] whose answer never came are not sent late: where nobody was invited, a row says so', async () => {
    world.calendar.failNext(new Unavailable('Outlook', 'No answer.', { outcomeUnknown: true }), 'sendInvitations')
    await expect(sendInvitations(world.ports, ellen, link.linkId, [maria])).rejects.toThrow('No answer.')
    world.moveClock('2026-11-23T08:03:00Z')
    world.calendar.failNext(new Unavailable('Outlook', 'Still no answer.'), 'readMany')
    for (let times = 0; times < 2; times++) await completeInvitations(world.ports)
    const [row] = await world.rows()
    expect([world.calendar.invitations, row?.outcome, row?.reason, await world.store.openIntents()]).toEqual([
      [],
      'set-aside',
      'Sending invitations was interrupted. Nobody was invited. Send them again.',
      [],
    ])
    await sendInvitations(world.ports, ellen, link.linkId, [maria])
    expect(world.calendar.invitations).toHaveLength(1)
  })

  it('[R369] that Outlook refuses leave nothing behind', async () => {
    world.calendar.failNext(new Refused('Outlook', 'Refused (403).', 'ErrorAccessDenied'), 'sendInvitations')
    await expect(sendInvitations(world.ports, ellen, link.linkId, [maria])).rejects.toThrow('Refused (403).')
    expect([await world.store.openIntents(), (await world.rows()).filter(isRow)]).toEqual([[], []])
  })

  it.each([
    ['is over', () => world.moveClock('2026-11-24T10:00:00Z'), 'This appointment is over. Nobody was invited.'],
    [
      'is cancelled',
      () => void world.calendar.edit(link, { isCancelled: true }),
      'This appointment is cancelled. Nobody was invited.',
    ],
  ])('[R369] are refused for a meeting that %s', async (_title, happens, message) => {
    happens()
    await expect(sendInvitations(world.ports, ellen, link.linkId, [maria])).rejects.toMatchObject({ message })
    expect(world.calendar.invitations).toEqual([])
  })

  it('[S25] are refused to others, and to anybody who is not of the activity; then nobody is mailed', async () => {
    await expect(sendInvitations(world.ports, jonas, link.linkId, [maria])).rejects.toMatchObject({ code: 'not-organizer' })
    const eve = toEmailAddress('eve@elsewhere.example')
    await expect(sendInvitations(world.ports, ellen, link.linkId, [maria, eve])).rejects.toMatchObject({ field: 'emails' })
    expect(world.calendar.invitations).toEqual([])
  })

  it('[S29] leave out by name whoever has no address in IFS', async () => {
    world.crm.editInIfs(link.activityNo, { contacts: [{ personId: 'P99999' as never, name: 'Kaj Holm' }] })
    const { recipients } = await invitationsOf(world.ports, ellen, link.linkId)
    expect(recipients).toContainEqual({ name: 'Kaj Holm', email: null, invited: false })
  })

  it('sent, the relay finds everybody on the activity already', async () => {
    await sendInvitations(world.ports, ellen, link.linkId, [maria, jonas.email])
    const before = world.crm.journal().length
    await world.notify(link.eventId)
    await world.settle()
    expect(world.crm.journal()).toHaveLength(before)
  })
})
