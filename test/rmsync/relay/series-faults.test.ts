import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Calendar } from '../../../src/rmsync/ports/calendar.ts'
import { completeLinks } from '../../../src/rmsync/linking/complete-links.ts'
import { createLink } from '../../../src/rmsync/linking/create-link.ts'
import { linkSeries } from '../../../src/rmsync/linking/link-series.ts'
import { moveLink } from '../../../src/rmsync/linking/move-link.ts'
import { unlink } from '../../../src/rmsync/linking/unlink.ts'
import { unlinkSeries } from '../../../src/rmsync/linking/unlink-series.ts'
import { tellOwners } from '../../../src/rmsync/linking/tell-owner.ts'
import { pauseRepresentative, resumeRepresentative } from '../../../src/rmsync/relay/pauses.ts'
import { rebuildLinks } from '../../../src/rmsync/relay/rebuild-links.ts'
import { retryLink } from '../../../src/rmsync/relay/resume-link.ts'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import type { CalendarId, EventId, LinkId } from '../../../src/domain/ids.ts'
import { aDate, dateId, days, masterId, putSeries } from '../../support/a-series.ts'
import { aReview, activityNo, ellen, newActivity, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const tuesdays = days('2026-11-24', 4)
const target = newActivity as Extract<typeof newActivity, { kind: 'new' }>
const master = { mailboxId: ellen.mailboxId, eventId: masterId }
async function linkTuesdays() {
  putSeries(world.calendar, tuesdays)
  const seriesLink = await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
  await world.settle()
  return seriesLink
}
const changed = async () => {
  await world.notify(masterId)
  await world.settle()
}
const creations = () => world.crm.journal().filter(({ kind }) => kind === 'create').length
const linkOn = async (day: string) => (await world.store.linkByEvent(ellen.mailboxId, dateId(day)))?.linkId ?? ('' as LinkId)
const numberOn = async (day: string) => (await world.store.linkByEvent(ellen.mailboxId, dateId(day)))?.activityNo
/** Somebody does something while the series is being read. */
function meanwhile(act: () => Promise<unknown>): void {
  const read = world.calendar.readSeries.bind(world.calendar)
  world.calendar.readSeries = async (...asked: Parameters<Calendar['readSeries']>) => {
    world.calendar.readSeries = read
    const series = await read(...asked)
    await act()
    return series
  }
}

describe('what a person does while a series is being looked at', () => {
  it('unlinked, it stays unlinked and no further activity is made', async () => {
    const { seriesLinkId } = await linkTuesdays()
    putSeries(world.calendar, days('2026-11-24', 6))
    meanwhile(() => unlinkSeries(world.ports, ellen, seriesLinkId))
    await changed()
    expect([await world.store.seriesLinkById(seriesLinkId), creations()]).toEqual([null, 4])
    expect(await world.store.linksOfMailbox(ellen.mailboxId)).toEqual([])
  })

  it('unlinked while it cannot be read, it stays unlinked', async () => {
    const { seriesLinkId } = await linkTuesdays()
    meanwhile(async () => {
      await unlinkSeries(world.ports, ellen, seriesLinkId)
      throw new Unavailable('Outlook', 'Outlook is busy.')
    })
    await changed()
    expect(await world.store.seriesLinkById(seriesLinkId)).toBeNull()
  })

  it('unlinked while activities are made, none is linked any more', async () => {
    const { seriesLinkId } = await linkTuesdays()
    putSeries(world.calendar, days('2026-11-24', 5))
    const create = world.crm.createActivity.bind(world.crm)
    world.crm.createActivity = async (draft) => {
      const made = await create(draft)
      await unlinkSeries(world.ports, ellen, seriesLinkId)
      return made
    }
    await changed()
    expect(await world.store.linksOfMailbox(ellen.mailboxId)).toEqual([])
    await tellOwners(world.ports)
    expect(world.crm.isSynced(activityNo('4715'))).toBe(false)
    expect((await world.rows())[0]).toMatchObject({ outcome: 'unlinked', activityNo: '4715' })
  })

  it('a date that is unlinked gets no activity again', async () => {
    const { seriesLinkId } = await linkTuesdays()
    const linkId = await linkOn('2026-12-01')
    meanwhile(() => unlink(world.ports, ellen, linkId))
    await changed()
    await changed()
    expect([(await world.store.seriesLinkById(seriesLinkId))?.leftOut, creations()]).toEqual([['2026-12-01'], 4])
  })

  it('a date that is linked by itself gets no second activity', async () => {
    await linkTuesdays()
    putSeries(world.calendar, days('2026-11-24', 5))
    const claim = world.store.claimIntent.bind(world.store)
    world.store.claimIntent = async (intent) => {
      world.store.claimIntent = claim
      await createLink(world.ports, ellen, { itemId: dateId('2026-12-22'), choices: new Map(), target })
      return claim(intent)
    }
    await changed()
    expect([creations(), (await world.store.openIntents()).length]).toEqual([5, 0])
    expect(await linkOn('2026-12-22')).not.toBe('')
  })

  it('a mailbox that is paused gets no activities until it goes on', async () => {
    await linkTuesdays()
    putSeries(world.calendar, days('2026-11-24', 6))
    meanwhile(() => pauseRepresentative(world.ports, ellen.mailboxId, 'Holidays', 'Admin'))
    await changed()
    expect(creations()).toBe(4)
    await resumeRepresentative(world.ports, ellen.mailboxId, 'Admin')
    await world.settle()
    expect(creations()).toBe(6)
  })
})

describe('a date of a series', () => {
  it('moved to another activity stays a date of it, named by the marker of the series alone', async () => {
    const { seriesLinkId } = await linkTuesdays()
    const other = world.crm.createInIfs({ ...draftOfNorrvik, description: 'Another' })
    await moveLink(world.ports, ellen, { linkId: await linkOn('2026-12-01'), activityNo: other.activityNo })
    await world.settle()
    expect(await world.store.linkByEvent(ellen.mailboxId, dateId('2026-12-01'))).toMatchObject({ seriesLinkId })
    expect(world.calendar.markerOf(master)?.dates).toMatchObject({ '2026-12-01': other.activityNo })
    expect(world.calendar.markerOf(aDate('2026-12-01'))).toBeNull()
  })

  it('that IFS refused is looked at when somebody presses Retry', async () => {
    world.crm.failNext(new Refused('IFS', 'Not that day.', 'refused'), { method: 'createActivity' })
    const { seriesLinkId } = await linkTuesdays()
    const row = (await world.rows()).find(({ outcome }) => outcome === 'set-aside')
    await retryLink(world.ports, row?.linkId ?? ('' as LinkId), { name: ellen.name, mailboxId: ellen.mailboxId, isAdmin: false })
    await world.settle()
    expect([creations(), (await world.store.seriesLinkById(seriesLinkId))?.state.kind]).toEqual([4, 'linked'])
  })

  it('whose activity stands while the database fails is linked later and made once', async () => {
    putSeries(world.calendar, tuesdays)
    await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
    const create = world.crm.createActivity.bind(world.crm)
    const transaction = world.store.transaction.bind(world.store)
    world.crm.createActivity = async (draft) => {
      const made = await create(draft)
      world.crm.createActivity = create
      Object.assign(world.store, {
        transaction: async () => {
          Object.assign(world.store, { transaction })
          throw new Error('Connection terminated.')
        },
      })
      return made
    }
    await world.settle()
    expect([creations(), (await world.store.openIntents()).length]).toEqual([4, 1])
  })
})

describe('a linking of a date that was interrupted', () => {
  const interrupted = async () => {
    putSeries(world.calendar, tuesdays)
    world.crm.failNext(new Unavailable('IFS', 'No answer.', { outcomeUnknown: true }), {
      method: 'createActivity',
      applied: true,
    })
    await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
    await world.settle()
    world.moveClock('2026-11-23T08:05:00Z')
  }

  it('is said without the text of what became private since', async () => {
    world.crm.activityCreatedWith = () => Promise.resolve('not-kept' as const)
    world.policy.privatePolicy = 'mask'
    putSeries(world.calendar, tuesdays)
    world.crm.failNext(new Unavailable('IFS', 'No answer.', { outcomeUnknown: true }), { method: 'createActivity' })
    const linking = createLink(world.ports, ellen, { itemId: dateId('2026-11-24'), choices: new Map(), target })
    await expect(linking).rejects.toMatchObject({ code: 'ifs-unavailable' })
    world.calendar.edit(aDate('2026-11-24'), { sensitivity: 'private' })
    world.moveClock('2026-11-23T08:05:00Z')
    await completeLinks(world.ports)
    expect((await world.rows()).map(({ outcome, appointment }) => [outcome, appointment])).toEqual([
      ['set-aside', 'Private appointment'],
    ])
  })

  it('ends with a row where the date is linked to another activity since', async () => {
    await interrupted()
    const [intent] = await world.store.openIntents()
    const made = world.crm.journal().find(({ kind }) => kind === 'create')?.activityNo
    await world.store.transaction((tx) => tx.dropIntent(intent?.linkId ?? ('' as LinkId)))
    const itemId = intent?.subject ?? ''
    const { activityNo: other } = await createLink(world.ports, ellen, { itemId, choices: new Map(), target })
    if (intent !== undefined) await world.store.claimIntent(intent)
    await completeLinks(world.ports)
    expect(await world.store.openIntents()).toEqual([])
    const reason = `Linking was interrupted, and the appointment is linked to ${other} since. Activity ${made ?? ''} was created and stays.`
    expect((await world.rows())[0]).toMatchObject({ outcome: 'set-aside', reason })
  })
})

describe('a date whose series is linked no longer', () => {
  it('is relayed by itself', async () => {
    const { seriesLinkId } = await linkTuesdays()
    const linkId = await linkOn('2026-12-01')
    const link = await world.linkOf(linkId)
    await unlinkSeries(world.ports, ellen, seriesLinkId)
    if (link !== null) await world.store.transaction((tx) => tx.saveLink(link))
    world.calendar.edit(aDate('2026-12-01'), { subject: 'Year end' })
    await world.notify(dateId('2026-12-01'))
    await world.settle()
    expect(world.crm.activity(link?.activityNo ?? activityNo(''))?.description).toBe('Year end')
    expect(await world.linkOf(linkId)).toMatchObject({ seriesLinkId: null })
  })
})

describe('a series in another calendar', () => {
  it('gets no further activities: nothing of it is relayed', async () => {
    const calendarId = 'default' as CalendarId
    putSeries(world.calendar, tuesdays, { calendarId })
    await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
    await world.settle()
    putSeries(world.calendar, days('2026-11-24', 6), { calendarId: 'holidays' as CalendarId })
    await changed()
    expect(creations()).toBe(4)
  })
})

describe('the marker of a series', () => {
  it('names no dates that are long over, so that it does not grow with the years', async () => {
    await linkTuesdays()
    world.moveClock('2027-01-10T08:00:00Z')
    putSeries(world.calendar, days('2026-12-15', 10))
    await changed()
    const named = Object.keys(world.calendar.markerOf(master)?.dates ?? {})
    expect([named[0], named.includes('2026-11-24')]).toEqual(['2026-12-08', false])
  })
})

describe('a series whose marker could not be taken off', () => {
  it('is not linked again by it after somebody unlinked it', async () => {
    const { seriesLinkId } = await linkTuesdays()
    await unlinkSeries(world.ports, ellen, seriesLinkId)
    expect(await rebuildLinks(world.ports, ellen.mailboxId)).toMatchObject({ linked: 0, ended: 1 })
  })
})

describe('a series that is made something else', () => {
  it('split, leaves out in the rest what was left out before', async () => {
    await linkTuesdays()
    await unlink(world.ports, ellen, await linkOn('2026-12-15'))
    await world.settle()
    const rest = 'series-2' as EventId
    for (const day of ['2026-12-08', '2026-12-15']) world.calendar.vanish(aDate(day))
    putSeries(world.calendar, ['2026-12-08', '2026-12-15'], {}, rest)
    world.calendar.carryMarker(master, { mailboxId: ellen.mailboxId, eventId: rest })
    await changed()
    expect(creations()).toBe(4)
  })

  it('shifted, leaves out the date that was left out before, and back again', async () => {
    await linkTuesdays()
    await unlink(world.ports, ellen, await linkOn('2026-12-01'))
    const numbers = [await numberOn('2026-11-24'), await numberOn('2026-12-08'), await numberOn('2026-12-15')]
    for (const day of tuesdays) world.calendar.vanish(aDate(day))
    putSeries(world.calendar, days('2026-11-25', 4))
    await changed()
    expect([creations(), await Promise.all(days('2026-11-25', 4).map(numberOn))]).toEqual([
      4,
      [numbers[0], undefined, numbers[1], numbers[2]],
    ])
    for (const day of days('2026-11-25', 4)) world.calendar.vanish(aDate(day))
    putSeries(world.calendar, tuesdays)
    await changed()
    expect([creations(), await Promise.all(tuesdays.map(numberOn))]).toEqual([4, [numbers[0], undefined, numbers[1], numbers[2]]])
  })

  it('out of an appointment that is over, leaves its activity as it was', async () => {
    const { activityNo: past } = await world.link()
    world.moveClock('2026-11-25T08:00:00Z')
    world.calendar.put({ ...aReview, kind: 'series' })
    for (const on of days('2026-11-24', 3)) world.calendar.put(aDate(on, { subject: aReview.subject }, aReview.eventId))
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.crm.activity(past)?.when, creations()]).toEqual([aReview.when, 3])
  })

  it('out of an appointment that was over long ago, leaves its activity as it was', async () => {
    const { activityNo: past, linkId } = await world.link()
    world.moveClock('2026-12-10T08:00:00Z')
    world.calendar.put({ ...aReview, kind: 'series' })
    for (const on of days('2026-11-24', 4)) world.calendar.put(aDate(on, { subject: aReview.subject }, aReview.eventId))
    await world.notify(aReview.eventId)
    await world.settle()
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.crm.activity(past)?.when, creations()]).toEqual([aReview.when, 2])
    expect((await world.linkOf(linkId))?.state.kind).toBe('linked')
  })

  it('one appointment, is marked as that, so that it can be linked again', async () => {
    await linkTuesdays()
    for (const day of tuesdays) world.calendar.vanish(aDate(day))
    world.calendar.put({ ...aReview, eventId: masterId, iCalUId: 'series-1-uid', kind: 'single' })
    await changed()
    const link = await world.store.linkByEvent(ellen.mailboxId, masterId)
    expect(world.calendar.markerOf(master)).toEqual({
      linkId: link?.linkId,
      activityNo: link?.activityNo,
      eventId: masterId,
    })
  })
})

describe('linking a series', () => {
  it('links nothing when a contact cannot be created', async () => {
    const stranger = { name: 'New Person', email: 'new.person@norrvik.example' as never, kind: 'person' as const }
    putSeries(world.calendar, tuesdays, { attendees: [stranger] })
    world.crm.failNext(new Refused('IFS', 'No contact today.', 'refused'), { method: 'createContact' })
    const newContacts = [{ email: stranger.email, name: stranger.name, role: '' }]
    const linking = linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target, newContacts })
    await expect(linking).rejects.toThrow('No contact today.')
    expect(await world.store.seriesLinksByMasters(ellen.mailboxId, [masterId])).toEqual([])
  })
})

describe('private dates', () => {
  it('get no activity where the company stops at them', async () => {
    world.policy.privatePolicy = 'stop'
    await linkTuesdays()
    putSeries(world.calendar, days('2026-11-24', 5))
    world.calendar.edit(aDate('2026-12-22'), { sensitivity: 'private', kind: 'exception', subject: 'Clinic' })
    await changed()
    expect([creations(), (await world.stored()).includes('Clinic')]).toEqual([4, false])
  })

  it('take what IFS quoted of them out of what is told of their series', async () => {
    world.crm.failNext(new Refused('IFS', `Cannot store "${aReview.subject}".`, 'refused'), { method: 'createActivity' })
    await linkTuesdays()
    expect(await world.stored()).toContain(`Cannot store \\"${aReview.subject}`)
    world.calendar.edit(master, { sensitivity: 'private' })
    for (const day of tuesdays) world.calendar.edit(aDate(day), { sensitivity: 'private' })
    await changed()
    expect(await world.stored()).not.toContain(aReview.subject)
  })
})

const draftOfNorrvik = {
  description: '',
  when: aReview.when,
  contacts: [],
  representatives: [ellen.representativeId],
  mainRepresentativeId: ellen.representativeId,
  connection: target.connection,
  activityType: 'Meeting',
  subType: '',
  opportunityNo: '',
  notes: '',
}
