import { beforeEach, describe, expect, it } from '@jest/globals'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import { type CalendarId, type EventId, mainCalendar, toEmailAddress } from '../../../src/domain/ids.ts'
import { linkSeries } from '../../../src/rmsync/linking/link-series.ts'
import { unlinkSeries } from '../../../src/rmsync/linking/unlink-series.ts'
import { unlink } from '../../../src/rmsync/linking/unlink.ts'
import { relaySeries } from '../../../src/rmsync/relay/relay-series.ts'
import { rollSeries } from '../../../src/rmsync/relay/roll-series.ts'
import { aDate, dateId, days, masterId, putSeries, spanOn } from '../../support/a-series.ts'
import { aReview, ellen, jonas, newActivity, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const stranger = { name: 'Nobody', email: toEmailAddress('nobody@elsewhere.example'), kind: 'person' } as const
const tuesdays = days('2026-11-24', 4)

async function linkTuesdays(on: readonly string[] = tuesdays) {
  putSeries(world.calendar, on)
  const target = newActivity as Extract<typeof newActivity, { kind: 'new' }>
  const seriesLink = await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
  await world.settle()
  return seriesLink
}
/** Day and description of each linked date, in order of time, as IFS has them. */
async function inIfs(seriesLinkId: string): Promise<readonly string[]> {
  const links = await world.store.linksOfSeries(seriesLinkId as never)
  return links
    .map((link) => world.crm.activity(link.activityNo))
    .flatMap((activity) => (activity?.when?.kind === 'timed' ? [`${activity.when.startAt} ${activity.description}`] : []))
    .sort()
}
const as = (on: readonly string[], hour = '09', text = aReview.subject) => on.map((day) => `${day}T${hour}:00:00Z ${text}`)
const writes = (kind: string) => world.crm.journal().filter((write) => write.kind === kind)
const changed = async () => {
  await world.notify(masterId)
  await world.settle()
}

describe('linking a series', () => {
  it('[S1] makes one activity a date inside the horizon, and none twice', async () => {
    const { seriesLinkId } = await linkTuesdays(days('2026-11-24', 20))
    await changed()
    expect(await inIfs(seriesLinkId)).toEqual(as(days('2026-11-24', 13)))
    expect(writes('create')).toHaveLength(13)
  })

  it('[R423] asks who somebody is for its first dates only, also where nobody is found', async () => {
    putSeries(world.calendar, days('2026-11-24', 20), { attendees: [...aReview.attendees, stranger] })
    const asked = world.crm.calls('findPeople')
    const target = newActivity as Extract<typeof newActivity, { kind: 'new' }>
    await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
    await world.settle()
    // once for the person who links, once each for the dates that are made side by side
    expect([writes('create').length, world.crm.calls('findPeople') - asked]).toEqual([13, 5])
  })

  it('marks the series itself, not its dates: marking a date would make it an exception', async () => {
    const { seriesLinkId } = await linkTuesdays()
    expect(world.calendar.markerOf({ mailboxId: ellen.mailboxId, eventId: masterId })).toMatchObject({
      linkId: seriesLinkId,
      eventId: masterId,
    })
    const marked = world.calendar.markerOf({ mailboxId: ellen.mailboxId, eventId: masterId })
    expect(Object.keys(marked?.dates ?? {})).toEqual([...tuesdays])
    expect(world.calendar.markerOf(aDate(tuesdays[0] ?? ''))).toBeNull()
  })

  it('[R10] means the contacts of its own account, whoever a date that was linked to another one before had', async () => {
    const anna = { name: 'Anna Berg', email: toEmailAddress('anna.berg@norrvik.example'), kind: 'person' as const }
    putSeries(world.calendar, tuesdays, { attendees: [anna] })
    await world.link({}, aDate(tuesdays[0]!, { attendees: [anna] }))
    const target = {
      ...(newActivity as Extract<typeof newActivity, { kind: 'new' }>),
      connection: { kind: 'account' as const, id: '10102' },
    }
    await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
    await world.settle()
    const links = await world.store.linksByEvents(ellen.mailboxId, [masterId])
    const people = links.flatMap(
      ({ activityNo }) => world.crm.activity(activityNo)?.contacts.map(({ personId }) => personId) ?? [],
    )
    expect(people.toSorted()).toEqual(['P10003', 'P10011', 'P10011', 'P10011'])
  })

  it('[R10] takes in a date that was linked by itself before', async () => {
    putSeries(world.calendar, tuesdays)
    const alone = await world.link({ itemId: dateId('2026-12-01') }, aDate('2026-12-01'))
    const { seriesLinkId } = await linkTuesdays()
    expect(writes('create')).toHaveLength(4)
    expect(await world.linkOf(alone.linkId)).toMatchObject({ seriesLinkId })
  })

  it('does not make activities for dates that are over', async () => {
    const { seriesLinkId } = await linkTuesdays(days('2026-11-10', 4))
    expect(await inIfs(seriesLinkId)).toEqual(as(days('2026-11-24', 2)))
  })

  it('is linked once however often it is asked', async () => {
    await linkTuesdays()
    await expect(linkTuesdays()).rejects.toMatchObject({ code: 'already-linked' })
  })
})

describe('a change of a linked series', () => {
  it('[S89] removes exactly the date that was deleted, of which nothing else tells', async () => {
    world.policy.deleteWhenCancelled = true
    const { seriesLinkId } = await linkTuesdays()
    world.calendar.remove(aDate('2026-12-01'))
    await changed()
    expect(await inIfs(seriesLinkId)).toEqual(as(tuesdays.filter((day) => day !== '2026-12-01')))
    expect(writes('delete')).toHaveLength(1)
  })

  it('[S91] leaves the past dates when this and all following are deleted', async () => {
    world.policy.deleteWhenCancelled = true
    const { seriesLinkId } = await linkTuesdays()
    world.moveClock('2026-12-02T08:00:00Z')
    for (const day of ['2026-12-08', '2026-12-15']) world.calendar.remove(aDate(day))
    await changed()
    expect(await inIfs(seriesLinkId)).toEqual(as(['2026-11-24', '2026-12-01']))
  })

  it('[S93] renames exactly the date that was renamed', async () => {
    const { seriesLinkId } = await linkTuesdays()
    world.calendar.edit(aDate('2026-12-01'), { subject: 'Year end', kind: 'exception' })
    await changed()
    expect((await inIfs(seriesLinkId)).filter((text) => text.includes('Year end'))).toEqual(['2026-12-01T09:00:00Z Year end'])
    expect(writes('patch')).toHaveLength(1)
  })

  it('[S95] follows a date that was moved before the series', async () => {
    const { seriesLinkId } = await linkTuesdays()
    world.calendar.edit(aDate('2026-12-15'), { when: spanOn('2026-11-23', 15), kind: 'exception' })
    await changed()
    expect((await inIfs(seriesLinkId))[0]).toBe(`2026-11-23T15:00:00Z ${aReview.subject}`)
  })

  it('[S97] re-reads the dates when only the master is named', async () => {
    const { seriesLinkId } = await linkTuesdays()
    for (const day of tuesdays) world.calendar.edit(aDate(day), { subject: 'Renamed' })
    await changed()
    expect(await inIfs(seriesLinkId)).toEqual(as(tuesdays, '09', 'Renamed'))
  })

  it('[S99] adds the dates of a series that was extended and removes those of one that was shortened', async () => {
    world.policy.deleteWhenCancelled = true
    const { seriesLinkId } = await linkTuesdays()
    putSeries(world.calendar, days('2026-11-24', 6))
    await changed()
    expect(await inIfs(seriesLinkId)).toEqual(as(days('2026-11-24', 6)))
    for (const day of days('2026-12-08', 4)) world.calendar.vanish(aDate(day))
    await changed()
    expect(await inIfs(seriesLinkId)).toEqual(as(days('2026-11-24', 2)))
  })

  it('[R11] keeps the activities of a series that was shifted to another day, though its dates get other ids', async () => {
    world.policy.deleteWhenCancelled = true
    const { seriesLinkId } = await linkTuesdays()
    for (const day of tuesdays) world.calendar.vanish(aDate(day))
    putSeries(world.calendar, days('2026-11-25', 4))
    await changed()
    expect(await inIfs(seriesLinkId)).toEqual(as(days('2026-11-25', 4)))
    expect([writes('create').length, writes('delete').length]).toEqual([4, 0])
  })

  it('[S109] concludes nothing from a date that cannot be read, and tries again', async () => {
    world.policy.deleteWhenCancelled = true
    const { seriesLinkId } = await linkTuesdays()
    world.calendar.vanish(aDate('2026-12-01'))
    world.calendar.failNextReading(aDate('2026-12-01'), new Unavailable('Outlook', 'Outlook is busy.'))
    await changed()
    expect(await inIfs(seriesLinkId)).toEqual(as(tuesdays))
  })
})

describe('the horizon of a linked series', () => {
  it('[S103] moves by itself and never makes more than lies inside it', async () => {
    const { seriesLinkId } = await linkTuesdays(days('2026-11-24', 200))
    world.moveClock('2026-12-10T08:00:00Z')
    await rollSeries(world.ports)
    await world.settle()
    expect(await inIfs(seriesLinkId)).toEqual(as(days('2026-11-24', 16)))
  })

  it('costs nothing while it is still covered', async () => {
    await linkTuesdays()
    const before = { ...world.calendar.calls }
    await rollSeries(world.ports)
    await world.settle()
    expect(world.calendar.calls).toEqual(before)
  })
})

describe('a series whose last date is over', () => {
  it('[R367] is not looked at any more, until somebody extends it', async () => {
    const { seriesLinkId } = await linkTuesdays()
    world.moveClock('2026-12-24T08:00:00Z')
    await rollSeries(world.ports)
    await world.settle()
    const before = { ...world.calendar.calls }
    world.moveClock('2026-12-26T08:00:00Z')
    await rollSeries(world.ports)
    await world.settle()
    expect([world.calendar.calls, await world.store.seriesLinkById(seriesLinkId)]).toMatchObject([
      before,
      { state: { kind: 'ended', why: 'The last date of this series is over.' } },
    ])
    putSeries(world.calendar, [...tuesdays, '2026-12-29'])
    await changed()
    expect([(await inIfs(seriesLinkId)).length, (await world.store.seriesLinkById(seriesLinkId))?.state.kind]).toEqual([
      5,
      'linked',
    ])
  })

  it('[R367] that has a date years from now goes on', async () => {
    const { seriesLinkId } = await linkTuesdays()
    putSeries(world.calendar, [...tuesdays, '2028-11-23'])
    world.moveClock('2026-12-24T08:00:00Z')
    await rollSeries(world.ports)
    await world.settle()
    expect((await world.store.seriesLinkById(seriesLinkId))?.state.kind).toBe('linked')
  })

  it('[R367] is not linked, and the reason is said', async () => {
    world.moveClock('2026-12-24T08:00:00Z')
    await expect(linkTuesdays()).rejects.toMatchObject({
      message: 'The last date of this series is over.',
      fix: 'Link an appointment that takes place.',
    })
    expect(await world.store.seriesLinksByMasters(ellen.mailboxId, [masterId])).toEqual([])
  })
})

describe('a series that is made something else', () => {
  it('[S101] goes on from the single appointment that it was, without a second activity for its first date', async () => {
    const { linkId, activityNo } = await world.link()
    const day = '2026-11-24'
    world.calendar.put({ ...aReview, kind: 'series' })
    for (const on of days(day, 3)) world.calendar.put(aDate(on, { subject: aReview.subject }, aReview.eventId))
    await world.notify(aReview.eventId)
    await world.settle()
    const link = await world.linkOf(linkId)
    expect(link).toMatchObject({ eventId: dateId(day, aReview.eventId), activityNo })
    expect(writes('create')).toHaveLength(3)
  })

  it('[R12] turned into a single appointment goes on with one activity', async () => {
    world.policy.deleteWhenCancelled = true
    await linkTuesdays()
    for (const day of tuesdays) world.calendar.vanish(aDate(day))
    world.calendar.put({ ...aReview, eventId: masterId, iCalUId: 'series-1-uid', kind: 'single' })
    await changed()
    const links = await world.store.linksByEvents(ellen.mailboxId, [masterId])
    expect(links).toMatchObject([{ eventId: masterId, seriesLinkId: null, seriesMasterId: null }])
    expect(writes('delete')).toHaveLength(3)
    expect(await world.store.seriesLinksByMasters(ellen.mailboxId, [masterId])).toEqual([])
  })

  it('[R13] split at a date goes on in the new series that carries its marker', async () => {
    world.policy.deleteWhenCancelled = true
    const { seriesLinkId } = await linkTuesdays()
    const rest = 'series-2' as EventId
    for (const day of ['2026-12-08', '2026-12-15']) world.calendar.vanish(aDate(day))
    putSeries(world.calendar, ['2026-12-09', '2026-12-16'], { subject: 'Rest' }, rest)
    world.calendar.carryMarker({ mailboxId: ellen.mailboxId, eventId: masterId }, { mailboxId: ellen.mailboxId, eventId: rest })
    await changed()
    const [other] = await world.store.seriesLinksByMasters(ellen.mailboxId, [rest])
    expect(await inIfs(seriesLinkId)).toEqual(as(['2026-11-24', '2026-12-01']))
    expect(await inIfs(other?.seriesLinkId ?? '')).toEqual(as(['2026-12-09', '2026-12-16'], '09', 'Rest'))
    expect([writes('create').length, writes('delete').length]).toEqual([4, 0])
  })

  it('[R13] split, leaves a date of the rest that somebody linked by itself its own activity', async () => {
    const { seriesLinkId } = await linkTuesdays()
    const rest = 'series-2' as EventId
    for (const day of ['2026-12-08', '2026-12-15']) world.calendar.vanish(aDate(day))
    putSeries(world.calendar, ['2026-12-08', '2026-12-15'], {}, rest)
    world.calendar.carryMarker({ mailboxId: ellen.mailboxId, eventId: masterId }, { mailboxId: ellen.mailboxId, eventId: rest })
    const byItself = await world.link({}, aDate('2026-12-08', {}, rest))
    await changed()
    const [other] = await world.store.seriesLinksByMasters(ellen.mailboxId, [rest])
    const links = await world.store.linksOfSeries(other!.seriesLinkId)
    expect([links.length, links.find((link) => link.occurrenceOn === '2026-12-08')?.linkId]).toEqual([2, byItself.linkId])
    expect((await world.store.linksOfSeries(seriesLinkId)).map(({ state }) => state.kind).sort()).toEqual([
      'appointment-cancelled',
      'linked',
      'linked',
    ])
  })

  it('[R13] split and seen half done waits for its other half before anything is deleted', async () => {
    world.policy.deleteWhenCancelled = true
    const { seriesLinkId } = await linkTuesdays()
    const rest = 'series-2' as EventId
    for (const day of ['2026-12-08', '2026-12-15']) world.calendar.vanish(aDate(day))
    await world.notify(masterId)
    const [look] = world.waiting.series.splice(0)
    if (look !== undefined) await relaySeries(world.ports, look)
    expect([writes('delete').length, world.waiting.series.map((job) => job.delayMs)]).toEqual([0, [60_000]])
    putSeries(world.calendar, ['2026-12-08', '2026-12-15'], {}, rest)
    world.calendar.carryMarker({ mailboxId: ellen.mailboxId, eventId: masterId }, { mailboxId: ellen.mailboxId, eventId: rest })
    await world.settle()
    const [other] = await world.store.seriesLinksByMasters(ellen.mailboxId, [rest])
    expect(await inIfs(other?.seriesLinkId ?? '')).toEqual(as(['2026-12-08', '2026-12-15']))
    expect([await inIfs(seriesLinkId), writes('delete').length]).toEqual([as(['2026-11-24', '2026-12-01']), 0])
  })

  it('[R13] shortened, does not take a copy that somebody made by hand of it for its other half', async () => {
    world.policy.deleteWhenCancelled = true
    await linkTuesdays()
    const copy = 'series-2' as EventId
    for (const day of ['2026-12-08', '2026-12-15']) world.calendar.vanish(aDate(day))
    putSeries(world.calendar, ['2027-01-19', '2027-01-26'], {}, copy)
    world.calendar.carryMarker({ mailboxId: ellen.mailboxId, eventId: masterId }, { mailboxId: ellen.mailboxId, eventId: copy })
    await changed()
    expect([await world.store.seriesLinksByMasters(ellen.mailboxId, [copy]), writes('delete').length]).toEqual([[], 2])
  })

  it.each([
    ['that somebody else organizes', { isOrganizer: false, organizer: { name: jonas.name, email: jonas.email } }, 'set-aside'],
    ['in another calendar', { calendarId: 'holidays' as CalendarId }, 'paused'],
    ['that is cancelled', { isCancelled: true }, 'appointment-cancelled'],
  ])('[R368] %s goes the way of a single appointment: no date gets an activity', async (_title, change, kind) => {
    const { linkId } = await world.link({}, { ...aReview, calendarId: mainCalendar })
    world.calendar.put({ ...aReview, calendarId: mainCalendar, kind: 'series', ...change })
    for (const on of days('2026-11-24', 3)) world.calendar.put(aDate(on, change, aReview.eventId))
    await world.notify(aReview.eventId)
    await world.settle()
    expect([(await world.linkOf(linkId))?.state.kind, writes('create').length]).toEqual([kind, 1])
    expect(await world.store.seriesLinksByMasters(ellen.mailboxId, [aReview.eventId])).toEqual([])
  })

  it('[S61] copied stays one linked series', async () => {
    await linkTuesdays()
    world.calendar.copy({ mailboxId: ellen.mailboxId, eventId: masterId })
    await changed()
    expect(writes('create')).toHaveLength(4)
  })

  it('deleted as a whole keeps the activities while deleting is off, and is known again when it is restored', async () => {
    const { seriesLinkId } = await linkTuesdays()
    for (const day of tuesdays) world.calendar.vanish(aDate(day))
    world.calendar.vanish({ mailboxId: ellen.mailboxId, eventId: masterId })
    await changed()
    expect(await world.store.seriesLinkById(seriesLinkId)).toMatchObject({ state: { kind: 'ended' } })
    putSeries(world.calendar, tuesdays)
    await changed()
    expect(await world.store.seriesLinkById(seriesLinkId)).toMatchObject({ state: { kind: 'linked' } })
    const links = await world.store.linksOfSeries(seriesLinkId)
    expect(links.map((link) => link.state.kind)).toEqual(['linked', 'linked', 'linked', 'linked'])
    expect(writes('create')).toHaveLength(4)
  })
})

describe('trouble with a linked series', () => {
  it('one date that IFS refuses stops no other, and the series says why', async () => {
    world.crm.failNext(new Refused('IFS', 'Nothing can be planned that day.', 'refused'), { method: 'createActivity' })
    const { seriesLinkId } = await linkTuesdays()
    expect(await inIfs(seriesLinkId)).toHaveLength(3)
    expect(await world.store.seriesLinkById(seriesLinkId)).toMatchObject({
      state: { kind: 'set-aside', why: 'Nothing can be planned that day.' },
    })
  })

  it('[R14] an outage puts it off without a row a date, and everything follows', async () => {
    putSeries(world.calendar, tuesdays)
    const target = newActivity as Extract<typeof newActivity, { kind: 'new' }>
    const { seriesLinkId } = await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
    world.calendar.failNext(new Unavailable('Outlook', 'Outlook is busy.'), 'readSeries')
    await world.settle()
    expect(await inIfs(seriesLinkId)).toEqual(as(tuesdays))
    expect((await world.rows()).filter((row) => row.outcome === 'retry')).toHaveLength(1)
  })

  it('[S5] unlinked while IFS is out of order, people may edit its activities once IFS is back', async () => {
    const { seriesLinkId } = await linkTuesdays()
    const links = await world.store.linksOfSeries(seriesLinkId)
    world.crm.failNext(new Unavailable('IFS', 'IFS is busy.'), { method: 'readActivity' })
    await unlinkSeries(world.ports, ellen, seriesLinkId)
    await world.settle()
    expect(links.map(({ activityNo }) => world.crm.isSynced(activityNo))).toEqual([false, false, false, false])
  })

  it('a date unlinked by itself gets no activity again', async () => {
    const { seriesLinkId } = await linkTuesdays()
    const [first] = await world.store.linksOfSeries(seriesLinkId)
    await unlink(world.ports, ellen, first?.linkId ?? ('' as never))
    await changed()
    expect(await inIfs(seriesLinkId)).toHaveLength(3)
    expect(writes('create')).toHaveLength(4)
  })
})
