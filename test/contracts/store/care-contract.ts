import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CareStore, Reconciliation } from '../../../src/rmsync/ports/care.ts'
import type { SyncedRepresentative } from '../../../src/rmsync/ports/store.ts'
import { createCareStore } from '../../../src/rmsync/store/care-store.ts'
import type { Database } from '../../../src/rmsync/store/database.ts'
import {
  at,
  ellensMailbox,
  jonasMailbox,
  link,
  linkId,
  openStoreWorld,
  relayJob,
  row,
  rowJobs,
  saveLinks,
  saveRows,
  type StoreWorld,
} from './store-world.ts'

const run: Reconciliation = {
  runId: 'run-1',
  startedAt: at('2026-11-23T02:00:00Z'),
  finishedAt: null,
  by: null,
  total: 2,
  after: null,
  compared: 0,
  drift: 0,
  unread: 0,
  orphans: 0,
}
const person = (mailboxId: SyncedRepresentative['mailboxId'], syncActive = true): SyncedRepresentative => ({
  representativeId: mailboxId as string as SyncedRepresentative['representativeId'],
  name: mailboxId,
  email: `${mailboxId}@halden.example` as SyncedRepresentative['email'],
  mailboxId,
  syncActive,
})

/** The port `CareStore`, on any database. */
export function describeCareStore(name: string, open: () => Promise<Database>): void {
  describe(`what care keeps on ${name}`, () => {
    let world: StoreWorld
    let care: CareStore
    beforeAll(async () => {
      const database = await open()
      world = openStoreWorld(database)
      care = createCareStore(database.db, rowJobs)
      await sql`create table if not exists test_jobs (job text not null)`.execute(world.db)
    })
    beforeEach(async () => {
      await sql`truncate links, log_rows, representatives, rounds, reconciliations, notes, test_jobs`.execute(world.db)
    })
    afterAll(() => world.close())

    it('gives a round out once, and next at its new time', async () => {
      await world.store.saveRepresentatives([person(ellensMailbox), person(jonasMailbox, false)])
      const now = at('2026-11-23T08:00:00Z')
      await care.plantRounds(now)
      const next = at('2026-11-23T08:05:00Z')
      const claim = (moment: typeof now) => care.claimRounds(moment, 10, () => next)
      const both = await Promise.all([claim(now), claim(now)])
      expect([both.flat(), await claim(now), await claim(next)]).toEqual([[ellensMailbox], [], [ellensMailbox]])
    })

    it('keeps what a round proved, and forgets trouble with it', async () => {
      const [first, second] = [at('2026-11-23T08:00:00Z'), at('2026-11-23T08:05:00Z')]
      await care.finishRound(ellensMailbox, first, false)
      await care.noteTrouble(ellensMailbox, { kind: 'gone', reason: 'No mailbox.', fix: 'Make one.', since: first })
      const troubled = await care.round(ellensMailbox)
      await care.finishRound(ellensMailbox, second, true)
      // One that began earlier and ended later proves nothing new.
      await care.finishRound(ellensMailbox, first, true)
      expect([troubled?.trouble?.kind, await care.rounds()]).toEqual([
        'gone',
        [{ mailboxId: ellensMailbox, knownSince: first, nextAt: first, doneAt: second, settledAt: first, trouble: null }],
      ])
    })

    it('[R63] tells the delay that 95 of 100 changes stayed within, of the week and of each day', async () => {
      await care.finishRound(ellensMailbox, at('2026-11-23T08:00:00Z'), true)
      const changes = Array.from({ length: 100 }, (_, number) => row({ tookMs: (number + 1) * 100 }))
      await saveRows(
        world.store,
        ...changes,
        row({ tookMs: 50, appliedAt: at('2026-11-18T08:00:00Z') }),
        row({ tookMs: 9_000_000, noticedBy: 'reconciliation' }),
        row({ tookMs: 9_000_000, noticedBy: 'person' }),
        row({ tookMs: 9_000_000, appliedAt: at('2026-11-10T08:00:00Z') }),
        row({ tookMs: null }),
      )
      const since = at('2026-11-16T09:00:00Z')
      const expected = { changes: 101, p95Ms: 9500, byDayMs: [null, 50, null, null, null, null, 9500] }
      expect([await care.delaysSince(since), await care.delaysSince(since, jonasMailbox)]).toEqual([
        new Map([[ellensMailbox, expected]]),
        new Map(),
      ])
    })

    it('counts the links that wait for a person', async () => {
      const state = { kind: 'set-aside', since: at('2026-11-23T08:00:00Z'), why: 'No.' } as const
      await saveLinks(world.store, link('a', { state }), link('b', { state }), link('c'))
      expect(await care.setAsideCounts()).toEqual(new Map([[ellensMailbox, 2]]))
    })

    it('[R66] lets one reconciliation run at a time, whoever asks', async () => {
      const standing = await Promise.all([care.beginReconciliation(run), care.beginReconciliation({ ...run, runId: 'run-2' })])
      expect(new Set(standing.map(({ runId }) => runId)).size).toBe(1)
      const mine = standing[0]
      expect(await care.advance(mine, { ...mine, finishedAt: at('2026-11-23T03:00:00Z') }, [])).toBe(true)
      expect((await care.beginReconciliation({ ...run, runId: 'run-3' })).runId).toBe('run-3')
    })

    it('[R66] moves on with what was found, all or nothing, and only from where it stood', async () => {
      const [a, b] = [link('a'), link('b')]
      await saveLinks(world.store, a, b)
      await care.beginReconciliation(run)
      const state = { kind: 'activity-missing', since: at('2026-11-23T08:00:00Z') } as const
      const found = (one: typeof a) => ({
        before: one,
        after: { ...one, state },
        row: row({ linkId: one.linkId, noticedBy: 'reconciliation', correlationId: 'run-1', outcome: 'set-aside' }),
        relay: relayJob(one.linkId),
      })
      const after = { ...run, compared: 2, drift: 2, after: linkId('b') }
      const stale = { ...b, etag: 'W/"older"' }
      expect([
        await care.advance(run, after, [found(a), { ...found(b), before: stale }]),
        await care.advance(run, after, [found(a)]),
        (await world.store.linksByIds([a.linkId, b.linkId])).map((one) => one.state.kind).sort(),
        await world.jobs(),
        await care.reconciliations(5),
      ]).toEqual([true, false, ['activity-missing', 'linked'], ['relay a 0'], [{ ...after, repaired: 0, setAside: 1 }]])
    })

    it('walks through all links in the order of their ids', async () => {
      await saveLinks(world.store, link('c'), link('a'), link('b'))
      const ids = async (after: string | null) =>
        (await care.linksAfter(after === null ? null : linkId(after), 2)).map((one) => one.linkId)
      expect([await care.countLinks(), await ids(null), await ids('b'), await ids('c')]).toEqual([3, ['a', 'b'], ['c'], []])
    })

    it('knows whether anything was ever linked, or looked for', async () => {
      const before = await care.isBlank('looked')
      await care.note('looked', at('2026-11-23T08:00:00Z'))
      await care.note('looked', at('2026-11-23T09:00:00Z'))
      const noted = [await care.isBlank('looked'), await care.isBlank('other')]
      await saveRows(world.store, row())
      expect([before, ...noted, await care.isBlank('other')]).toEqual([true, false, true, false])
    })
  })
}
