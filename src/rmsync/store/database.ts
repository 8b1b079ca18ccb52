import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import * as linksAndLog from './migrations/0001-links-and-log.ts'
import * as series from './migrations/0002-series.ts'
import type { Tables } from './tables.ts'

// bigint arrives as text by default; row ids stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Database {
  readonly db: Kysely<Tables>
  /** The embedded instance, for the queue to share; null on PostgreSQL, where the queue opens its own pool. */
  readonly pglite: PGlite | null
  close(): Promise<void>
}

/** PostgreSQL by its URL, or the embedded one in a folder (`memory://` keeps nothing). Migrated before it is handed out. */
export async function openDatabase(where: { databaseUrl: string } | { folder: string }): Promise<Database> {
  const pglite = 'folder' in where ? await openPGlite(where.folder) : null
  const dialect =
    pglite === null
      ? new PostgresDialect({ pool: openPool((where as { databaseUrl: string }).databaseUrl) })
      : // PGlite is one session; Kysely lets one transaction or query at a time have it (`supportsMultipleConnections` false).
        new PGliteDialect({ pglite })
  const db = new Kysely<Tables>({ dialect })
  await migrate(db)
  return { db, pglite, close: () => db.destroy() }
}

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  // A connection that breaks while nobody uses it (PostgreSQL restarts) is dropped and made anew; unheard, the event would end the process.
  pool.on('error', () => undefined)
  return pool
}

async function openPGlite(folder: string): Promise<PGlite> {
  if (!folder.startsWith('memory://')) await mkdir(folder, { recursive: true })
  return PGlite.create(folder)
}

const migrations: Record<string, Migration> = {
  '0001-links-and-log': linksAndLog,
  '0002-series': series,
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined)
    throw new Error('The database could not be brought to this version. Restore the backup or update RM Panel.', { cause: error })
}
