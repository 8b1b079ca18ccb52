import { beforeEach, describe, expect, it } from '@jest/globals'
import { toEmailAddress } from '../../../src/domain/ids.ts'
import type { Link } from '../../../src/domain/link.ts'
import { invitationsOf, sendInvitations } from '../../../src/rmsync/pushing/invitations.ts'
import { pushActivity } from '../../../src/rmsync/pushing/push-activity.ts'
import { aReview, ellen, jonas, newActivity, norrvik, openWorld, type World } from '../../support/world.ts'

let world: World
let link: Link
const maria = toEmailAddress('maria.lindqvist@norrvik.example')
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
