import { beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { EventId } from '../../../src/domain/ids.ts'
import { Unavailable } from '../../../src/domain/errors.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import { dropOldRows } from '../../../src/rmsync/administration/watch-over.ts'
import { continueInitialSync } from '../../../src/rmsync/initial-sync/run.ts'
import { aReview, activityNo, ellen } from '../../support/world.ts'
import { openHttpWorld, refusal, type HttpWorld } from '../http/http-world.ts'

let http: HttpWorld
beforeEach(async () => {
  http = await openHttpWorld()
})
const path = '/api/admin/initial-syncs'
interface Run {
  readonly runId: string
  readonly state: string
  readonly counts: Record<string, number>
  readonly results: Record<string, number>
  readonly progress: Record<string, number | null>
}
const start = async (from = '2026-11-01'): Promise<Run> =>
  (await http.ask('karin', 'POST', path, { representatives: 'all', from })).body as unknown as Run
const show = async (runId: string): Promise<Run> => (await http.ask('karin', 'GET', `${path}/${runId}`)).body as unknown as Run
const work = (runId: string): Promise<void> => continueInitialSync(http.administration.ports.initialSync, runId)
const items = async (runId: string, query = ''): Promise<readonly Record<string, unknown>[]> =>
  (await http.ask('karin', 'GET', `${path}/${runId}/items${query}`)).body['items'] as Record<string, unknown>[]
const post = (runId: string, what: string, body?: object) => http.ask('karin', 'POST', `${path}/${runId}/${what}`, body)

/** Three linked appointments: one edited, one deleted, one as it was. */
async function threeLinks(): Promise<void> {
  const { world } = http
  world.policy.deleteWhenCancelled = true
  for (const [number, subject] of [
    ['1', 'Edited'],
    ['2', 'Deleted'],
    ['3', 'Untouched'],
  ] as const) {
    await world.link(
      { itemId: `event-${number}` },
      { ...aReview, eventId: `event-${number}` as EventId, iCalUId: `meeting-${number}`, subject },
    )
  }
  world.calendar.edit({ mailboxId: ellen.mailboxId, eventId: 'event-1' as EventId }, { subject: 'Edited in Outlook' })
  world.calendar.remove({ mailboxId: ellen.mailboxId, eventId: 'event-2' as EventId })
}
async function planned(): Promise<Run> {
  const { runId } = await start()
  await work(runId)
  return show(runId)
}

describe('[R75] a plan', () => {
  it('names every item with what and why, and changes nothing', async () => {
    await threeLinks()
    const before = http.world.crm.journal().length
    const run = await planned()
    expect(run).toMatchObject({ state: 'planned', counts: { update: 1, delete: 1, relink: 0, nothing: 1, problem: 0 } })
    expect(await items(run.runId)).toMatchObject([
      { action: 'delete', appointment: 'Deleted', why: 'The appointment was deleted in Outlook.', result: 'open' },
      { action: 'update', changes: [{ field: 'description', before: 'Edited', after: 'Edited in Outlook' }], result: 'open' },
      { action: 'nothing', appointment: 'Untouched', why: 'Already the same.' },
    ])
    expect(http.world.crm.journal().length).toBe(before)
  })

  it('leaves out what ended before its day', async () => {
    await threeLinks()
    const { runId } = await start('2026-12-01')
    await work(runId)
    expect(await items(runId)).toEqual([])
  })

  it('one is under way at a time', async () => {
    await start()
    const second = await http.ask('karin', 'POST', path, { representatives: 'all' })
    expect(refusal(second)).toEqual([409, 'initial-sync-running', 'An Initial Sync is under way already.'])
  })

  it('is of the chosen representatives only; of nobody it is refused', async () => {
    const some = await http.ask('karin', 'POST', path, { representatives: ['JOEK'], from: '2026-11-01' })
    expect(some.body).toMatchObject({
      representatives: [{ representativeId: 'JOEK', name: 'Jonas Ekström' }],
      representativeCount: 1,
    })
    expect(refusal(await http.ask('karin', 'POST', path, { representatives: ['NOBODY'] })).slice(0, 2)).toEqual([
      404,
      'not-found',
    ])
    expect(refusal(await http.ask('karin', 'POST', path, { representatives: 'all', from: '2026-02-30' }))[3]).toBe('from')
  })
})

describe('[R76] an approved plan', () => {
  it('is applied exactly, and a second run finds nothing to do', async () => {
    await threeLinks()
    const { runId } = await planned()
    expect(await post(runId, 'approve', { deletionsSeen: 1 })).toMatchObject({ status: 200, body: { state: 'applying' } })
    await work(runId)
    expect(await show(runId)).toMatchObject({
      state: 'done',
      results: { applied: 2, skipped: 0, failed: 0 },
      progress: { done: 2, total: 2 },
    })
    const { crm } = http.world
    const activities = ['4711', '4712', '4713'].map((number) => crm.activity(activityNo(number))?.description ?? null)
    expect(activities).toEqual(['Edited in Outlook', null, 'Untouched'])
    const second = await planned()
    expect(second.counts).toEqual({ update: 0, delete: 0, relink: 0, nothing: 2, problem: 0 })
  })

  it('asks that its deletions were looked at', async () => {
    await threeLinks()
    const { runId } = await planned()
    expect(refusal(await post(runId, 'approve', { deletionsSeen: 0 }))).toEqual([
      422,
      'deletions-not-seen',
      'The plan deletes 1 activity.',
      'deletionsSeen',
    ])
    expect(await show(runId)).toMatchObject({ state: 'planned' })
  })

  it('skips what changed since, and says so', async () => {
    await threeLinks()
    const { runId } = await planned()
    http.world.calendar.edit({ mailboxId: ellen.mailboxId, eventId: 'event-1' as EventId }, { subject: 'Edited once more' })
    await post(runId, 'approve', { deletionsSeen: 1 })
    await work(runId)
    expect(await items(runId, '?show=skipped')).toMatchObject([
      { action: 'update', result: 'skipped', resultReason: 'It changed since the plan was made. Outlook differs from IFS.' },
    ])
    expect(http.world.crm.activity(activityNo('4711'))?.description).toBe('Edited')
  })

  it('brings back what somebody changed in IFS by hand (S139)', async () => {
    await threeLinks()
    http.world.crm.editInIfs(activityNo('4713'), { description: 'By hand' })
    const { runId, counts } = await planned()
    expect(counts).toMatchObject({ update: 2, nothing: 0 })
    await post(runId, 'approve', { deletionsSeen: 1 })
    await work(runId)
    expect(http.world.crm.activity(activityNo('4713'))?.description).toBe('Untouched')
  })
})

describe('[R77] a run', () => {
  it('is paused, resumed and goes on where it stood, also after an outage', async () => {
    await threeLinks()
    const { runId } = await planned()
    await post(runId, 'approve', { deletionsSeen: 1 })
    await post(runId, 'pause')
    await work(runId)
    expect(await show(runId)).toMatchObject({ state: 'paused', reason: 'Paused by Karin Olsson.', results: { applied: 0 } })
    await post(runId, 'resume')
    http.world.crm.failNext(new Unavailable('IFS', 'IFS is busy.'), { method: 'readActivity' })
    await expect(work(runId)).rejects.toThrow('IFS is busy.')
    await work(runId)
    expect(await show(runId)).toMatchObject({ state: 'done', results: { applied: 2 } })
  })

  it('is cancelled; what is done stays done, and another can begin', async () => {
    await threeLinks()
    const { runId } = await planned()
    expect(await post(runId, 'cancel')).toMatchObject({
      status: 200,
      body: { state: 'cancelled', reason: 'Cancelled by Karin Olsson.' },
    })
    await work(runId)
    expect(http.world.crm.activity(activityNo('4712'))).not.toBeNull()
    expect(refusal(await post(runId, 'resume'))).toEqual([409, 'wrong-state', 'The Initial Sync is cancelled.'])
    expect(await start()).toMatchObject({ state: 'planning' })
  })

  it('links again what carries a marker and has no link (S137)', async () => {
    const { linkId } = await http.world.link()
    await http.world.store.transaction((tx) => tx.removeLink(linkId))
    const { runId, counts } = await planned()
    expect(counts).toMatchObject({ relink: 1 })
    await post(runId, 'approve', { deletionsSeen: 0 })
    await work(runId)
    expect(await http.world.linkOf(linkId)).toMatchObject({ linkId, activityNo: '4711' })
  })

  it('[R441] that ended goes with the log once it is as old, one that waits for a person stays', async () => {
    await threeLinks()
    const ended = await planned()
    await post(ended.runId, 'cancel')
    const waits = await planned()
    const { watch } = http.administration.ports
    const at = (now: string) => ({ ...watch, clock: { now: () => now as Instant } })

    await dropOldRows(at('2027-05-20T08:00:00Z'), 180)
    expect(await items(ended.runId)).toHaveLength(3)
    await dropOldRows(at('2027-06-01T08:00:00Z'), 180)

    const { rows } = await sql<{ run_id: string }>`
      select distinct run_id from initial_sync_items`.execute(http.world.database.db)
    expect(rows).toEqual([{ run_id: waits.runId }])
    expect((await http.ask('karin', 'GET', `${path}/${ended.runId}`)).status).toBe(404)
  })

  it('tells its rate and the time left', async () => {
    await threeLinks()
    const { runId } = await planned()
    await post(runId, 'approve', { deletionsSeen: 1 })
    const { runs } = http.administration.base
    await runs.addWorked(runId, 30_000)
    const [first] = await runs.openItems(runId, 1)
    await runs.settleItem(first?.itemId ?? 0, 'applied', '')
    expect((await show(runId)).progress).toEqual({ done: 1, total: 2, perMinute: 2, secondsLeft: 30 })
  })

  it('is exported with every item', async () => {
    await threeLinks()
    const { runId } = await planned()
    const answer = await http.app.inject({
      url: `${path}/${runId}/export?format=csv`,
      headers: { authorization: 'Bearer karin' },
    })
    expect([answer.headers['content-type'], answer.body.split('\r\n').length]).toEqual(['text/csv; charset=utf-8', 5])
  })
})
