import { beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { InitialSyncRun } from '../../../src/rmsync/ports/initial-sync.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import { undoChange } from '../../../src/rmsync/relay/undo-change.ts'
import { createInitialSyncStore } from '../../../src/rmsync/store/initial-sync-store.ts'
import { Unavailable } from '../../../src/domain/errors.ts'
import { aReview, ellen, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const secret = 'Clinic Drottninggatan'
const aRun: InitialSyncRun = {
  runId: 'run-1',
  state: 'planning',
  heldState: null,
  reason: '',
  from: '2026-11-01' as InitialSyncRun['from'],
  mailboxes: [],
  chosen: null,
  plannedBy: 'Karin',
  startedAt: '2026-11-23T08:00:00Z' as InitialSyncRun['startedAt'],
  plannedAt: null,
  approvedBy: null,
  approvedAt: null,
  finishedAt: null,
  workedMs: 0,
  plannedMailboxes: 0,
}
const owner = { name: ellen.name, mailboxId: ellen.mailboxId, isAdmin: false }
async function edited(change: Parameters<World['calendar']['edit']>[1]): Promise<void> {
  world.calendar.edit(aReview, change)
  await world.notify(aReview.eventId)
  await world.settle()
}
const patches = () => world.crm.journal().filter(({ kind }) => kind === 'patch')

describe('the text of an appointment that becomes private', () => {
  it('[S117] is taken out of everything that is kept of it: link, earlier rows, undo', async () => {
    const link = await world.link({}, { ...aReview, subject: secret })
    await edited({ subject: `${secret} 2` })
    world.crm.failNext(new Unavailable('IFS', `Could not store "${secret} 3".`), { method: 'patchActivity' })
    await edited({ subject: `${secret} 3` })
    expect(await world.stored()).toContain(secret)
    await edited({ sensitivity: 'private', subject: `${secret} 4` })
    expect([(await world.stored()).includes(secret), world.crm.activity(link.activityNo)?.description]).toEqual([
      false,
      'Private appointment',
    ])
    expect((await world.rows()).map(({ outcome, appointment }) => [outcome, appointment])).toEqual([
      ['updated', 'Private appointment'],
      ['updated', 'Private appointment'],
      ['retry', 'Private appointment'],
      ['updated', 'Private appointment'],
      ['linked', 'Private appointment'],
    ])
  })

  it('[S117] is taken out of a link whose activity is gone, which nothing masks in IFS any more', async () => {
    const link = await world.link({}, { ...aReview, subject: secret })
    world.crm.deleteInIfs(link.activityNo)
    await edited({ subject: `${secret} 2` })
    await edited({ sensitivity: 'private' })
    expect([(await world.linkOf(link.linkId))?.state.kind, /Clinic.*/.exec(await world.stored())]).toEqual([
      'activity-missing',
      null,
    ])
  })

  it('[S117] is taken out of plans of Initial Sync, which then leave it alone', async () => {
    const link = await world.link({}, { ...aReview, subject: secret })
    const runs = createInitialSyncStore(world.database.db)
    const of = { representativeId: ellen.representativeId, representative: ellen.name, mailboxId: ellen.mailboxId }
    await runs.beginRun({ ...aRun, mailboxes: [ellen.mailboxId] })
    const planned = {
      ...of,
      eventId: aReview.eventId,
      activityNo: link.activityNo,
      linkId: link.linkId,
      appointment: secret,
      start: '2026-11-24T09:00:00Z',
      action: 'update' as const,
      why: 'Outlook differs from IFS.',
      changes: [
        { field: 'description' as const, before: secret, after: `${secret} 2` },
        { field: 'end' as const, before: '2026-11-24T10:00:00Z', after: '2026-11-24T11:00:00Z' },
      ],
      fingerprint: JSON.stringify([{ description: `${secret} 2` }]),
    }
    await runs.savePlan(aRun.runId, 1, [planned, { ...planned, linkId: null, appointment: 'Another' }])
    await edited({ sensitivity: 'private' })
    const items = await runs.items(aRun.runId, {}, 0, 10)
    expect(items.map(({ appointment, changes }) => [appointment, changes.map(({ field }) => field)])).toEqual([
      ['Private appointment', ['end']],
      ['Another', ['description', 'end']],
    ])
    await sql`delete from initial_syncs`.execute(world.database.db)
    expect(await world.stored()).not.toContain(secret)
  })

  it('[S117] is taken out of the log at once, also while IFS is out of order', async () => {
    const link = await world.link({}, { ...aReview, subject: secret })
    await edited({ subject: `${secret} 2` })
    world.crm.failNext(new Unavailable('IFS', 'Down.'), { method: 'patchActivity' })
    world.calendar.edit(aReview, { sensitivity: 'private' })
    await world.notify(aReview.eventId)
    await relayLinks(world.ports, world.waiting.relay.splice(0))
    expect([JSON.stringify(await world.rows()).includes(secret), (await world.linkOf(link.linkId))?.state.kind]).toEqual([
      false,
      'waiting',
    ])
    await world.settle()
    expect(await world.stored()).not.toContain(secret)
  })

  it('is not brought back by an undo of a change from before', async () => {
    const link = await world.link({}, { ...aReview, subject: secret })
    await edited({ subject: `${secret} 2`, attendees: [] })
    const [row] = await world.rows()
    await edited({ sensitivity: 'confidential' })
    await undoChange(world.ports, row?.rowId ?? 0, owner)
    const activity = world.crm.activity(link.activityNo)
    expect([activity?.description, activity?.contacts.length]).toEqual(['Private appointment', 1])
  })
})

describe('a company that stops at private appointments', () => {
  beforeEach(() => {
    world.policy.privatePolicy = 'stop'
  })

  it('[R58] relays nothing of one and says why, then goes on by itself once it is public', async () => {
    const link = await world.link()
    const later = { kind: 'timed', startAt: '2026-11-24T13:00:00Z', endAt: '2026-11-24T14:00:00Z', zone: 'UTC' } as never
    await edited({ sensitivity: 'personal', subject: secret, when: later })
    await edited({ subject: `${secret} 2` })
    expect([patches().length, world.crm.activity(link.activityNo)?.when, (await world.linkOf(link.linkId))?.state]).toEqual([
      0,
      aReview.when,
      {
        kind: 'paused',
        because: 'private',
        since: '2026-11-23T08:00:00Z',
        why: 'The appointment is private; your company relays nothing of it. It goes on once it is public again.',
      },
    ])
    expect((await world.rows()).map(({ outcome }) => outcome)).toEqual(['paused', 'linked'])
    expect(await world.stored()).not.toMatch(/Clinic|Quarterly/)
    await edited({ sensitivity: 'normal', subject: 'Quarterly review' })
    expect([world.crm.activity(link.activityNo), (await world.linkOf(link.linkId))?.state.kind, patches().length]).toMatchObject([
      { description: 'Quarterly review', when: later },
      'linked',
      1,
    ])
  })

  it('[R58] writes nothing when it is public again as it was', async () => {
    const link = await world.link()
    await edited({ sensitivity: 'private' })
    await edited({ sensitivity: 'normal' })
    expect([patches().length, (await world.linkOf(link.linkId))?.state.kind]).toEqual([0, 'linked'])
  })

  it('[R58] keeps the activity of one that is deleted', async () => {
    world.policy.deleteWhenCancelled = true
    const link = await world.link()
    await edited({ sensitivity: 'private' })
    world.calendar.remove(aReview)
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.crm.activity(link.activityNo) === null, (await world.linkOf(link.linkId))?.state.kind]).toEqual([
      false,
      'appointment-cancelled',
    ])
  })
})

it('[R59] a company that relays private appointments relays one like any other, from the link on', async () => {
  world.policy.privatePolicy = 'relay'
  const link = await world.link({}, { ...aReview, sensitivity: 'private', subject: 'Board' })
  await edited({ subject: 'Board, moved', attendees: [] })
  expect(world.crm.activity(link.activityNo)).toMatchObject({ description: 'Board, moved', contacts: [] })
  expect((await world.rows()).map(({ appointment }) => appointment)).toEqual(['Board, moved', 'Board'])
})
