import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { EventId } from '../../../src/domain/ids.ts'
import { createLink } from '../../../src/rmsync/linking/create-link.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import { openIfsWorld, type IfsWorld } from '../../contracts/crm/ifs-world.ts'
import { aReview, ellen, newActivity, openWorld, type World } from '../../support/world.ts'

/** Which of both IFS does is not published: it may refuse each write, or the sign-in already (then tokens of before still read). */
describe.each(['write', 'sign-in'] as const)('a SYNC_MASTER that is locked, refused at the %s', (lockedAt) => {
  let ifs: IfsWorld
  let world: World
  let now = Date.now()
  beforeAll(async () => {
    ifs = await openIfsWorld(undefined, { lockedAt }, () => now)
    world = await openWorld()
  })
  afterAll(() => ifs.close())
  /** Longer than a token lives. */
  const letTokensEnd = (): void => {
    now += 200_000
  }

  const another = { ...aReview, eventId: 'event-2' as EventId, iCalUId: 'meeting-2', subject: 'Sea trial' }

  it('[R32] lets changes wait while SYNC_MASTER is locked, with one row for each link, and carries them all once it is not', async () => {
    const ports = { ...world.ports, crm: ifs.crm, ids: { next: () => randomUUID() } }
    const links = []
    for (const appointment of [aReview, another]) {
      world.calendar.put(appointment)
      links.push(await createLink(ports, ellen, { itemId: appointment.eventId, choices: new Map(), target: newActivity }))
    }
    const rounds = async (times: number): Promise<void> => {
      for (let round = 0; round < times; round++) await relayLinks(ports, world.waiting.relay.splice(0))
    }
    const before = (await world.rows()).length
    const rowsSince = async () => (await world.rows()).slice(0, (await world.rows()).length - before)

    ifs.standin.lockSyncMaster()
    if (lockedAt === 'sign-in') letTokensEnd()
    world.calendar.edit(aReview, { subject: 'Renamed while locked' })
    world.calendar.edit(another, { subject: 'Moved while locked' })
    await world.notify(aReview.eventId, another.eventId)
    await rounds(20)
    // one more edit of the same appointment joins the one that waits
    world.calendar.edit(aReview, { subject: 'Renamed again while locked' })
    await world.notify(aReview.eventId)
    await rounds(2)
    const whileLocked = await rowsSince()
    const stillWaiting = world.waiting.relay.map(({ attempt, delayMs }) => ({ attempt, delayMs }))
    ifs.standin.unlockSyncMaster()
    await rounds(1)

    expect(whileLocked.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      [1, 2].map(() => [
        'retry',
        lockedAt === 'write'
          ? 'IFS takes no change while the service user of rmsync is locked. IFS says: User SYNC_MASTER is locked. An administrator unlocks and activates it in IFS.'
          : "IFS takes no change while the service user of rmsync is locked. The sign-in of IFS says: User 'SYNC_MASTER' disabled",
      ]),
    )
    expect(new Set(whileLocked.map(({ linkId }) => linkId))).toEqual(new Set(links.map(({ linkId }) => linkId)))
    expect(stillWaiting).toEqual([
      { attempt: 1, delayMs: 60_000 },
      { attempt: 1, delayMs: 60_000 },
    ])
    expect(world.waiting.relay).toEqual([])
    const after = await Promise.all(links.map(async ({ activityNo }) => (await ifs.crm.readActivity(activityNo)).description))
    expect(after).toEqual(['Renamed again while locked', 'Moved while locked'])
    expect((await rowsSince()).map(({ outcome }) => outcome)).toEqual(['updated', 'updated', 'retry', 'retry'])
  })

  it('tells a person who links while SYNC_MASTER is locked what IFS says, and leaves nothing behind', async () => {
    const ports = { ...world.ports, crm: ifs.crm, ids: { next: () => randomUUID() } }
    world.calendar.put({ ...aReview, eventId: 'event-3' as EventId, iCalUId: 'meeting-3', subject: 'Not now' })
    const link = () => createLink(ports, ellen, { itemId: 'event-3', choices: new Map(), target: newActivity })

    ifs.standin.lockSyncMaster()
    if (lockedAt === 'sign-in') letTokensEnd()
    await expect(link()).rejects.toThrow('the service user of rmsync is locked')
    const intents = await world.store.openIntents()
    ifs.standin.unlockSyncMaster()

    expect(intents).toEqual([])
    expect((await link()).activityNo).not.toBe('')
  })
})
