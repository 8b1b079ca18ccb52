import { beforeEach, describe, expect, it } from '@jest/globals'
import { toEmailAddress } from '../../../src/domain/ids.ts'
import { readAppointment } from '../../../src/rmsync/linking/read-appointment.ts'
import { aReview, ellen, newActivity, openWorld, type World } from '../../support/world.ts'
import type { EventId } from '../../../src/domain/ids.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const next = { ...aReview, eventId: 'event-2' as EventId, iCalUId: 'meeting-2' }
const read = async (appointment = next) => {
  world.calendar.put(appointment)
  return readAppointment(world.ports, ellen, { itemId: appointment.eventId })
}

describe('what the panel suggests', () => {
  it('[R17] names the account where attendees work, and how often it was used with them', async () => {
    await world.link()
    const { suggestions } = await read()
    expect(suggestions[0]).toMatchObject({ connection: { id: '10045' }, attendees: 1, usedTimes: 1 })
  })

  it('[R17] names what was used with these people, though none of them works there', async () => {
    const tom = { name: 'Tom Riley', email: toEmailAddress('tom.riley@norrvik.example'), kind: 'person' as const }
    await world.link({}, { ...aReview, attendees: [tom] })
    const { suggestions } = await read({ ...next, attendees: [tom] })
    expect(suggestions).toMatchObject([{ connection: { id: '10045' }, attendees: 0, usedTimes: 1 }])
    expect(suggestions[0]?.connection.name).not.toBe('')
  })

  it('[R17] falls back to the e-mail domain when nobody is known', async () => {
    const tom = { name: 'Tom Riley', email: toEmailAddress('tom.riley@norrvik.example'), kind: 'person' as const }
    const { suggestions } = await read({ ...next, attendees: [tom] })
    expect(suggestions.map((one) => one.sameDomain)).toContain('norrvik.example')
  })

  it('[R18] points at an activity of the same day and account, and not at one that is linked', async () => {
    const like = (description: string) =>
      world.crm.createInIfs({
        ...newActivity,
        connection: { kind: 'account', id: '10045' },
        description,
        when: next.when,
        contacts: [],
        representatives: [ellen.representativeId],
        mainRepresentativeId: ellen.representativeId,
        activityType: 'Meeting',
        subType: '',
        opportunityNo: '',
        notes: '',
      })
    like('Q-review')
    world.crm.editInIfs(like('Q-review, done').activityNo, { state: 'completed' })
    await world.link()
    const all = world.crm.calls('openActivitiesOf')
    expect((await read()).looksLike.map((activity) => activity.description)).toEqual(['Q-review'])
    // Years of open activities are not read for it, those of about that day are.
    expect(world.crm.calls('openActivitiesOf') - all).toBe(0)
  })
})
