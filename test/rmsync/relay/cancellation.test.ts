import { beforeEach, describe, expect, it } from '@jest/globals'
import { NotFound } from '../../../src/domain/errors.ts'
import { pullDelta } from '../../../src/rmsync/relay/pull-delta.ts'
import { aReview, ellen, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const deleted = async (): Promise<void> => {
  world.calendar.remove(aReview)
  await world.notify(aReview.eventId)
  await world.settle()
}

describe('a deleted appointment', () => {
  it('[S71] leaves the activity and says so on the link while Delete when cancelled is off', async () => {
    const link = await world.link()
    await deleted()
    expect([world.crm.activity(link.activityNo)?.description, (await world.linkOf(link.linkId))?.state.kind]).toEqual([
      'Quarterly review Norrvik',
      'appointment-cancelled',
    ])
    expect((await world.rows())[0]).toMatchObject({
      outcome: 'cancelled',
      reason: 'The appointment was deleted in Outlook. The activity stays.',
    })
  })

  it('deletes the activity while Delete when cancelled is on', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    await deleted()
    expect([world.crm.activity(link.activityNo), await world.linkOf(link.linkId), (await world.rows())[0]?.outcome]).toEqual([
      null,
      null,
      'deleted',
    ])
  })

  it('[S75] never deletes the activity of an appointment that is past', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    world.moveClock('2026-12-24T08:00:00Z')
    await deleted()
    expect(world.crm.activity(link.activityNo)).not.toBeNull()
    expect((await world.rows())[0]).toMatchObject({
      outcome: 'cancelled',
      reason: expect.stringContaining('past appointments are never deleted'),
    })
  })

  it.each([
    ['Asia/Tokyo', '2026-11-24T14:59:00Z', true],
    ['Asia/Tokyo', '2026-11-24T15:00:00Z', false],
    ['America/New_York', '2026-11-25T04:59:00Z', true],
    ['America/New_York', '2026-11-25T05:00:00Z', false],
  ])('[S75] a whole day is past once it is over where it was made: %s at %s', async (zone, at, isDeleted) => {
    world.policy.deleteWhenCancelled = true
    const when = { kind: 'all-day', startOn: '2026-11-24', endOn: '2026-11-25', zone } as never
    const link = await world.link({}, { ...aReview, when })
    world.moveClock(at)
    await deleted()
    expect(world.crm.activity(link.activityNo) === null).toBe(isDeleted)
  })

  it('never deletes a completed activity, not even one completed a moment ago', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    world.crm.editInIfs(link.activityNo, { state: 'completed' })
    await deleted()
    expect([world.crm.activity(link.activityNo)?.state, (await world.rows())[0]?.outcome]).toEqual(['completed', 'cancelled'])
  })

  it('[S83] whose activity is already gone counts as done', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    world.crm.deleteInIfs(link.activityNo)
    await deleted()
    expect([await world.linkOf(link.linkId), (await world.rows())[0]?.outcome]).toEqual([null, 'deleted'])
  })

  it('[S85] that is back before the read is no deletion', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    await world.notify(aReview.eventId)
    world.calendar.edit(aReview, { subject: 'Still here' })
    await world.settle()
    expect(world.crm.activity(link.activityNo)?.description).toBe('Still here')
  })
})

describe('a deletion that is undone', () => {
  it('[S73] links the same activity again, and makes no other', async () => {
    const link = await world.link()
    await deleted()
    world.calendar.put(aReview)
    await world.notify(aReview.eventId)
    await world.settle()
    expect([
      (await world.linkOf(link.linkId))?.state,
      world.crm.journal().filter(({ kind }) => kind === 'create').length,
    ]).toEqual([{ kind: 'linked' }, 1])
  })

  it('relays what was edited after it came back', async () => {
    const link = await world.link()
    await deleted()
    world.calendar.put({ ...aReview, subject: 'Back again' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.crm.activity(link.activityNo)?.description, (await world.linkOf(link.linkId))?.state.kind]).toEqual([
      'Back again',
      'linked',
    ])
  })
})

describe('a delta round', () => {
  it('[S77] that no longer names an appointment deletes nothing: it is read, and its new date arrives', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    const farAway = { kind: 'timed', startAt: '2029-01-01T09:00:00Z', endAt: '2029-01-01T10:00:00Z', zone: 'UTC' } as never
    world.calendar.edit(aReview, { when: farAway })
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    expect(world.crm.activity(link.activityNo)?.when).toEqual(farAway)
  })

  it('[S79] that fails half way infers no deletion and moves no cursor', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    await pullDelta(world.ports, ellen.mailboxId)
    const cursor = await world.store.cursorOf(ellen.mailboxId)
    world.calendar.failNext(new NotFound('Outlook', 'Page 3 is not there.'), 'pullDelta')
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    expect([world.crm.activity(link.activityNo) === null, await world.store.cursorOf(ellen.mailboxId)]).toEqual([false, cursor])
  })

  it('[R2] whose cursor Graph forgot is made anew in full, and nothing is deleted by it', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    await pullDelta(world.ports, ellen.mailboxId)
    world.calendar.forgetCursors()
    world.calendar.edit(aReview, { subject: 'Edited meanwhile' })
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    expect(world.crm.activity(link.activityNo)?.description).toBe('Edited meanwhile')
  })

  it('[R2] reads what a full round does not name: what was deleted meanwhile is proved gone, the rest stays', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    const other = { ...aReview, eventId: 'event-there' as typeof aReview.eventId, iCalUId: 'meeting-there' }
    const there = await world.link({ itemId: 'event-there' }, other)
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    world.calendar.forgetCursors()
    world.calendar.remove(aReview)
    const reads = world.calendar.calls.readMany ?? 0
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    expect([link, there].map(({ activityNo }) => world.crm.activity(activityNo) === null)).toEqual([true, false])
    expect((world.calendar.calls.readMany ?? 0) - reads).toBe(1)
  })

  it('[S47] names what was edited while nobody listened', async () => {
    const link = await world.link()
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    world.calendar.edit(aReview, { subject: 'Edited while down' })
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    expect([world.crm.activity(link.activityNo)?.description, (await world.rows())[0]?.noticedBy]).toEqual([
      'Edited while down',
      'delta-round',
    ])
  })
})

describe('a linked appointment that becomes private', () => {
  it('[S117] is masked at once, its time still relayed, its people as they were', async () => {
    const link = await world.link()
    const later = { kind: 'timed', startAt: '2026-11-24T13:00:00Z', endAt: '2026-11-24T14:00:00Z', zone: 'UTC' } as never
    world.calendar.edit(aReview, { sensitivity: 'personal', subject: 'Clinic', when: later, attendees: [] })
    await world.notify(aReview.eventId)
    await world.settle()
    const activity = world.crm.activity(link.activityNo)
    expect([activity?.description, activity?.when, activity?.contacts.map(({ name }) => name)]).toEqual([
      'Private appointment',
      later,
      ['Maria Lindqvist'],
    ])
    expect(JSON.stringify([await world.rows(), await world.linkOf(link.linkId), world.crm.journal()])).not.toContain('Clinic')
  })

  it('[S115] and public again is relayed once', async () => {
    const link = await world.link()
    for (const sensitivity of ['private', 'normal'] as const) {
      world.calendar.edit(aReview, { sensitivity })
      await world.notify(aReview.eventId)
      await world.settle()
    }
    await world.notify(aReview.eventId)
    await world.settle()
    expect([
      world.crm.activity(link.activityNo)?.description,
      world.crm.journal().filter(({ kind }) => kind === 'patch').length,
    ]).toEqual(['Quarterly review Norrvik', 2])
  })
})
