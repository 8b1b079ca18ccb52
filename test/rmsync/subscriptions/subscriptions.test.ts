import { beforeEach, describe, expect, it } from '@jest/globals'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import { mainCalendar } from '../../../src/domain/ids.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import { keepSubscription, trySubscription } from '../../../src/rmsync/subscriptions/keep-subscription.ts'
import { readFreshness } from '../../../src/rmsync/subscriptions/read-freshness.ts'
import { runRound } from '../../../src/rmsync/subscriptions/run-round.ts'
import { aReview, ellen, jonas } from '../../support/world.ts'
import { type CareWorld, openCareWorld, representative } from './care-world.ts'

let care: CareWorld
beforeEach(async () => {
  care = await openCareWorld()
})
const stored = async () =>
  (await care.world.store.subscriptions()).map((row) => [row.mailboxId, row.expiresAt]).sort() as [string, Instant][]
const idOf = async (mailboxId = ellen.mailboxId) =>
  (await care.world.store.subscriptions()).find((row) => row.mailboxId === mailboxId)?.subscriptionId ?? ''
const calls = () => {
  const { subscribe = 0, renew = 0, unsubscribe = 0 } = care.world.calendar.calls
  return { subscribe, renew, unsubscribe }
}

describe('subscriptions', () => {
  it('are made once for each active mailbox, each with a round for what was missed before', async () => {
    await care.keepSubscriptions()
    await care.keepSubscriptions()
    expect(await stored()).toEqual([
      [ellen.mailboxId, '2026-11-29T08:00:00Z'],
      [jonas.mailboxId, '2026-11-29T08:00:00Z'],
    ])
    expect([calls(), [...care.due].sort()]).toEqual([
      { subscribe: 2, renew: 0, unsubscribe: 0 },
      [ellen.mailboxId, jonas.mailboxId],
    ])
  })

  it('[R64] are renewed two to three days before their end, not all at once, and never doubled', async () => {
    const many = await care.representatives(60)
    await care.keepSubscriptions()
    const renewed: number[] = []
    for (let hour = 0; hour <= 6 * 24; hour++) {
      care.world.moveClock(new Date(Date.parse('2026-11-23T08:00:00Z') + hour * 3_600_000).toISOString().replace('.000', ''))
      const before = calls().renew
      await care.keepSubscriptions()
      renewed[hour] = calls().renew - before
    }
    const firstHour = renewed.findIndex((count) => count > 0)
    expect(firstHour).toBeGreaterThanOrEqual(3 * 24)
    expect(Math.max(...renewed)).toBeLessThan(12)
    expect([calls().subscribe, calls().renew, care.world.calendar.subscriptions.size]).toEqual([60, 60, many.length])
  })

  it('[R425] of one mailbox, and how current it is, are asked of its own rows, however many others there are', async () => {
    await care.representatives(60)
    await care.keepSubscriptions()
    const { mailboxId } = representative(7)
    const asked: { name: string; isOfOne: boolean }[] = []
    const noting = <Asked extends object>(port: Asked): Asked =>
      new Proxy(port, {
        get: (target, name) => {
          const call = Reflect.get(target, name) as (...given: unknown[]) => unknown
          return (...given: unknown[]) => {
            asked.push({ name: String(name), isOfOne: JSON.stringify(given).includes(mailboxId) })
            return call.apply(target, given)
          }
        },
      })
    const { store, care: kept, waiting } = care.ports
    const ports = { ...care.ports, store: noting(store), care: noting(kept), waiting: noting({ waiting }).waiting }
    await keepSubscription(ports, mailboxId)
    await runRound({ ...ports, pullDelta: () => Promise.resolve({ kind: 'stood-still' }) }, mailboxId)
    const [fresh] = await readFreshness(ports, mailboxId)
    const ofAll = asked.filter(({ isOfOne }) => !isOfOne).map(({ name }) => name)
    expect([fresh?.mailboxId, asked.length > ofAll.length, ofAll]).toEqual([mailboxId, true, ['pauses']])
  })

  it('[S125] one that ran out three days ago is made again, and a round brings all changes of the gap', async () => {
    const link = await care.world.link()
    await care.pass(600_000)
    await care.keepSubscriptions()
    await care.runRounds()
    await care.world.settle()
    care.world.moveClock('2026-12-02T08:00:00Z')
    care.world.calendar.subscriptions.clear()
    care.world.calendar.edit(aReview, { subject: 'Changed in the gap' })
    await care.keepSubscriptions()
    await care.runRounds()
    await care.world.settle()
    expect([await stored(), care.world.crm.activity(link.activityNo)?.description]).toEqual([
      [
        [ellen.mailboxId, '2026-12-08T08:00:00Z'],
        [jonas.mailboxId, '2026-12-08T08:00:00Z'],
      ],
      'Changed in the gap',
    ])
  })

  it('[S125] one that ran out and can still be renewed has its gap closed as well', async () => {
    await care.keepSubscriptions()
    await care.runRounds()
    care.world.moveClock('2026-12-02T08:00:00Z')
    await care.keepSubscriptions()
    expect([calls().renew, [...care.due].sort()]).toEqual([2, [ellen.mailboxId, jonas.mailboxId]])
  })

  it('are taken off for who does not sync any more, and for who is no representative any more', async () => {
    await care.keepSubscriptions()
    await care.world.store.saveRepresentatives([{ ...ellen, syncActive: false }])
    await care.keepSubscriptions()
    expect([await stored(), care.world.calendar.subscriptions.size, calls()]).toEqual([
      [],
      0,
      { subscribe: 2, renew: 0, unsubscribe: 2 },
    ])
  })

  it('[R64] two rows of one mailbox become one', async () => {
    await care.keepSubscriptions()
    const [row] = await care.world.store.subscriptions()
    await care.world.store.saveSubscription({
      ...row!,
      subscriptionId: 'left-behind',
      expiresAt: '2026-11-25T08:00:00Z' as Instant,
    })
    await care.keepSubscriptions()
    expect([(await stored()).length, await idOf(row!.mailboxId)]).toEqual([2, row!.subscriptionId])
  })

  it('[R65] are not asked for without a public address; the rounds notice everything', async () => {
    care.setting.urls = null
    const link = await care.world.link()
    await care.pass(600_000)
    await care.keepSubscriptions()
    care.world.calendar.edit(aReview, { subject: 'Noticed by a round' })
    await care.pass(600_000)
    await care.world.settle()
    expect([calls(), care.world.crm.activity(link.activityNo)?.description, (await care.freshness())?.notifications]).toEqual([
      { subscribe: 0, renew: 0, unsubscribe: 0 },
      'Noticed by a round',
      'off',
    ])
  })

  it('[R65] are taken off when the address is taken away', async () => {
    await care.keepSubscriptions()
    care.setting.urls = null
    await care.keepSubscriptions()
    expect(await stored()).toEqual([])
  })

  it('[S131] the refusal of one mailbox keeps no other from its own, and is tried again', async () => {
    care.world.calendar.failNext(new Refused('Outlook', 'Refused (403).', 'ErrorAccessDenied'), 'subscribe')
    await care.keepSubscriptions()
    expect([(await stored()).length, care.told]).toEqual([
      1,
      ['No change notifications for this mailbox for now; delta rounds go on.'],
    ])
    await care.keepSubscriptions()
    expect((await stored()).length).toBe(2)
  })

  it('a renewal that is not answered is tried again and keeps the subscription', async () => {
    await care.keepSubscriptions()
    const id = await idOf()
    care.world.moveClock('2026-11-27T09:00:00Z')
    care.world.calendar.failNext(new Unavailable('Outlook', 'Busy.'), 'renew')
    await keepSubscription(care.ports, ellen.mailboxId)
    await keepSubscription(care.ports, ellen.mailboxId)
    expect([await idOf(), calls()]).toEqual([id, { subscribe: 2, renew: 2, unsubscribe: 0 }])
  })
})

describe('subscriptions of a dedicated calendar', () => {
  const places = async () =>
    (await care.world.store.subscriptions()).filter((row) => row.mailboxId === ellen.mailboxId).map((row) => row.calendarId)
  const own = async () => (await care.world.store.knownCalendars([ellen.mailboxId]))[0]?.calendarId
  beforeEach(async () => {
    await care.keepSubscriptions()
    await care.pass(600_000)
    care.world.policy.calendarName = 'IFS'
  })

  it('[R361] take the place of those of the mailbox as a whole once the calendar is there', async () => {
    await care.pass(600_000)
    await care.keepSubscriptions()
    const asked = [...care.world.calendar.subscriptions.values()].filter(({ mailboxId }) => mailboxId === ellen.mailboxId)
    expect([await places(), asked.map(({ calendarId }) => calendarId)]).toEqual([[await own()], [await own()]])
    const before = calls()
    await care.keepSubscriptions()
    expect(calls()).toEqual(before)
  })

  it('[R361] stand beside those of the mailbox as a whole while something is linked in its main calendar', async () => {
    await care.world.link({}, { ...aReview, calendarId: mainCalendar })
    await care.pass(600_000)
    await care.keepSubscriptions()
    expect((await places()).sort()).toEqual([await own(), mainCalendar].sort())
    await trySubscription(care.ports, ellen.mailboxId)
    expect((await places()).sort()).toEqual([await own(), mainCalendar].sort())
  })

  it('[R363] follow the calendar that is made anew', async () => {
    await care.pass(600_000)
    await care.keepSubscriptions()
    const before = await own()
    care.world.calendar.removeCalendar(ellen.mailboxId, before!)
    await care.pass(600_000)
    await care.keepSubscriptions()
    expect([await places(), (await own()) === before]).toEqual([[await own()], false])
  })
})

describe('the trial of a subscription', () => {
  it('[R64] leaves the mailbox with one that is known, and a round for what happened in between', async () => {
    await care.keepSubscriptions()
    await care.runRounds()
    const before = await idOf()
    await trySubscription(care.ports, ellen.mailboxId)
    expect([
      (await idOf()) !== before,
      (await stored()).length,
      care.world.calendar.subscriptions.has(await idOf()),
      care.due,
    ]).toEqual([true, 2, true, [ellen.mailboxId]])
  })

  it('says what is wrong, and the next look makes the subscription again', async () => {
    await care.keepSubscriptions()
    care.world.calendar.failNext(new Refused('Outlook', 'Nobody answers at the address (400).', 'ValidationError'), 'subscribe')
    await expect(trySubscription(care.ports, ellen.mailboxId)).rejects.toThrow('Nobody answers')
    await care.keepSubscriptions()
    expect((await stored()).length).toBe(2)
  })
})

describe('lifecycle notifications', () => {
  beforeEach(async () => {
    await care.keepSubscriptions()
    care.due.splice(0)
  })

  it('[S127] missed: a round catches up, the subscription stays', async () => {
    const id = await idOf()
    await care.lifecycle(id, 'missed')
    expect([care.due, await idOf()]).toEqual([[ellen.mailboxId], id])
  })

  it('[S127] subscriptionRemoved: another one is made and a round catches up', async () => {
    const id = await idOf()
    care.world.calendar.subscriptions.delete(id)
    await care.lifecycle(id, 'subscriptionRemoved')
    expect([new Set(care.due), (await idOf()) !== id, care.world.calendar.subscriptions.size]).toEqual([
      new Set([ellen.mailboxId]),
      true,
      2,
    ])
  })

  it('[S127] reauthorizationRequired: it is renewed, which reauthorises, and a round catches up', async () => {
    const id = await idOf()
    await care.lifecycle(id, 'reauthorizationRequired')
    expect([new Set(care.due), await idOf(), calls().renew, (await stored())[0]]).toEqual([
      new Set([ellen.mailboxId]),
      id,
      1,
      [ellen.mailboxId, '2026-11-29T08:00:00Z'],
    ])
  })

  it('of a subscription that is not ours do nothing', async () => {
    await care.lifecycle('somebody-else', 'subscriptionRemoved')
    expect([care.due, (await stored()).length]).toEqual([[], 2])
  })
})
