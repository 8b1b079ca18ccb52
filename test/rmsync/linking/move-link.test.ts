import { beforeEach, describe, expect, it } from '@jest/globals'
import { Unavailable } from '../../../src/domain/errors.ts'
import { type PersonId, toEmailAddress } from '../../../src/domain/ids.ts'
import { completeLinks } from '../../../src/rmsync/linking/complete-links.ts'
import { moveLink } from '../../../src/rmsync/linking/move-link.ts'
import { aReview, ellen, jonas, newActivity, norrvik, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const another = (connection: Parameters<World['crm']['createInIfs']>[0]['connection'] = norrvik) =>
  world.crm.createInIfs({
    ...newActivity,
    connection,
    description: 'Another',
    when: aReview.when,
    contacts: [] as PersonId[],
    representatives: [ellen.representativeId],
    mainRepresentativeId: ellen.representativeId,
    activityType: 'Call',
    subType: '',
    opportunityNo: '',
    notes: '',
  })

describe('moving a link to another activity', () => {
  it('[R16] the other one takes over, the first stays as it is, and both are told', async () => {
    const link = await world.link()
    const before = world.crm.activity(link.activityNo)
    const { activityNo } = another()
    const moved = await moveLink(world.ports, ellen, { linkId: link.linkId, activityNo })
    await world.settle()
    expect(world.crm.activity(activityNo)).toMatchObject({ description: aReview.subject, activityType: 'Call' })
    expect(world.crm.activity(link.activityNo)).toMatchObject({ description: before?.description, contacts: before?.contacts })
    expect([world.crm.isSynced(activityNo), world.crm.isSynced(link.activityNo)]).toEqual([true, false])
    expect(await world.linkOf(link.linkId)).toBeNull()
    expect(await world.store.linkByEvent(ellen.mailboxId, aReview.eventId)).toMatchObject({ linkId: moved.linkId })
    expect((await world.rows()).slice(0, 2).map((row) => [row.outcome, row.activityNo])).toEqual([
      ['linked', activityNo],
      ['unlinked', link.activityNo],
    ])
  })

  it('[R373] to one of another account: who is meant is asked anew, and contacts are made there', async () => {
    const anna = { name: 'Anna Berg', email: toEmailAddress('anna.berg@norrvik.example'), kind: 'person' as const }
    const tom = { name: 'Tom Riley', email: toEmailAddress('tom.riley@norrvik.example'), kind: 'person' as const }
    world.calendar.put({ ...aReview, attendees: [anna, tom] })
    const link = await world.link()
    const { activityNo } = another({ kind: 'account', id: '10131' })
    const move = (decided: object = {}) => moveLink(world.ports, ellen, { linkId: link.linkId, activityNo, ...decided })
    await expect(move()).rejects.toMatchObject({ code: 'undecided-people' })
    await move({
      choices: new Map([[anna.email, 'P10011' as PersonId]]),
      newContacts: [{ email: tom.email, name: tom.name, role: '' }],
    })

    expect(world.crm.activity(activityNo)?.contacts.map(({ name }) => name)).toEqual(['Anna Berg', 'Tom Riley'])
    expect(world.crm.activity(activityNo)?.contacts[0]?.personId).toBe('P10011')
  })

  it('is refused to others, and to an activity that is linked', async () => {
    const link = await world.link()
    const { activityNo } = another()
    await expect(moveLink(world.ports, jonas, { linkId: link.linkId, activityNo })).rejects.toMatchObject({
      code: 'not-organizer',
    })
    await expect(moveLink(world.ports, ellen, { linkId: link.linkId, activityNo: link.activityNo })).rejects.toMatchObject({
      code: 'already-linked',
    })
  })

  it('[R16] interrupted by a lost answer, is finished later and never half done', async () => {
    const link = await world.link()
    const { activityNo } = another()
    world.crm.failNext(new Unavailable('IFS', 'No answer.', { outcomeUnknown: true }), { method: 'patchActivity', applied: true })
    await expect(moveLink(world.ports, ellen, { linkId: link.linkId, activityNo })).rejects.toThrow('No answer.')
    expect(await world.linkOf(link.linkId)).not.toBeNull()
    world.moveClock('2026-11-23T08:10:00Z')
    await completeLinks(world.ports)
    expect(await world.store.linkByEvent(ellen.mailboxId, aReview.eventId)).toMatchObject({ activityNo })
    expect(await world.linkOf(link.linkId)).toBeNull()
  })
})
