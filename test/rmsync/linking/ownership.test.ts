import { beforeEach, describe, expect, it } from '@jest/globals'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import type { Link } from '../../../src/domain/link.ts'
import { tellOwners } from '../../../src/rmsync/linking/tell-owner.ts'
import { unlink } from '../../../src/rmsync/linking/unlink.ts'
import { keepActivities } from '../../../src/rmsync/relay/pauses.ts'
import { aReview, ellen, openWorld, type World } from '../../support/world.ts'

let world: World
let link: Link
beforeEach(async () => {
  world = await openWorld()
  link = await world.link()
})

const isOutlooks = () => world.crm.isSynced(link.activityNo)
const claims = () => world.crm.journal().filter(({ kind }) => kind === 'set-synced').length
const changed = async (): Promise<void> => {
  await world.notify(aReview.eventId)
  await world.settle()
}
const unlinked = async (): Promise<void> => {
  await unlink(world.ports, ellen, link.linkId)
  await world.settle()
}
const owed = () => world.store.owedOwnership('2027-01-01T00:00:00Z' as never, 10)

describe('the sync fields in IFS', () => {
  it('[R370] are of the people there once the appointment is cancelled and the activity stays, and Outlook’s again once it is back', async () => {
    world.calendar.edit(aReview, { isCancelled: true })
    await changed()
    const cancelled = isOutlooks()
    world.calendar.edit(aReview, { isCancelled: false, subject: 'It takes place' })
    await changed()
    expect([cancelled, isOutlooks(), world.crm.activity(link.activityNo)?.description, claims()]).toEqual([
      false,
      true,
      'It takes place',
      2,
    ])
  })

  it('[R370] are Outlook’s again also where the first write after that fails', async () => {
    world.calendar.edit(aReview, { isCancelled: true })
    await changed()
    world.calendar.edit(aReview, { isCancelled: false, subject: 'It takes place' })
    world.crm.failNext(new Refused('IFS', 'Not on a Sunday.'), { method: 'patchActivity' })
    await changed()
    expect([isOutlooks(), (await world.linkOf(link.linkId))?.state.kind]).toEqual([true, 'set-aside'])
  })

  it('[R370] of a completed activity that is unlinked are free within half an hour after it is reopened', async () => {
    world.crm.editInIfs(link.activityNo, { state: 'completed' })
    await unlinked()
    const before = [isOutlooks(), await owed()]
    world.moveClock('2026-11-23T08:30:00Z')
    await tellOwners(world.ports)
    const whileCompleted = [isOutlooks(), await owed()]
    world.crm.editInIfs(link.activityNo, { state: 'in-progress' })
    world.moveClock('2026-11-23T09:00:00Z')
    await tellOwners(world.ports)
    expect([before, whileCompleted, isOutlooks(), await owed()]).toEqual([
      [true, [link.activityNo]],
      [true, [link.activityNo]],
      false,
      [],
    ])
  })

  it('[R370] stay owed while IFS refuses, or is out of order, and are told in the end', async () => {
    world.crm.failNext(new Refused('IFS', 'Forbidden.', '403'), { method: 'setSynced' })
    await unlinked()
    world.crm.failNext(new Unavailable('IFS', 'Busy.'), { method: 'setSynced' })
    world.moveClock('2026-11-23T08:30:00Z')
    await tellOwners(world.ports)
    const meanwhile = [isOutlooks(), await owed()]
    world.moveClock('2026-11-23T09:00:00Z')
    await tellOwners(world.ports)
    expect([meanwhile, isOutlooks(), await owed()]).toEqual([[true, [link.activityNo]], false, []])
  })

  it('[R370] are left as they are where the activity was linked again meanwhile, or is gone', async () => {
    world.crm.failNext(new Refused('IFS', 'Forbidden.', '403'), { method: 'setSynced' })
    await unlinked()
    await world.link({ target: { kind: 'existing', activityNo: link.activityNo } })
    world.moveClock('2026-11-23T08:30:00Z')
    await tellOwners(world.ports)
    expect([isOutlooks(), await owed()]).toEqual([true, []])
  })

  it('[R370] are free where an administrator decided that the activity stays', async () => {
    world.policy.deleteWhenCancelled = true
    world.policy.brake = { ...world.policy.brake, deletions: 0 }
    world.calendar.remove(aReview)
    await changed()
    await keepActivities(world.ports, ellen.mailboxId, 'Karin Olsson')
    await world.settle()
    expect(isOutlooks()).toBe(false)
  })

  it('[R370] are told once: nothing is written where IFS says so already', async () => {
    await unlinked()
    const before = claims()
    await world.store.transaction((tx) => tx.oweOwnership(link.activityNo, world.ports.clock.now()))
    await tellOwners(world.ports)
    expect([before, claims(), await owed()]).toEqual([1, 1, []])
  })
})
