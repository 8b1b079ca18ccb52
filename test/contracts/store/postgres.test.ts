import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { openDatabase } from '../../../src/rmsync/store/database.ts'
import { startPostgres, type Postgres } from '../../support/start-postgres.ts'
import { describeCareStore } from './care-contract.ts'
import { describeStore } from './store-contract.ts'
import { link, linkId, openStoreWorld, saveLinks } from './store-world.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.close())

describeStore('PostgreSQL', async () => openStoreWorld(await openDatabase({ databaseUrl: await postgres.createDatabase() })))
describeCareStore('PostgreSQL', async () => openDatabase({ databaseUrl: await postgres.createDatabase() }))

it('a database is migrated once, also when several services open it at the same time, and again later', async () => {
  const databaseUrl = await postgres.createDatabase()
  const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ databaseUrl })))
  const [first] = opened.map(openStoreWorld)
  await saveLinks(first!.store, link('a'))
  await Promise.all(opened.map((database) => database.close()))

  const again = openStoreWorld(await openDatabase({ databaseUrl }))
  expect(await again.store.linksByIds([linkId('a')])).toEqual([link('a')])
  await again.close()
})

it('a connection that PostgreSQL ends while nobody uses it does no harm', async () => {
  const databaseUrl = await postgres.createDatabase()
  const world = openStoreWorld(await openDatabase({ databaseUrl }))
  const administrator = new pg.Client({ connectionString: databaseUrl })
  await administrator.connect()
  const { rows } = await administrator.query<{ ended: boolean }>(
    'select pg_terminate_backend(pid, 5000) as ended from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await administrator.end()
  expect(rows.map(({ ended }) => ended)).toEqual([true])
  expect(await world.store.openIntents()).toEqual([])
  await world.close()
})
