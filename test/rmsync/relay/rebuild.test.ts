import { beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { NotFound } from '../../../src/domain/errors.ts'
import type { Link } from '../../../src/domain/link.ts'
import { linkSeries } from '../../../src/rmsync/linking/link-series.ts'
import { unlink } from '../../../src/rmsync/linking/unlink.ts'
import { rebuildLinks } from '../../../src/rmsync/relay/rebuild-links.ts'
import { aDate, dateId, days, masterId, putSeries } from '../../support/a-series.ts'
import { aReview, ellen, newActivity, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
/** What IFS tells again, the representatives, is there again at once. */
const loseDatabase = async (): Promise<void> => {
  await sql`truncate links, series_links, intents, cursors, choices, log_rows, undos, deletions`.execute(world.database.db)
}
const rebuild = async (mailboxId = ellen.mailboxId) => {
  const found = await rebuildLinks(world.ports, mailboxId)
  await world.settle()
  return found
}
const none = { linked: 0, known: 0, copies: 0, ended: 0, setAside: 0, unread: 0 }
const rows = async () => (await world.rows()).map(({ outcome, noticedBy }) => `${outcome} ${noticedBy}`)
const essence = (link: Link | null) =>
  link && {
    eventId: link.eventId,
    activityNo: link.activityNo,
    category: link.category,
    state: link.state.kind,
    snapshot: link.snapshot,
  }

describe('with the database lost', () => {
  it('[S137] an appointment is linked again as it was, nothing is written, and later edits are relayed', async () => {
    const link = await world.link()
    const writes = world.crm.journal().length
    await loseDatabase()
    expect([await rebuild(), essence(await world.linkOf(link.linkId)), await rows()]).toEqual([
      { ...none, linked: 1 },
      essence(link),
      ['linked reconciliation'],
    ])
    expect(world.crm.journal().length).toBe(writes)
    world.calendar.edit(aReview, { subject: 'Edited afterwards' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.activity(link.activityNo)?.description).toBe('Edited afterwards')
  })

  it('[S137] made again and again, beside each other, it doubles nothing', async () => {
    await world.link()
    await loseDatabase()
    const both = await Promise.all([rebuildLinks(world.ports, ellen.mailboxId), rebuildLinks(world.ports, ellen.mailboxId)])
    await world.settle()
    expect([both.map(({ linked }) => linked).sort(), await rebuild(), await rows(), world.crm.journal().length]).toEqual([
      [0, 1],
      { ...none, known: 1 },
      ['linked reconciliation'],
      world.crm.journal().length,
    ])
  })

  it('[S137] what was edited meanwhile is relayed, once', async () => {
    const link = await world.link()
    await loseDatabase()
    world.calendar.edit(aReview, { subject: 'Edited meanwhile', attendees: aReview.attendees.slice(0, 1) })
    await rebuild()
    await rebuild()
    const patches = world.crm.journal().filter(({ kind }) => kind === 'patch')
    expect([world.crm.activity(link.activityNo)?.description, patches.length]).toEqual(['Edited meanwhile', 1])
  })

  it('[S137] lines that cannot be proved to come from here stay, those of attendees are told again', async () => {
    const link = await world.link()
    const before = world.crm.activity(link.activityNo)!
    await loseDatabase()
    // Jonas left the meeting while nobody knew whose line his is; Maria's line was taken away by hand.
    world.calendar.edit(aReview, { attendees: aReview.attendees.slice(1) })
    world.crm.editInIfs(link.activityNo, { contacts: [] })
    await rebuild()
    const after = world.crm.activity(link.activityNo)
    expect([after?.representatives, after?.contacts]).toEqual([before.representatives, before.contacts])
  })

  it('[S137] a copy is left alone', async () => {
    const link = await world.link()
    const copy = world.calendar.copy(aReview)
    await loseDatabase()
    expect([
      await rebuild(),
      await world.store.linkByEvent(ellen.mailboxId, copy.eventId),
      (await world.linkOf(link.linkId))?.eventId,
    ]).toEqual([{ ...none, linked: 1, copies: 1 }, null, aReview.eventId])
  })

  it('no text of an appointment that became private is kept', async () => {
    const link = await world.link()
    await loseDatabase()
    world.calendar.edit(aReview, { sensitivity: 'private', subject: 'Confidential merger' })
    await rebuild()
    expect([
      (await world.linkOf(link.linkId))?.snapshot.description,
      world.crm.activity(link.activityNo)?.description,
      JSON.stringify(await world.rows()).includes(aReview.subject),
    ]).toEqual(['Private appointment', 'Private appointment', false])
  })

  it.each([
    ['the activity is gone', (link: Link) => world.crm.deleteInIfs(link.activityNo)],
    [
      'they are no representative of it any more',
      (link: Link) => void world.crm.editInIfs(link.activityNo, { mainRepresentativeId: null, representatives: [] }),
    ],
    ['somebody else organizes it', () => void world.calendar.edit(aReview, { isOrganizer: false })],
  ])('one is not linked again when %s, which is said once', async (_title, happens) => {
    const link = await world.link()
    await loseDatabase()
    happens(link)
    expect([await rebuild(), await rebuild(), await world.linkOf(link.linkId), await rows()]).toEqual([
      { ...none, setAside: 1 },
      { ...none, setAside: 1 },
      null,
      ['set-aside reconciliation'],
    ])
  })

  it('one whose activity was linked elsewhere meanwhile is not linked again', async () => {
    const link = await world.link()
    await loseDatabase()
    const other = { ...aReview, eventId: 'event-other' as typeof aReview.eventId, iCalUId: 'meeting-other' }
    await world.link({ target: { kind: 'existing', activityNo: link.activityNo } }, other)
    expect([await rebuild(), (await world.store.linksByActivities([link.activityNo])).map(({ eventId }) => eventId)]).toEqual([
      { ...none, known: 1, setAside: 1 },
      [other.eventId],
    ])
  })

  it('an activity that cannot be read now keeps the mailbox for another try', async () => {
    await world.link()
    await loseDatabase()
    world.crm.failNext(new Error('IFS is down.'), { method: 'readActivity' })
    await expect(rebuild()).rejects.toThrow('IFS is down.')
    expect(await rebuild()).toEqual({ ...none, linked: 1 })
  })

  it('a mark whose activity is unknown everywhere makes nothing', async () => {
    await world.link()
    await loseDatabase()
    world.crm.failNext(new NotFound('IFS', 'No such activity.'), { method: 'readActivity' })
    await rebuild()
    expect(world.crm.journal().filter(({ kind }) => kind === 'create')).toHaveLength(1)
  })
})

describe('with the database there', () => {
  it('what is linked stays as it is', async () => {
    const link = await world.link()
    expect([await rebuild(), await world.linkOf(link.linkId)]).toEqual([{ ...none, known: 1 }, link])
  })

  it('[R68] what somebody unlinked is not linked again, even while its mark is still there', async () => {
    const link = await world.link()
    await unlink({ ...world.ports }, ellen, link.linkId)
    expect([await rebuildLinks(world.ports, ellen.mailboxId), await world.linkOf(link.linkId)]).toEqual([
      { ...none, ended: 1 },
      null,
    ])
  })

  it('a mailbox of nobody is not looked at', async () => {
    await world.store.saveRepresentatives([])
    expect([await rebuild(), world.calendar.calls.findMarked ?? 0]).toEqual([none, 0])
  })
})

describe('a whole series with the database lost', () => {
  const tuesdays = days('2026-11-24', 4)
  const linkTuesdays = async (more: Partial<Extract<typeof newActivity, { kind: 'new' }>> = {}) => {
    putSeries(world.calendar, tuesdays)
    const target = { ...(newActivity as Extract<typeof newActivity, { kind: 'new' }>), ...more }
    const series = await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
    await world.settle()
    return series
  }
  const linkedDates = async (id: string) =>
    (await world.store.linksOfSeries(id as never)).map((link) => [link.occurrenceOn, link.eventId, link.activityNo]).sort()

  it('[S137] is linked again with the same activity for each date, and none is made', async () => {
    const { seriesLinkId } = await linkTuesdays()
    const before = await linkedDates(seriesLinkId)
    const writes = world.crm.journal().length
    await loseDatabase()
    expect([await rebuild(), await linkedDates(seriesLinkId), world.crm.journal().length - writes]).toEqual([
      { ...none, linked: 1 },
      before,
      0,
    ])
    expect(await rows()).toEqual(['linked', 'linked', 'linked', 'linked'].map((outcome) => `${outcome} reconciliation`))
  })

  it('[R440] a date that was linked by itself is linked again by its own mark, and no other date', async () => {
    putSeries(world.calendar, tuesdays)
    const alone = await world.link({ itemId: dateId(tuesdays[1]!) }, aDate(tuesdays[1]!))
    await loseDatabase()
    expect([await rebuild(), essence(await world.linkOf(alone.linkId)), await rebuild(), await rows()]).toEqual([
      { ...none, linked: 1 },
      essence(alone),
      { ...none, known: 1 },
      ['linked reconciliation'],
    ])
    expect(world.crm.journal().filter(({ kind }) => kind === 'create')).toHaveLength(1)
  })

  it('[R440] a date that went into its series is linked again with the series, and not when it was left out since', async () => {
    putSeries(world.calendar, tuesdays)
    const alone = await world.link({ itemId: dateId(tuesdays[1]!) }, aDate(tuesdays[1]!))
    const { seriesLinkId } = await linkTuesdays()
    await loseDatabase()
    expect([await rebuild(), (await linkedDates(seriesLinkId)).map(([, , no]) => no).includes(alone.activityNo)]).toEqual([
      { ...none, linked: 1 },
      true,
    ])

    const again = (await world.store.linksOfSeries(seriesLinkId)).find((link) => link.activityNo === alone.activityNo)
    await unlink({ ...world.ports }, ellen, again!.linkId)
    await world.settle()
    await loseDatabase()
    expect([await rebuild(), (await linkedDates(seriesLinkId)).length]).toEqual([{ ...none, linked: 1 }, 3])
  })

  it("[R332] gives dates to come what its activities have: notes and the company's own fields", async () => {
    const { seriesLinkId, template } = await linkTuesdays({
      notes: 'Bring the samples.',
      attributes: { Cf_MeetingChannel: 'Video', Cf_Visitors: 3 },
    })
    await loseDatabase()
    await rebuild()

    expect((await world.store.seriesLinkById(seriesLinkId))?.template).toEqual(template)
  })

  it('[R68] a date that somebody unlinked by itself gets no activity again', async () => {
    const { seriesLinkId } = await linkTuesdays()
    const second = (await world.store.linksOfSeries(seriesLinkId)).find((link) => link.occurrenceOn === tuesdays[1])
    await unlink({ ...world.ports }, ellen, second!.linkId)
    await world.settle()
    await loseDatabase()
    await rebuild()
    expect((await linkedDates(seriesLinkId)).map(([day]) => day)).toEqual([tuesdays[0], tuesdays[2], tuesdays[3]])
    expect(world.crm.journal().filter(({ kind }) => kind === 'create')).toHaveLength(4)
  })

  it.each([
    ['first', 0],
    ['last', 3],
  ] as const)('[R366] nor does the %s one, which nothing that is named lies beyond', async (_title, index) => {
    const { seriesLinkId } = await linkTuesdays()
    const one = (await world.store.linksOfSeries(seriesLinkId)).find((link) => link.occurrenceOn === tuesdays[index])
    await unlink({ ...world.ports }, ellen, one!.linkId)
    await world.settle()
    await loseDatabase()
    await rebuild()
    expect([(await linkedDates(seriesLinkId)).length, (await world.store.seriesLinkById(seriesLinkId))?.leftOut]).toEqual([
      3,
      [tuesdays[index]],
    ])
    expect(world.crm.journal().filter(({ kind }) => kind === 'create')).toHaveLength(4)
  })

  it('[S137] what was moved or taken out meanwhile follows Outlook', async () => {
    const { seriesLinkId } = await linkTuesdays()
    await loseDatabase()
    world.calendar.remove(aDate(tuesdays[1]!))
    world.calendar.edit(aDate(tuesdays[2]!), { subject: 'Renamed meanwhile', kind: 'exception' })
    await rebuild()
    const links = await world.store.linksOfSeries(seriesLinkId)
    expect(links.map((link) => [link.occurrenceOn, world.crm.activity(link.activityNo)?.description]).sort()).toEqual([
      [tuesdays[0], aReview.subject],
      [tuesdays[2], 'Renamed meanwhile'],
      [tuesdays[3], aReview.subject],
    ])
    expect(await world.store.linkByEvent(ellen.mailboxId, dateId(tuesdays[1]!))).toBeNull()
  })

  it('none of whose activities is left is not linked again, and says so', async () => {
    const { seriesLinkId } = await linkTuesdays()
    for (const [, , activityNo] of await linkedDates(seriesLinkId)) world.crm.deleteInIfs(activityNo as never)
    await loseDatabase()
    expect([await rebuild(), await world.store.seriesLinkById(seriesLinkId)]).toEqual([{ ...none, setAside: 1 }, null])
  })
})
