import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Appointment } from '../../../src/domain/appointment.ts'
import type { EventId } from '../../../src/domain/ids.ts'
import type { Link } from '../../../src/domain/link.ts'
import { approveDeletions, keepActivities, pausesOf } from '../../../src/rmsync/relay/pauses.ts'
import { pullDelta } from '../../../src/rmsync/relay/pull-delta.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import { aReview, ellen, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.policy.deleteWhenCancelled = true
})

const appointment = (number: number): Appointment => ({
  ...aReview,
  eventId: `event-${number}` as EventId,
  iCalUId: `meeting-${number}`,
  subject: `Visit ${number}`,
  attendees: [],
})
async function linked(count: number): Promise<readonly Link[]> {
  const links: Link[] = []
  for (let number = 1; number <= count; number++) {
    links.push(await world.link({ itemId: `event-${number}` }, appointment(number)))
  }
  return links
}
async function remove(...numbers: readonly number[]): Promise<void> {
  for (const number of numbers) world.calendar.remove(appointment(number))
  await world.notify(...numbers.map((number) => appointment(number).eventId))
}
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index)
const activitiesLeft = (links: readonly Link[]) => links.filter((link) => world.crm.activity(link.activityNo) !== null).length
const states = async (links: readonly Link[]) => {
  const stored = await Promise.all(links.map((link) => world.linkOf(link.linkId)))
  return stored.map((link) => link?.state.kind ?? 'no longer linked')
}

describe('too many deletions at once', () => {
  it('[S81] pause the representative before the first is made, and say so on each link and once for the mailbox', async () => {
    const links = await linked(12)
    await remove(...upTo(11))
    await world.settle()
    const rows = (await world.rows()).filter(({ outcome }) => outcome === 'paused')
    expect([activitiesLeft(links), (await states(links)).filter((kind) => kind === 'waiting').length]).toEqual([12, 11])
    expect([rows.length, rows.filter(({ linkId }) => linkId === null).map(({ reason, who }) => [who, reason])]).toEqual([
      12,
      [['RM Panel', expect.stringMatching(/^Paused: 11 deletions within 10 minutes.* An administrator has to decide\.$/)]],
    ])
    expect((await pausesOf(world.ports)).map(({ kind, by, held }) => [kind, by, held.length])).toEqual([
      ['deletions', 'RM Panel', 11],
    ])
  })

  it('[S81] stop at the share of a small mailbox too', async () => {
    const links = await linked(6)
    await remove(...upTo(5))
    await world.settle()
    expect(activitiesLeft(links)).toBe(6)
  })

  it('[R50] one after the other count together, as long as they lie within the same minutes', async () => {
    world.policy.brake = { ...world.policy.brake, deletions: 3, percent: 100 }
    const links = await linked(8)
    for (const number of [1, 2, 3, 4]) {
      await remove(number)
      await world.settle()
    }
    expect(activitiesLeft(links)).toBe(5)
    world = await openWorld()
    world.policy.deleteWhenCancelled = true
    world.policy.brake = { ...world.policy.brake, deletions: 3, percent: 100 }
    const others = await linked(8)
    for (const number of [1, 2, 3, 4]) {
      world.moveClock(`2026-11-23T${10 + number}:00:00Z`)
      await remove(number)
      await world.settle()
    }
    expect(activitiesLeft(others)).toBe(4)
  })

  it('[R50] the dates of one series count as one deletion', async () => {
    const [first, ...rest] = await linked(12)
    for (const link of rest) {
      await world.store.transaction((tx) => tx.updateLink({ ...link, seriesLinkId: first?.linkId ?? null }))
    }
    const count = await world.store.transaction((tx) => tx.countDeletions(ellen.mailboxId, '2026-11-23T07:00:00Z' as never, []))
    expect(count).toEqual({ deletions: 0, links: 1 })
  })

  it('[R51] a paused mailbox costs Outlook no request, and what is edited meanwhile arrives afterwards', async () => {
    const links = await linked(12)
    await remove(...upTo(11))
    await world.settle()
    const before = { ...world.calendar.calls }
    world.calendar.edit(appointment(12), { subject: 'Edited while paused' })
    await world.notify(appointment(12).eventId)
    await world.settle()
    await pullDelta(world.ports, ellen.mailboxId)
    expect(world.calendar.calls).toEqual(before)
    expect((await world.rows())[0]).toMatchObject({ outcome: 'paused', reason: expect.stringContaining('A change waits.') })
    await keepActivities(world.ports, ellen.mailboxId, 'Karin Olsson')
    await world.settle()
    expect(world.crm.activity(links[11]?.activityNo as never)?.description).toBe('Edited while paused')
  })

  it('[R52] that were not noticed yet are held too, so that all of them are decided about at once', async () => {
    await linked(25)
    for (const number of upTo(22)) world.calendar.remove(appointment(number))
    await world.notify(...upTo(11).map((number) => appointment(number).eventId))
    await world.settle()
    expect((await pausesOf(world.ports)).map(({ held }) => held.length)).toEqual([22])
  })
})

describe('the decision', () => {
  it('[S81] approved, exactly the held ones are deleted, each proved by another read', async () => {
    const links = await linked(13)
    await remove(...upTo(11))
    await world.settle()
    // Back from Deleted Items before it is approved: no longer a deletion.
    world.calendar.put(appointment(3))
    world.calendar.remove(appointment(12))
    expect(await approveDeletions(world.ports, ellen.mailboxId, 'Karin Olsson')).toEqual({ approved: 11 })
    await world.settle()
    expect(links.map((link) => world.crm.activity(link.activityNo) !== null)).toEqual(
      upTo(13).map((number) => [3, 13].includes(number)),
    )
    expect([await pausesOf(world.ports), await world.store.heldDeletions(ellen.mailboxId)]).toEqual([[], []])
  })

  it('[S81] against them, the activities stay and the links say so', async () => {
    const links = await linked(12)
    await remove(...upTo(11))
    await world.settle()
    expect(await keepActivities(world.ports, ellen.mailboxId, 'Karin Olsson')).toEqual({ kept: 11 })
    await world.settle()
    expect([activitiesLeft(links), new Set(await states(links.slice(0, 11)))]).toEqual([12, new Set(['appointment-cancelled'])])
    await world.notify(...upTo(11).map((number) => appointment(number).eventId))
    await world.settle()
    expect(activitiesLeft(links)).toBe(12)
  })

  it('is made once', async () => {
    await linked(12)
    await remove(...upTo(11))
    await world.settle()
    await approveDeletions(world.ports, ellen.mailboxId, 'Karin Olsson')
    await expect(keepActivities(world.ports, ellen.mailboxId, 'Karin Olsson')).rejects.toMatchObject({ code: 'wrong-state' })
  })

  it('is not asked for again when IFS was out of order at the first try', async () => {
    const links = await linked(6)
    world.policy.brake = { ...world.policy.brake, percentFrom: 100 }
    await remove(1, 2)
    for (let times = 0; times < 2; times++) world.crm.failNext(new Error('Out of order.'), { method: 'deleteActivity' })
    await relayLinks(world.ports, world.waiting.relay.splice(0))
    world.policy.brake = { ...world.policy.brake, deletions: 0 }
    await world.settle()
    expect(activitiesLeft(links)).toBe(4)
  })
})
