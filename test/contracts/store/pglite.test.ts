import { PGlite } from '@electric-sql/pglite'
import { expect, it } from '@jest/globals'
import { Kysely, PGliteDialect, PostgresAdapter } from 'kysely'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../src/rmsync/store/database.ts'
import { describeCareStore } from './care-contract.ts'
import { describeStore } from './store-contract.ts'
import { link, linkId, openStoreWorld, saveLinks } from './store-world.ts'

describeStore('the embedded PGlite', async () => openStoreWorld(await openDatabase({ folder: 'memory://' })))
describeCareStore('the embedded PGlite', () => openDatabase({ folder: 'memory://' }))

/** Kysely's dialect without the turn-taking that it has for a database of one session. */
class UnguardedDialect extends PGliteDialect {
  override createAdapter() {
    return new PostgresAdapter()
  }
}

/** A row is written beside a transaction that is then rolled back: is it there afterwards? */
async function survivesBesideRollback(Dialect: typeof PGliteDialect): Promise<boolean> {
  const db = new Kysely<{ notes: { note: string } }>({ dialect: new Dialect({ pglite: await PGlite.create('memory://') }) })
  try {
    await db.schema.createTable('notes').addColumn('note', 'text').execute()
    let beside: Promise<unknown> = Promise.resolve()
    const rolledBack = db.transaction().execute(async (trx) => {
      await trx.insertInto('notes').values({ note: 'inside' }).execute()
      beside = db.insertInto('notes').values({ note: 'beside' }).execute()
      // Time enough for the other write to find its way into the transaction, where that is possible.
      for (let turn = 0; turn < 10; turn++) await trx.selectFrom('notes').selectAll().execute()
      throw new Error('Rolled back.')
    })
    await expect(rolledBack).rejects.toThrow('Rolled back.')
    await beside
    return (await db.selectFrom('notes').select('note').execute()).some(({ note }) => note === 'beside')
  } finally {
    await db.destroy()
  }
}

it('a write beside a transaction survives its rollback, as it would not if both shared the one session', async () => {
  expect({
    ours: await survivesBesideRollback(PGliteDialect),
    unguarded: await survivesBesideRollback(UnguardedDialect),
  }).toEqual({
    ours: true,
    unguarded: false,
  })
})

it('[R402] a folder is migrated once, opened again with what was saved, and by one at a time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rm-panel-pglite-'))
  try {
    for (const links of [[link('a')], []]) {
      const where = { folder: join(folder, 'made', 'when', 'missing') }
      const world = openStoreWorld(await openDatabase(where))
      await expect(openDatabase(where)).rejects.toThrow('is in use by process')
      await saveLinks(world.store, ...links)
      expect(await world.store.linksByIds([linkId('a')])).toEqual([link('a')])
      await world.close()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})
