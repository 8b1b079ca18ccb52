import { beforeEach, describe, expect, it } from '@jest/globals'
import { NotFound, Unavailable } from '../../../src/domain/errors.ts'
import { type EventId, type LinkId, toEmailAddress } from '../../../src/domain/ids.ts'
import type { Link } from '../../../src/domain/link.ts'
import { linkSeries } from '../../../src/rmsync/linking/link-series.ts'
import { beginReconciliation, reconcileDaily, reconcilePart, type ReconcilePorts } from '../../../src/rmsync/relay/reconcile.ts'
import { aDate, masterId, putSeries } from '../../support/a-series.ts'
import { aReview, ellen, newActivity, norrvik, openWorld, type World } from '../../support/world.ts'
import { waitingIn } from '../subscriptions/care-world.ts'

let world: World
let ports: ReconcilePorts
let parts: { runId: string; delayMs: number }[]
let hour: number
beforeEach(async () => {
  world = await openWorld()
  parts = []
  hour = 9
  ports = {
    ...world.ports,
    waiting: () => Promise.resolve(waitingIn(world)),
    queuePart: (runId, delayMs) => Promise.resolve(void parts.push({ runId, delayMs })),
  }
})
/** Runs all parts, and relays what they found. */
const reconcile = async (by: string | null = null) => {
  world.moveClock(`2026-11-23T${++hour}:00:00Z`)
  await beginReconciliation(ports, by)
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) await reconcilePart(ports, part.runId)
  await world.settle()
  return (await ports.care.reconciliations(1))[0]
}
const figures = async (by: string | null = null) => {
  const run = await reconcile(by)
  return run && { compared: run.compared, drift: run.drift, repaired: run.repaired, setAside: run.setAside, unread: run.unread }
}
const reconciled = async () =>
  (await world.rows())
    .filter((row) => row.noticedBy === 'reconciliation')
    .map(({ outcome, reason, changes }) => ({ outcome, reason, changes }))
const nothing = { compared: 1, drift: 0, repaired: 0, setAside: 0, unread: 0 }

describe('reconciliation', () => {
  it('finds nothing where both sides say the same, writes nothing, and knows how IFS stands', async () => {
    const link = await world.link()
    // A field that is not ours was changed: only the ETag moves.
    const { etag } = world.crm.editInIfs(link.activityNo, { subType: 'Customer visit' })
    const writes = world.crm.journal().length
    expect(await figures()).toEqual(nothing)
    expect([world.crm.journal().length - writes, await reconciled(), await world.linkOf(link.linkId)]).toMatchObject([
      0,
      [],
      { etag, currentAsOf: '2026-11-23T10:00:00Z' },
    ])
  })

  it('[S139] brings sync fields that were changed in IFS back to Outlook’s values, and leaves lines added by hand', async () => {
    const link = await world.link()
    const before = world.crm.activity(link.activityNo)!
    const byHand = { personId: 'P10003' as (typeof before.contacts)[number]['personId'], name: 'Somebody Else' }
    world.crm.editInIfs(link.activityNo, {
      description: 'Changed by hand',
      contacts: [...before.contacts.slice(1), byHand],
    })
    expect(await figures()).toEqual({ ...nothing, drift: 1, repaired: 1 })
    const after = world.crm.activity(link.activityNo)!
    expect([after.description, after.contacts.map(({ personId }) => personId).sort()]).toEqual([
      aReview.subject,
      [...before.contacts, byHand].map(({ personId }) => personId).sort(),
    ])
    expect(await reconciled()).toEqual([
      {
        outcome: 'updated',
        reason: 'Drift: IFS did not say what Outlook says. Outlook’s values were written again.',
        changes: [
          { field: 'description', before: 'Changed by hand', after: aReview.subject },
          { field: 'contacts', before: '', after: before.contacts[0]?.name },
        ],
      },
    ])
    expect(await figures()).toEqual(nothing)
  })

  it('relays what no notification and no round told of', async () => {
    const link = await world.link()
    world.calendar.edit(aReview, { subject: 'Told to nobody' })
    expect(await figures()).toEqual({ ...nothing, drift: 1, repaired: 1 })
    expect(world.crm.activity(link.activityNo)?.description).toBe('Told to nobody')
  })

  it('[R420] repairs what nobody has changed in Outlook for months', async () => {
    const link = await world.link()
    world.calendar.edit(aReview, { changedAt: '2026-01-05T08:00:00Z' })
    world.crm.editInIfs(link.activityNo, { description: 'Changed by hand' })
    const done = await figures()
    const [row] = await world.rows()
    expect([done, world.crm.activity(link.activityNo)?.description, row?.tookMs]).toEqual([
      { ...nothing, drift: 1, repaired: 1 },
      aReview.subject,
      null,
    ])
  })

  it('[R420] keeps the row of a change that took longer than a row can tell', async () => {
    await world.link()
    world.calendar.edit(aReview, { subject: 'Changed long ago', changedAt: '2026-01-05T08:00:00Z' })
    await world.notify(aReview.eventId)
    await world.settle()
    const [row] = await world.rows()
    expect([row?.outcome, row?.tookMs]).toEqual(['updated', 2_147_483_647])
  })

  it('finds an appointment that is gone, which the relay proves by a read of its own', async () => {
    const link = await world.link()
    world.calendar.remove(aReview)
    expect(await figures()).toEqual({ ...nothing, drift: 1, repaired: 1 })
    expect([(await world.linkOf(link.linkId))?.state.kind, await figures()]).toEqual(['appointment-cancelled', nothing])
  })

  it('[S65] says of an activity that is gone in IFS that it is, once, and makes none', async () => {
    const link = await world.link()
    world.crm.deleteInIfs(link.activityNo)
    expect(await figures()).toEqual({ ...nothing, drift: 1, setAside: 1 })
    expect(await figures()).toEqual(nothing)
    expect([(await world.linkOf(link.linkId))?.state.kind, (await reconciled()).length]).toEqual(['activity-missing', 1])
  })

  it.each([['links'], ['dates of a series']])('[R426] goes on with an activity that IFS has again: %s', async (which) => {
    const link = which === 'links' ? await world.link() : await linkASeries()
    const activity = world.crm.activity(link.activityNo)!
    const at = aDateOrReview(which)
    // The service user of rmsync may not see it for a while: IFS has it, and says that it has not.
    const hidden: typeof world.crm = {
      ...world.crm,
      readActivities: () => Promise.resolve(new Map()),
      readActivity: () => Promise.reject(new NotFound('IFS', 'IFS has no such activity.')),
    }
    const { runId } = await beginReconciliation(ports, null)
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) await reconcilePart({ ...ports, crm: hidden }, runId)
    const meanwhile = (await world.linkOf(link.linkId))?.state.kind
    world.calendar.edit(at, { subject: 'Changed meanwhile' })
    await world.notify(at.eventId)
    await world.settle()
    const before = world.crm.activity(link.activityNo)?.description
    await reconcile()
    expect([meanwhile, before, world.crm.activity(link.activityNo)?.description]).toEqual([
      'activity-missing',
      activity.description,
      'Changed meanwhile',
    ])
    expect([(await world.linkOf(link.linkId))?.state, (await reconciled()).slice(0, 2)]).toMatchObject([
      { kind: 'linked' },
      [
        { outcome: 'updated' },
        { outcome: 'resumed', reason: `Activity ${link.activityNo} is in IFS again. What Outlook says is being relayed.` },
      ],
    ])
  })

  it('[R427] adds whom IFS did not know when they were invited, once it does, and asks in one go', async () => {
    const stranger = { name: 'Nora Ny', email: toEmailAddress('nora.ny@norrvik.example'), kind: 'person' as const }
    const attendees = [...aReview.attendees, stranger]
    const link = await world.link({}, { ...aReview, attendees })
    await world.link({}, { ...aReview, attendees, eventId: 'event-n2' as EventId, iCalUId: 'meeting-n2' })
    const before = [await figures(), world.crm.activity(link.activityNo)?.contacts.length]
    const { personId } = await world.crm.createContact({ ...stranger, role: '', connection: norrvik })
    const asked = world.crm.calls('findPeople')
    const done = await figures()
    const known = world.crm.activity(link.activityNo)?.contacts.some((line) => line.personId === personId)
    // once for all that are unknown, then once each, which is answered from memory
    expect([before, done, known, world.crm.calls('findPeople') - asked]).toEqual([
      [{ ...nothing, compared: 2 }, 1],
      { ...nothing, compared: 2, drift: 2, repaired: 2 },
      true,
      5,
    ])
    expect(await figures()).toEqual({ ...nothing, compared: 2 })
  })

  it.each([
    ['private', { sensitivity: 'private' as const }],
    ['long over', { when: { ...aReview.when, startAt: '2026-10-20T09:00:00Z', endAt: '2026-10-20T10:00:00Z' } as never }],
  ])('[R427] looks nobody up on one that is %s', async (_which, change) => {
    await world.link({}, { ...aReview, attendees: [{ name: 'N', email: toEmailAddress('n@elsewhere.example'), kind: 'person' }] })
    world.calendar.edit(aReview, change)
    await world.notify(aReview.eventId)
    await world.settle()
    const asked = world.crm.calls('findPeople')
    expect([await figures(), world.crm.calls('findPeople') - asked]).toEqual([nothing, 0])
  })

  it('leaves alone what was written into a completed activity', async () => {
    const link = await world.link()
    world.crm.editInIfs(link.activityNo, { state: 'completed', description: 'How it went' })
    expect(await figures()).toEqual(nothing)
  })

  it('does not compare what is paused, waits, or belongs to a mailbox that stands still', async () => {
    const link = await world.link()
    world.crm.editInIfs(link.activityNo, { description: 'Changed by hand' })
    await world.store.saveRepresentatives([{ ...ellen, syncActive: false }])
    const reads = world.calendar.calls.readMany ?? 0
    expect([await figures(), (world.calendar.calls.readMany ?? 0) - reads]).toEqual([nothing, 0])
  })

  it('gives up after two repairs that did not last, and says that somebody changes it back', async () => {
    const link = await world.link()
    for (let day = 0; day < 3; day++) {
      world.crm.editInIfs(link.activityNo, { description: 'Changed back by a robot' })
      await reconcile()
    }
    expect([(await world.linkOf(link.linkId))?.state.kind, (await reconciled()).map(({ outcome }) => outcome)]).toEqual([
      'set-aside',
      ['set-aside', 'updated', 'updated'],
    ])
  })

  it('takes whole days and midnight to midnight for the same, as IFS cannot tell them apart', async () => {
    const whole = {
      ...aReview.when,
      startAt: '2026-11-24T23:00:00Z',
      endAt: '2026-11-25T23:00:00Z',
    } as typeof aReview.when
    const link = await world.link({}, { ...aReview, when: whole })
    world.crm.editInIfs(link.activityNo, {
      when: { kind: 'all-day', startOn: '2026-11-25', endOn: '2026-11-26' } as typeof aReview.when,
    })
    expect(await figures()).toEqual(nothing)
  })

  it.each([
    ['the first of both as which IFS reads it', '2026-10-25T00:30:00Z', 0],
    ['another hour, which somebody wrote', '2026-10-24T23:30:00Z', 1],
  ])('[R429] takes an hour that the zone of IFS has twice for the same: %s', async (_which, startAt, drift) => {
    const span = (from: string, zone: string) =>
      ({ kind: 'timed', startAt: from, endAt: '2026-10-25T03:00:00Z', zone }) as typeof aReview.when
    const link = await world.link({}, { ...aReview, when: span('2026-10-25T01:30:00Z', 'UTC') })
    world.crm.editInIfs(link.activityNo, { when: span(startAt, 'Europe/Stockholm') })
    expect(await figures()).toMatchObject({ drift })
  })
})

describe('the course of a reconciliation', () => {
  it('[R67] reads 20 links with one request to Outlook, part by part with time in between', async () => {
    for (let number = 0; number < 25; number++) await linkNumber(number)
    const reads = world.calendar.calls.readMany ?? 0
    await beginReconciliation(ports, null)
    const delays: number[] = []
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      delays.push(part.delayMs)
      await reconcilePart(ports, part.runId)
    }
    const [run] = await ports.care.reconciliations(1)
    expect([delays, (world.calendar.calls.readMany ?? 0) - reads, run?.compared, run?.finishedAt]).toEqual([
      [0, 5_000, 5_000],
      2,
      25,
      '2026-11-23T08:00:00Z',
    ])
  })

  it('[R67] waits while changes are on their way', async () => {
    await linkNumber(0)
    await beginReconciliation(ports, 'Karin')
    parts.splice(0)
    const [run] = await ports.care.reconciliations(1)
    const busy = new Map([[ellen.mailboxId, { changes: 41, since: ports.clock.now() }]])
    await reconcilePart({ ...ports, waiting: () => Promise.resolve(busy) }, run!.runId)
    expect([parts, (await ports.care.reconciliations(1))[0]?.compared]).toEqual([[{ runId: run?.runId, delayMs: 30_000 }], 0])
  })

  it('[R66] goes on where it stood after a crash, and two processes do each part once', async () => {
    for (let number = 0; number < 25; number++) await linkNumber(number)
    world.crm.editInIfs((await world.store.linkByEvent(ellen.mailboxId, aReview.eventId))!.activityNo, { description: 'By hand' })
    const { runId } = await beginReconciliation(ports, null)
    const { runId: same } = await beginReconciliation(ports, 'Karin')
    await Promise.all([reconcilePart(ports, runId), reconcilePart(ports, runId)])
    // The process ends here; the queue gives the part again.
    await reconcilePart(ports, runId)
    await reconcilePart(ports, runId)
    const [run] = await ports.care.reconciliations(1)
    expect([same === runId, run?.compared, run?.drift, world.waiting.relay.length, run?.finishedAt !== null]).toEqual([
      true,
      25,
      1,
      1,
      true,
    ])
  })

  it('[R67] asks IFS for twenty activities at once, and takes none for gone that a shorter list leaves out', async () => {
    for (let number = 0; number < 3; number++) await linkNumber(number)
    const before = [world.crm.calls('readActivities'), world.crm.calls('readActivity')]
    const whole = await figures()
    const counted = [world.crm.calls('readActivities') - before[0]!, world.crm.calls('readActivity') - before[1]!]
    const shorter = { ...world.crm, readActivities: () => Promise.resolve(new Map()) }
    const { runId } = await beginReconciliation(ports, null)
    await reconcilePart({ ...ports, crm: shorter }, runId)
    expect([whole, counted, await reconciled()]).toEqual([{ ...nothing, compared: 3 }, [1, 0], []])
  })

  it('[R67] waits through an outage of IFS instead of leaving links out', async () => {
    await linkNumber(0)
    const { runId } = await beginReconciliation(ports, null)
    parts.splice(0)
    world.crm.failNext(new Unavailable('IFS', 'IFS is down.'), { method: 'readActivities' })
    await reconcilePart(ports, runId)
    expect([parts, (await ports.care.reconciliations(1))[0]?.compared]).toEqual([[{ runId, delayMs: 60_000 }], 0])
    await reconcilePart(ports, runId)
    expect((await ports.care.reconciliations(1))[0]?.compared).toBe(1)
  })

  it('counts what could not be read and goes on', async () => {
    await linkNumber(0)
    await linkNumber(1)
    world.calendar.failNextReading(aReview, new Error('Unreadable.'))
    expect(await figures()).toEqual({ ...nothing, compared: 2, unread: 1 })
  })

  it('[R67] takes place once a day, on whichever process looks first', async () => {
    await reconcileDaily(ports)
    await reconcileDaily(ports)
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) await reconcilePart(ports, part.runId)
    await reconcileDaily(ports)
    const today = (await ports.care.reconciliations(5)).length
    world.moveClock('2026-11-24T08:00:00Z')
    await reconcileDaily(ports)
    expect([today, (await ports.care.reconciliations(5)).length]).toEqual([1, 2])
  })

  it('[S23] reports what was asked for and is not finished, once', async () => {
    await world.store.claimIntent({
      linkId: 'orphan' as LinkId,
      mailboxId: ellen.mailboxId,
      subject: 'activity 4711',
      intent: { kind: 'push', activityNo: '4711' as never },
      by: 'Ellen Sandberg',
      startedAt: '2026-11-23T06:00:00Z' as never,
    })
    const [first, second] = [await reconcile(), await reconcile()]
    expect([first?.orphans, second?.orphans, (await reconciled()).map(({ outcome }) => outcome)]).toEqual([1, 1, ['set-aside']])
  })

  it('passes over a link that was unlinked meanwhile', async () => {
    await linkNumber(0)
    const [link] = await ports.care.linksAfter(null, 1)
    const crm = {
      ...world.crm,
      readActivities: async () => {
        await world.store.transaction((tx) => tx.removeLink(link!.linkId))
        return new Map()
      },
      readActivity: () => Promise.reject(new NotFound('IFS', 'Gone.')),
    }
    const { runId } = await beginReconciliation(ports, null)
    await reconcilePart({ ...ports, crm }, runId)
    expect([await reconciled(), await world.linkOf(link!.linkId)]).toEqual([[], null])
  })
})

const aDay = '2026-11-24'
const aDateOrReview = (which: string) => (which === 'links' ? aReview : aDate(aDay))
async function linkASeries(): Promise<Link> {
  putSeries(world.calendar, [aDay])
  const target = newActivity as Extract<typeof newActivity, { kind: 'new' }>
  const { seriesLinkId } = await linkSeries(world.ports, ellen, { itemId: masterId, choices: new Map(), target })
  await world.settle()
  return (await world.store.linksOfSeries(seriesLinkId))[0]!
}
/** The first is `aReview`. */
async function linkNumber(number: number): Promise<void> {
  const eventId = (number === 0 ? aReview.eventId : `event-n${number}`) as typeof aReview.eventId
  await world.link({}, { ...aReview, eventId, iCalUId: `meeting-n${number}`, subject: `Review ${number}` })
}
