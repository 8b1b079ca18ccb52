import { beforeEach, describe, expect, it } from '@jest/globals'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import { nextRoundAt } from '../../../src/domain/noticing.ts'
import { beginDueRounds } from '../../../src/rmsync/subscriptions/run-round.ts'
import { aReview, ellen, jonas } from '../../support/world.ts'
import { type CareWorld, cycleMs, minuteMs, openCareWorld, representative } from './care-world.ts'

let care: CareWorld
beforeEach(async () => {
  care = await openCareWorld()
})
const pulls = () => care.world.calendar.calls.pullDelta ?? 0

describe('rounds', () => {
  it('[R62] an idle cycle costs one request a mailbox, whatever the number of processes', async () => {
    await care.representatives(12)
    await care.pass(2 * cycleMs, 30_000)
    const before = pulls()
    for (let cycle = 0; cycle < 3; cycle++) {
      // Another process looks at the same moments.
      for (let step = 0; step < 10; step++) {
        await care.pass(cycleMs / 10, cycleMs / 10)
        await care.beginDueRounds()
        await care.runRounds()
      }
    }
    expect(pulls() - before).toBe(3 * 12)
  })

  it('[R62] rounds are spread over the cycle, at the same places after every start', async () => {
    await care.representatives(60)
    await care.pass(2 * cycleMs, 15_000)
    const perMinute = await care.pass(cycleMs)
    expect(perMinute.reduce((sum, rounds) => sum + rounds, 0)).toBe(60)
    expect(Math.max(...perMinute)).toBeLessThan(30)
    expect(Math.min(...perMinute)).toBeGreaterThan(2)
  })

  it.each([
    ['300', 300, 5, 25],
    ['5,000', 5_000, 15, 56],
    ['5,000', 5_000, 1, 834],
  ])('[R424] of %s mailboxes as many begin at each look as a cycle needs', async (_mailboxes, active, minutes, most) => {
    const asked: number[] = []
    const round = {
      plantRounds: () => Promise.resolve(active),
      claimRounds: (_now: string, limit: number) => {
        asked.push(limit)
        return Promise.resolve([])
      },
    }
    await beginDueRounds({ ...care.ports, care: { ...care.ports.care, ...round }, syncCycleMs: () => minutes * minuteMs })
    expect(asked).toEqual([most])
  })

  it('keeps at least half a cycle and at most one and a half between two rounds of a mailbox', () => {
    for (let number = 0; number < 500; number++) {
      const now = '2026-11-23T08:00:00Z' as typeof aReview.changedAt as Parameters<typeof nextRoundAt>[1]
      const gap = Date.parse(nextRoundAt(representative(number).mailboxId, now, cycleMs)) - Date.parse(now)
      expect(gap).toBeGreaterThanOrEqual(cycleMs / 2 - 1000)
      expect(gap).toBeLessThanOrEqual(1.5 * cycleMs)
    }
  })

  it('[S47] a start after any downtime looks at every mailbox and relays what was changed meanwhile, once', async () => {
    const link = await care.world.link()
    await care.pass(2 * cycleMs)
    care.world.moveClock('2026-11-25T08:00:00Z')
    care.world.calendar.edit(aReview, { subject: 'Changed while it was down' })
    await care.ports.care.makeRoundsDue(care.ports.clock.now())
    await care.beginDueRounds()
    expect([...(await care.runRounds())].sort()).toEqual([ellen.mailboxId, jonas.mailboxId])
    await care.world.settle()
    expect(care.world.crm.activity(link.activityNo)?.description).toBe('Changed while it was down')
  })

  it('a mailbox that begins to sync is looked at within seconds, one that stops is left alone', async () => {
    await care.pass(2 * cycleMs)
    const newcomer = representative(1)
    await care.world.store.saveRepresentatives([{ ...ellen, syncActive: false }, jonas, newcomer])
    await care.beginDueRounds()
    expect(await care.runRounds()).toEqual([newcomer.mailboxId])
    care.world.moveClock('2026-11-24T08:00:00Z')
    await care.beginDueRounds()
    expect([...(await care.runRounds())].sort()).toEqual([jonas.mailboxId, newcomer.mailboxId].sort())
  })
})

describe('a mailbox that cannot be looked at', () => {
  const refused = new Refused(
    'Outlook',
    'Outlook refuses the changes (403 ErrorAccessDenied: Access to OData is disabled.). Check that the application has Calendars.Read.',
    'ErrorAccessDenied',
  )

  it('[S131] is flagged with the permission that is missing, the others go on, and it comes back by itself', async () => {
    await care.beginDueRounds()
    care.world.calendar.failNext(refused, 'pullDelta')
    const [first, second] = await care.runRounds()
    const troubles = new Map((await care.ports.care.rounds()).map((round) => [round.mailboxId, round.trouble]))
    expect([troubles.get(first!), troubles.get(second!)]).toEqual([
      {
        kind: 'out-of-scope',
        reason: refused.message,
        fix: 'Add the mailbox to the application’s scope in Exchange Online, and grant the permission that is named.',
        since: '2026-11-23T08:00:00Z',
      },
      null,
    ])
    expect((await care.freshness(first))?.state.code).toBe('trouble')
    expect(care.told.filter((line) => line.includes('cannot be looked at'))).toHaveLength(1)
    await care.pass(2 * cycleMs)
    expect((await care.freshness(first))?.state.code).toBe('current')
  })

  it('[R364] for want of its calendar is flagged with what is missing, and is well again once it may be made', async () => {
    care.world.policy.calendarName = 'IFS'
    for (let times = 0; times < 2; times++) care.world.calendar.failNext(refused, 'createCalendar')
    await care.beginDueRounds()
    await care.runRounds()
    expect((await care.ports.care.rounds()).map(({ trouble }) => [trouble?.kind, trouble?.reason])).toEqual([
      ['out-of-scope', refused.message],
      ['out-of-scope', refused.message],
    ])
    await care.pass(2 * cycleMs)
    expect((await care.ports.care.rounds()).map(({ trouble }) => trouble)).toEqual([null, null])
  })

  it('[S131] is told once while it lasts', async () => {
    for (let round = 0; round < 6; round++) care.world.calendar.failNext(refused, 'pullDelta')
    await care.pass(3 * cycleMs)
    expect(care.told.filter((line) => line.includes('cannot be looked at'))).toHaveLength(2)
  })

  it('that has no mailbox any more is said so', async () => {
    await care.beginDueRounds()
    care.world.calendar.failNext(new Refused('Outlook', 'No mailbox (404).', 'MailboxNotEnabledForRESTAPI'), 'pullDelta')
    const [first] = await care.runRounds()
    expect((await care.ports.care.round(first!))?.trouble?.kind).toBe('gone')
  })

  it('is not flagged for being busy', async () => {
    await care.beginDueRounds()
    care.world.calendar.failNext(new Unavailable('Outlook', 'Busy.'), 'pullDelta')
    const [first] = await care.runRounds()
    expect((await care.ports.care.round(first!))?.trouble).toBeNull()
  })
})

describe('how current a mailbox is', () => {
  it('[R63] is proved by a round: the moment it began, once all it found is relayed', async () => {
    const link = await care.world.link()
    await care.pass(2 * cycleMs)
    await care.world.settle()
    const before = await care.freshness()
    expect(before?.state.code).toBe('current')
    care.world.calendar.edit(aReview, { subject: 'Changed' })
    await care.pass(cycleMs)
    // Noticed, and not relayed yet: nothing newer than the round before is proved.
    expect(await care.freshness()).toMatchObject({
      state: { code: 'waiting' },
      waiting: 1,
      currentAsOf: before?.currentAsOf,
    })
    await care.world.settle()
    const after = await care.freshness()
    expect(after?.state.code).toBe('current')
    expect(String(after?.currentAsOf) > String(before?.currentAsOf)).toBe(true)
    expect(after?.delays.changes).toBe(1)
    expect(care.world.crm.activity(link.activityNo)?.description).toBe('Changed')
  })

  it('[R63] is stale after two cycles without a round, and says so', async () => {
    await care.pass(2 * cycleMs)
    expect((await care.freshness())?.isStale).toBe(false)
    care.world.moveClock('2026-11-23T08:25:00Z')
    expect(await care.freshness()).toMatchObject({ isStale: true, state: { code: 'stale' } })
  })

  it('[R63] is stale while a change waits for longer than that', async () => {
    await care.world.link()
    await care.pass(2 * cycleMs)
    await care.world.notify(aReview.eventId)
    await care.pass(3 * cycleMs + 3 * minuteMs)
    expect(await care.freshness()).toMatchObject({ isStale: true, waiting: 1 })
  })

  it('is no matter of one who does not sync', async () => {
    await care.world.store.saveRepresentatives([{ ...ellen, syncActive: false }])
    care.world.moveClock('2026-11-25T08:25:00Z')
    expect(await care.freshness()).toMatchObject({ isStale: false, state: { code: 'inactive' } })
  })
})
