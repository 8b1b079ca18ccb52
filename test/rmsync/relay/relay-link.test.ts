import { beforeEach, describe, expect, it } from '@jest/globals'
import { PreconditionFailed, Refused, Unavailable } from '../../../src/domain/errors.ts'
import { toEmailAddress, type PersonId } from '../../../src/domain/ids.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import { aReview, ellen, jonas, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const later = {
  kind: 'timed',
  startAt: '2026-11-24T13:00:00Z' as Instant,
  endAt: '2026-11-24T14:30:00Z' as Instant,
  zone: 'UTC',
} as const
const patches = () => world.crm.journal().filter((write) => write.kind === 'patch')

it('[S133] a failure takes nothing back of what another worker told IFS meanwhile', async () => {
  const link = await world.link()
  world.calendar.edit(aReview, { subject: 'Renamed' })
  // Given up as hung, and taken over: the other one is done when the first hears of its failure.
  const slow = {
    ...world.ports,
    crm: {
      ...world.crm,
      patchActivity: async () => {
        await world.settle()
        throw new Unavailable('IFS', 'No answer.', { outcomeUnknown: true })
      },
    },
  }
  await world.notify(aReview.eventId)
  const [job] = world.waiting.relay
  await relayLinks(slow, [job!])
  expect((await world.linkOf(link.linkId))?.snapshot.description).toBe('Renamed')
  await world.settle()
  expect([(await world.rows()).map(({ outcome }) => outcome), (await world.linkOf(link.linkId))?.state.kind]).toEqual([
    ['nothing-to-do', 'retry', 'updated', 'linked'],
    'linked',
  ])
})

describe('an edit in Outlook', () => {
  it('[S41] carries start and end together, in one write', async () => {
    const { activityNo } = await world.link()
    world.calendar.edit(aReview, { when: later })
    await world.notify(aReview.eventId)
    await world.settle()
    expect(patches().map(({ before, after }) => [before?.when, after?.when])).toEqual([[aReview.when, { ...later }]])
    expect(world.crm.activity(activityNo)?.when).toEqual(later)
  })

  it('leaves one row with each field before and after, and how long it took', async () => {
    const { activityNo } = await world.link()
    world.moveClock('2026-11-23T08:10:00Z')
    world.calendar.edit(aReview, { subject: 'Review', when: later })
    world.moveClock('2026-11-23T08:10:04Z')
    await world.notify(aReview.eventId)
    await world.settle()
    const [row] = await world.rows()
    expect(row).toMatchObject({
      outcome: 'updated',
      activityNo,
      who: 'Ellen Sandberg',
      noticedBy: 'notification',
      tookMs: 4000,
      changes: [
        { field: 'description', before: 'Quarterly review Norrvik', after: 'Review' },
        { field: 'start', before: '2026-11-24T09:00:00Z', after: '2026-11-24T13:00:00Z' },
        { field: 'end', before: '2026-11-24T10:00:00Z', after: '2026-11-24T14:30:00Z' },
      ],
    })
  })

  it('[S43] with the same content under a new changeKey writes nothing in IFS', async () => {
    await world.link()
    const before = world.crm.journal().length
    world.calendar.edit(aReview, {})
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.journal()).toHaveLength(before)
    expect((await world.rows()).map(({ outcome }) => outcome)).toEqual(['linked'])
  })

  it('[S45] ends as Outlook says, whatever the order and number of its notifications', async () => {
    const { activityNo } = await world.link()
    world.calendar.edit(aReview, { subject: 'First' })
    world.calendar.edit(aReview, { subject: 'Second' })
    await world.notify(aReview.eventId, aReview.eventId)
    await world.settle()
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.activity(activityNo)?.description).toBe('Second')
    expect(patches()).toHaveLength(1)
  })

  it('[S51] longer than the field is cut with a mark, once', async () => {
    const { activityNo } = await world.link()
    world.calendar.edit(aReview, { subject: 'Long '.repeat(80) })
    for (let times = 0; times < 2; times++) {
      await world.notify(aReview.eventId)
      await world.settle()
    }
    const description = world.crm.activity(activityNo)?.description ?? ''
    expect([description.length <= 200, description.endsWith('…'), patches().length]).toEqual([true, true, 1])
  })

  it('[S53] that takes an attendee away removes that line and no other, hand-made ones included', async () => {
    const { activityNo } = await world.link()
    const contacts = world.crm.activity(activityNo)?.contacts ?? []
    world.crm.editInIfs(activityNo, { contacts: [...contacts, { personId: 'P10002' as PersonId, name: 'Peter Hahn' }] })
    world.calendar.edit(aReview, { attendees: aReview.attendees.filter(({ name }) => name !== 'Maria Lindqvist') })
    await world.notify(aReview.eventId)
    await world.settle()
    const after = world.crm.activity(activityNo)
    expect([after?.contacts.map(({ name }) => name), after?.representatives.map(({ name }) => name)]).toEqual([
      ['Peter Hahn'],
      ['Ellen Sandberg', 'Jonas Ekström'],
    ])
  })

  it('adds a contact for a new attendee and asks IFS about nobody else', async () => {
    const { activityNo } = await world.link()
    const lookUps = world.crm.calls('findPeople')
    const peter = { name: 'Peter Hahn', email: toEmailAddress('peter.hahn@norrvik.example'), kind: 'person' as const }
    world.calendar.edit(aReview, { attendees: [...aReview.attendees, peter] })
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.activity(activityNo)?.contacts.map(({ name }) => name)).toEqual(['Maria Lindqvist', 'Peter Hahn'])
    world.calendar.edit(aReview, { subject: 'Other' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.calls('findPeople')).toBe(lookUps + 1)
  })

  it('[S139] overrules what somebody changed in IFS in the sync fields', async () => {
    const { activityNo } = await world.link()
    world.crm.editInIfs(activityNo, { description: 'Typed in IFS' })
    world.calendar.edit(aReview, { when: later })
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.activity(activityNo)).toMatchObject({ description: 'Quarterly review Norrvik', when: later })
  })
})

describe('a failure', () => {
  it('[S69] that lost only the answer makes no second write', async () => {
    await world.link()
    world.calendar.edit(aReview, { subject: 'Renamed' })
    world.crm.failNext(new Unavailable('IFS', 'No answer.', { outcomeUnknown: true }), { method: 'patchActivity', applied: true })
    await world.notify(aReview.eventId)
    await world.settle()
    expect(patches()).toHaveLength(1)
    expect((await world.rows()).slice(0, 2).map((row) => row.outcome)).toEqual(['updated', 'retry'])
  })

  it('waits as long as Retry-After says', async () => {
    await world.link()
    world.calendar.failNext(new Unavailable('Outlook', 'Throttled.', { retryAfterMs: 40_000 }), 'readMany')
    await world.notify(aReview.eventId)
    const [job] = world.waiting.relay.splice(0)
    if (job === undefined) throw new Error('no job')
    const { relayLinks } = await import('../../../src/rmsync/relay/relay-link.ts')
    await relayLinks(world.ports, [job])
    expect(world.waiting.relay).toMatchObject([{ attempt: 2, delayMs: 40_000 }])
    expect((await world.linkOf(job.linkId))?.state).toMatchObject({ kind: 'waiting', why: 'Throttled.' })
  })

  it('of one appointment stops no other', async () => {
    const first = await world.link()
    const second = await world.link({ itemId: 'event-2' }, { ...aReview, eventId: 'event-2' as never, iCalUId: 'meeting-2' })
    world.calendar.edit(aReview, { subject: 'One' })
    world.calendar.edit({ mailboxId: ellen.mailboxId, eventId: second.eventId }, { subject: 'Two' })
    world.calendar.failNextReading(aReview, new Refused('Outlook', 'Broken item.'))
    await world.notify(first.eventId, second.eventId)
    await world.settle()
    expect([world.crm.activity(first.activityNo)?.description, world.crm.activity(second.activityNo)?.description]).toEqual([
      'Quarterly review Norrvik',
      'Two',
    ])
    expect((await world.linkOf(first.linkId))?.state).toMatchObject({ kind: 'set-aside', why: 'Broken item.' })
  })

  it('that nobody expected is set aside for a person after eight attempts, and a later success links it again', async () => {
    const link = await world.link()
    world.calendar.edit(aReview, { subject: 'Renamed' })
    for (let times = 0; times < 8; times++) world.crm.failNext(new TypeError('No such member.'), { method: 'patchActivity' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect((await world.linkOf(link.linkId))?.state).toMatchObject({ kind: 'set-aside', why: 'No such member. Tried 8 times.' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect((await world.linkOf(link.linkId))?.state).toEqual({ kind: 'linked' })
  })

  it.each([
    ['an outage of IFS that lasts', new Unavailable('IFS', 'IFS is down.'), 8],
    ['a sign-in that is refused', new Refused('sign-in', 'The secret ran out.'), 2],
  ])('[R5] [S141] of %s lets the change wait, told once, until it is over', async (_what, outage, rows) => {
    const link = await world.link()
    const before = (await world.rows()).length
    world.calendar.edit(aReview, { subject: 'Renamed' })
    for (let times = 0; times < 20; times++) world.crm.failNext(outage, { method: 'patchActivity' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.crm.activity(link.activityNo)?.description, (await world.linkOf(link.linkId))?.state]).toEqual([
      'Renamed',
      { kind: 'linked' },
    ])
    expect((await world.rows()).length - before).toBe(rows)
  })

  it('of an ETag that moved is mended by reading and planning again', async () => {
    const { activityNo } = await world.link()
    world.calendar.edit(aReview, { subject: 'Renamed' })
    world.crm.failNext(new PreconditionFailed('IFS', 'Moved.'), { method: 'patchActivity' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.crm.activity(activityNo)?.description, patches().length]).toEqual(['Renamed', 1])
  })
})

describe('an activity', () => {
  it('[S65] that is gone in IFS is not made again; the link says so', async () => {
    const link = await world.link()
    world.crm.deleteInIfs(link.activityNo)
    world.calendar.edit(aReview, { subject: 'Renamed' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.crm.activity(link.activityNo), (await world.linkOf(link.linkId))?.state.kind]).toEqual([
      null,
      'activity-missing',
    ])
  })

  it('[S67] that is completed is not changed; the log says what to do', async () => {
    const link = await world.link()
    world.crm.editInIfs(link.activityNo, { state: 'completed' })
    world.calendar.edit(aReview, { subject: 'Renamed' })
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.activity(link.activityNo)?.description).toBe('Quarterly review Norrvik')
    expect((await world.rows())[0]).toMatchObject({ outcome: 'set-aside', reason: expect.stringContaining('Reopen it in IFS') })
  })
})

describe('who it concerns', () => {
  it('[R1] an event without a link costs no Graph request and leaves no job', async () => {
    world.calendar.put(aReview)
    expect([await world.notify(aReview.eventId), world.calendar.calls]).toEqual([0, {}])
  })

  it('[S57] one meeting in two active mailboxes is one activity', async () => {
    await world.link()
    const copy = { ...aReview, mailboxId: jonas.mailboxId, eventId: 'copy-1' as never, isOrganizer: false }
    world.calendar.put(copy)
    const { createLink } = await import('../../../src/rmsync/linking/create-link.ts')
    await expect(
      createLink(world.ports, jonas, {
        itemId: 'copy-1',
        choices: new Map(),
        target: { kind: 'existing', activityNo: '4711' as never },
      }),
    ).rejects.toMatchObject({
      code: 'already-linked',
    })
    expect(world.crm.journal().filter((write) => write.kind === 'create')).toHaveLength(1)
  })

  it('[S111] a linked date of a series is looked at when its series is named, and stays as it is when it did not change', async () => {
    const date = { ...aReview, kind: 'occurrence' as const, seriesMasterId: 'series-1' as never }
    const { activityNo } = await world.link({}, date)
    expect(await world.notify('series-1' as never)).toBe(1)
    await world.settle()
    expect(patches()).toHaveLength(0)
    world.calendar.edit(date, { subject: 'This date only' })
    await world.notify('series-1' as never)
    await world.settle()
    expect(world.crm.activity(activityNo)?.description).toBe('This date only')
  })

  it('[S119] midnight to midnight that is not marked all-day stays timed', async () => {
    const night = {
      kind: 'timed',
      startAt: '2026-11-24T00:00:00Z' as Instant,
      endAt: '2026-11-25T00:00:00Z' as Instant,
      zone: 'UTC',
    } as const
    const { activityNo } = await world.link({}, { ...aReview, when: night })
    expect(world.crm.activity(activityNo)?.when).toEqual(night)
  })
})
