import { beforeEach, describe, expect, it } from '@jest/globals'
import { toEmailAddress } from '../../../src/domain/ids.ts'
import { createLink, type LinkRequest } from '../../../src/rmsync/linking/create-link.ts'
import { aReview, ellen, newActivity, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.calendar.put(aReview)
})

const tom = { email: toEmailAddress('tom.riley@norrvik.example'), name: 'Tom Riley', role: 'Buyer' }
const create = (changes: Partial<LinkRequest> = {}) =>
  createLink(world.ports, ellen, { itemId: aReview.eventId, choices: new Map(), target: newActivity, ...changes })

describe('an attendee whom IFS does not know', () => {
  it('[S15] becomes a contact of the account when that is asked for, and is on the activity', async () => {
    const { activityNo } = await create({ newContacts: [tom] })
    expect(world.crm.activity(activityNo)?.contacts.map((line) => line.name)).toEqual(['Maria Lindqvist', 'Tom Riley'])
    expect((await world.rows())[0]?.reason).toBe('Linked, activity created. Contacts created: Tom Riley.')
  })

  it('[R15] is made once, pressed twice at once', async () => {
    await Promise.allSettled([create({ newContacts: [tom] }), create({ newContacts: [tom] })])
    expect(world.crm.calls('createContact')).toBe(1)
  })

  it('is not made again where somebody made it meanwhile', async () => {
    await world.crm.createContact({ ...tom, connection: { kind: 'account', id: '10045' } })
    await create({ newContacts: [tom] })
    expect(world.crm.calls('createContact')).toBe(1)
  })

  it('is refused by name when nobody invited them', async () => {
    const stranger = { ...tom, email: toEmailAddress('eve@elsewhere.example') }
    await expect(create({ newContacts: [stranger] })).rejects.toMatchObject({ code: 'bad-request', field: 'newContacts' })
    expect([world.crm.journal().length, (await world.store.openIntents()).length]).toEqual([0, 0])
  })
})
