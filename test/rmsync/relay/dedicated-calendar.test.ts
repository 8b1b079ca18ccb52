import { beforeEach, describe, expect, it } from '@jest/globals'
import type { ActivityDraft } from '../../../src/domain/activity.ts'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import { type CalendarId, type EventId, mainCalendar } from '../../../src/domain/ids.ts'
import { completePushes } from '../../../src/rmsync/pushing/complete-pushes.ts'
import { pushActivity } from '../../../src/rmsync/pushing/push-activity.ts'
import { pullDelta } from '../../../src/rmsync/relay/pull-delta.ts'
import { placeOf, syncedCalendar } from '../../../src/rmsync/relay/synced-calendar.ts'
import { HistoryClock } from '../../histories/clock.ts'
import { Killed, Life, mortal } from '../../histories/life.ts'
import { aReview, activityNo, ellen, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.policy.calendarName = 'IFS'
  world.policy.deleteWhenCancelled = true
})

const round = async () => {
  const outcome = await pullDelta(world.ports, ellen.mailboxId)
  await world.settle()
  return outcome
}
const main = mainCalendar
const own = async (): Promise<CalendarId> => (await world.calendar.findCalendar(ellen.mailboxId, 'IFS'))!
const subjectOf = (number: string) => world.crm.activity(activityNo(number))?.description
const inMain = { ...aReview, calendarId: main }
const inOwn = async () => ({ ...aReview, calendarId: await own() })
const state = async (link: { linkId: Parameters<World['linkOf']>[0] }) => (await world.linkOf(link.linkId))?.state.kind
const draft: ActivityDraft = {
  description: 'Offer follow-up',
  when: aReview.when,
  contacts: [],
  representatives: [],
  mainRepresentativeId: ellen.representativeId,
  connection: { kind: 'account', id: '10131' },
  activityType: 'Meeting',
  subType: '',
  opportunityNo: '',
  notes: '',
}
const push = () => pushActivity(world.ports, ellen, world.crm.createInIfs(draft).activityNo)
const writes = () => world.crm.journal().map(({ kind }) => kind)
const pushed = () => world.calendar.appointments(ellen.mailboxId).filter(({ eventId }) => eventId.startsWith('created-'))

describe('the calendar of its own', () => {
  it('[R360] is made by the first round of a mailbox, once', async () => {
    const outcomes = [await round(), await round()]
    const { createCalendar, findCalendar } = world.calendar.calls
    expect([outcomes.map((one) => 'calendarIsNew' in one), createCalendar, findCalendar, (await own()) === main]).toEqual([
      [true, false],
      1,
      2,
      false,
    ])
  })

  it('[R360] is found where the mailbox has one of that name, and made once by two that look at the same time', async () => {
    const there = await world.calendar.createCalendar(ellen.mailboxId, 'ifs')
    const [one, other] = await Promise.all([
      syncedCalendar(world.ports, ellen.mailboxId),
      syncedCalendar(world.ports, ellen.mailboxId),
    ])
    expect([one.calendarId, other.calendarId, world.calendar.calls.createCalendar]).toEqual([there, there, 1])
  })

  it('[R360] that was made right before the process ended is the one that goes on', async () => {
    const made = await world.calendar.createCalendar(ellen.mailboxId, 'IFS')
    await round()
    expect(await world.store.knownCalendars([ellen.mailboxId])).toEqual([
      { mailboxId: ellen.mailboxId, name: 'IFS', calendarId: made },
    ])
  })

  it('[R360] renamed by its owner stays the one', async () => {
    await round()
    const before = await own()
    world.calendar.places.rename(before, 'Customers')
    await round()
    expect([(await syncedCalendar(world.ports, ellen.mailboxId)).calendarId, world.calendar.calls.createCalendar]).toEqual([
      before,
      1,
    ])
  })

  it('[R360] is where new appointments go, also before the first round', async () => {
    const { link } = await push()
    expect([link.calendarId, pushed().map(({ calendarId }) => calendarId)]).toEqual([await own(), [await own()]])
  })

  it('[R360] that can not be made refuses a new appointment before any write', async () => {
    world.calendar.failNext(
      new Refused('Outlook', 'Outlook refuses a new calendar (403).', 'ErrorAccessDenied'),
      'createCalendar',
    )
    await expect(push()).rejects.toThrow('refuses a new calendar')
    expect([pushed(), await world.store.openIntents(), writes()]).toEqual([[], [], ['create']])
  })

  it('[R360] of an interrupted push is the one it began in, whatever is configured since', async () => {
    world.calendar.failNext(new Unavailable('Outlook', 'No answer.', { outcomeUnknown: true }), 'create')
    await expect(push()).rejects.toThrow('No answer')
    world.policy.calendarName = null
    world.moveClock('2026-11-23T08:03:00Z')
    await completePushes(world.ports)
    expect(pushed().map(({ calendarId }) => calendarId)).toEqual([await own()])
  })
})

describe('a process that is killed between any two of its calls', () => {
  it('[R360] leaves one calendar, and of a push one appointment, linked, in it', async () => {
    for (let points = 0; ; points++) {
      world = await openWorld()
      world.policy.calendarName = 'IFS'
      const life = new Life(new HistoryClock())
      const mortals = {
        ...world.ports,
        calendar: mortal(world.calendar, life, 0),
        crm: mortal(world.crm, life, 0),
        store: mortal(world.store, life, 0),
      }
      const { activityNo: no } = world.crm.createInIfs(draft)
      life.endAfter(points)
      const whole = await (async () => {
        await pullDelta(mortals, ellen.mailboxId)
        await pushActivity({ ...mortals, syncedCalendar: placeOf(mortals) }, ellen, no)
        return true
      })().catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error
        return false
      })
      await round()
      world.moveClock('2026-11-23T08:05:00Z')
      await completePushes(world.ports)
      const intended = pushed().length
      if (intended === 0) await pushActivity(world.ports, ellen, no)
      const [link] = await world.store.linksByActivities([no])
      expect([points, pushed().length, link?.calendarId, world.calendar.places.names(ellen.mailboxId)]).toEqual([
        points,
        1,
        await own(),
        ['IFS'],
      ])
      if (whole) return
    }
  })
})

describe('what is looked at', () => {
  it('[R361] is that calendar alone while nothing is linked elsewhere', async () => {
    await round()
    await world.link({}, await inOwn())
    const before = world.calendar.calls.pullDelta ?? 0
    world.calendar.edit(aReview, { subject: 'Changed' })
    await round()
    expect([subjectOf((await world.rows())[0]!.activityNo!), (world.calendar.calls.pullDelta ?? 0) - before]).toEqual([
      'Changed',
      1,
    ])
  })

  it('[R361] is every other calendar with linked appointments too: they are relayed where they are', async () => {
    const link = await world.link({}, inMain)
    await round()
    world.calendar.edit(aReview, { subject: 'Still relayed' })
    await round()
    expect([subjectOf(link.activityNo), await state(link)]).toEqual(['Still relayed', 'linked'])
  })

  it('[R361] is no calendar of which everything linked is long over', async () => {
    await world.link({}, inMain)
    await round()
    world.moveClock('2027-02-01T08:00:00Z')
    const before = world.calendar.calls.pullDelta ?? 0
    await round()
    expect((world.calendar.calls.pullDelta ?? 0) - before).toBe(1)
  })

  it('[R361] follows what is moved into that calendar, and not what is moved out of it', async () => {
    const link = await world.link({}, inMain)
    await round()
    world.calendar.edit(aReview, { calendarId: await own(), subject: 'Moved in' })
    await round()
    const inside = [
      subjectOf(link.activityNo),
      await state(link),
      (await world.linkOf(link.linkId))?.calendarId === (await own()),
    ]
    world.calendar.edit(aReview, { calendarId: main, subject: 'Moved out' })
    await round()
    expect([inside, subjectOf(link.activityNo), (await world.linkOf(link.linkId))?.state]).toEqual([
      ['Moved in', 'linked', true],
      'Moved in',
      {
        kind: 'paused',
        because: 'moved',
        since: expect.any(String),
        why: 'The appointment lies in another calendar now; its changes are not relayed. Move it back, resume or unlink.',
      },
    ])
  })

  it('[R361] infers no deletion from a calendar: an id that one of them names is read', async () => {
    const link = await world.link({}, inMain)
    await round()
    // Moved, so that the main calendar names it as gone.
    world.calendar.move(aReview, await own())
    await round()
    expect([world.crm.activity(link.activityNo) === null, await state(link)]).toEqual([false, 'linked'])
  })
})

describe('a change of the setting', () => {
  it('[R362] to and fro ends no link, makes no calendar and no activity a second time, and loses no change', async () => {
    const link = await world.link({}, inMain)
    for (const [calendarName, subject] of [
      [null, 'One'],
      ['IFS', 'Two'],
      [null, 'Three'],
      ['IFS', 'Four'],
    ] as const) {
      world.policy.calendarName = calendarName
      await round()
      world.calendar.edit(aReview, { subject })
      await round()
      expect(subjectOf(link.activityNo)).toBe(subject)
    }
    expect([await state(link), world.calendar.calls.createCalendar, writes().filter((kind) => kind === 'create').length]).toEqual(
      ['linked', 1, 1],
    )
  })

  it('[R362] brings an appointment that moves to the main calendar home once that is the one', async () => {
    await round()
    const link = await world.link({}, await inOwn())
    world.policy.calendarName = null
    await round()
    world.calendar.edit(aReview, { calendarId: main, subject: 'Home' })
    await round()
    expect([subjectOf(link.activityNo), await state(link)]).toEqual(['Home', 'linked'])
  })
})

describe('the calendar of its own, when somebody deletes it', () => {
  it('[R363] is made anew and told once; what was linked in it is read, and only what is gone counts as gone', async () => {
    await round()
    const before = await own()
    const deleted = await world.link({}, await inOwn())
    const kept = { ...(await inOwn()), eventId: 'event-2' as EventId, iCalUId: 'meeting-2' }
    const saved = await world.link({}, kept)
    await round()
    world.calendar.edit(kept, { calendarId: main })
    world.calendar.removeCalendar(ellen.mailboxId, before)
    const outcome = await round()
    const told = (await world.rows()).filter(({ reason }) => reason.includes('made anew'))
    expect([outcome, (await own()) === before, told.map(({ reason }) => reason), await state(saved)]).toMatchObject([
      { kind: 'done', calendarIsNew: true },
      false,
      ['The calendar “IFS” is no longer in the mailbox; it is made anew. What is linked in it (2) is looked at one by one.'],
      'paused',
    ])
    expect([await world.linkOf(deleted.linkId), world.crm.activity(deleted.activityNo)]).toEqual([null, null])
    await round()
    expect(world.calendar.calls.createCalendar).toBe(2)
  })

  it('[R363] takes the push that was on its way into the new one', async () => {
    const before = await world.ports.syncedCalendar(ellen.mailboxId)
    world.calendar.removeCalendar(ellen.mailboxId, before)
    const { link } = await push()
    expect([link.calendarId === before, link.calendarId === (await own()), pushed().length]).toEqual([false, true, 1])
  })
})

describe('a mailbox in which no calendar may be made', () => {
  it('[R364] says so, the others and what is linked elsewhere go on, and it comes by itself', async () => {
    const link = await world.link({}, inMain)
    const refused = new Refused(
      'Outlook',
      'Outlook refuses a new calendar (403). Check Calendars.ReadWrite.',
      'ErrorAccessDenied',
    )
    for (let times = 0; times < 2; times++) world.calendar.failNext(refused, 'createCalendar')
    await round()
    world.calendar.edit(aReview, { subject: 'Relayed nevertheless' })
    const outcome = await round()
    expect([outcome, subjectOf(link.activityNo)]).toEqual([{ kind: 'put-off', error: refused }, 'Relayed nevertheless'])
    expect((await round()).kind).toBe('done')
  })
})

describe('the categories of the product', () => {
  const withCategories = () => ({ ...world.ports, createCategories: () => true })
  const tried = () => world.calendar.calls.addCategory ?? 0
  const told = async () => (await world.rows()).filter(({ reason }) => reason.includes('categories')).map(({ reason }) => reason)

  it('[R365] are created in each mailbox by its first round, once', async () => {
    await pullDelta(withCategories(), ellen.mailboxId)
    await pullDelta(withCategories(), ellen.mailboxId)
    const again = [
      await world.calendar.addCategory(ellen.mailboxId, 'IFS CRM'),
      await world.calendar.addCategory(ellen.mailboxId, 'IFS SRM'),
    ]
    expect([again, tried(), await told()]).toEqual([['present', 'present'], 4, []])
  })

  it('[R365] that may not be created are told once with what to create by hand, and tried once a day', async () => {
    world.calendar.places.mayAddCategories = false
    for (let times = 0; times < 3; times++) await pullDelta(withCategories(), ellen.mailboxId)
    world.moveClock('2026-11-24T08:00:01Z')
    await pullDelta(withCategories(), ellen.mailboxId)
    expect([tried(), await told()]).toEqual([
      2,
      [
        'The categories IFS CRM and IFS SRM could not be created in this mailbox: MailboxSettings.ReadWrite is not granted. Grant it, or create both in Outlook by hand with the colour teal; appointments carry them either way.',
      ],
    ])
    world.calendar.places.mayAddCategories = true
    world.moveClock('2026-11-25T08:00:02Z')
    await pullDelta(withCategories(), ellen.mailboxId)
    expect(await world.store.categoriesTried(ellen.mailboxId)).toMatchObject({ outcome: 'there' })
  })

  it('[R365] that could not be asked for keep no round from being done, and are tried again within the hour', async () => {
    world.calendar.failNext(new Unavailable('Outlook', 'Busy.'), 'addCategory')
    const outcome = await pullDelta(withCategories(), ellen.mailboxId)
    await pullDelta(withCategories(), ellen.mailboxId)
    const before = tried()
    world.moveClock('2026-11-23T09:00:01Z')
    await pullDelta(withCategories(), ellen.mailboxId)
    expect([outcome.kind, before, tried()]).toEqual(['done', 1, 3])
  })
})
