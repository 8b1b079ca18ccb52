import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { type Dialect, Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import * as linksAndLog from './migrations/0001-links-and-log.ts'
import * as series from './migrations/0002-series.ts'
import * as care from './migrations/0004-care.ts'
import * as safety from './migrations/0003-safety.ts'
import * as administration from './migrations/0005-administration.ts'
import * as calendars from './migrations/0006-calendars.ts'
import * as ownership from './migrations/0007-ownership.ts'
import * as seriesByMeeting from './migrations/0008-series-by-meeting.ts'
import * as alertNotices from './migrations/0009-alert-notices.ts'
import * as initialSyncByLink from './migrations/0010-initial-sync-by-link.ts'
import { claimFolder } from './claim-folder.ts'
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
export function openDatabase(where: { databaseUrl: string } | { folder: string }): Promise<Database> {
  return 'folder' in where ? openFolder(where.folder) : migrated(new PostgresDialect({ pool: openPool(where.databaseUrl) }), null)
}

/**
 * On an embedded database that is open already; it is closed with this. PGlite is one session; Kysely lets one transaction or query at a
 * time have it (`supportsMultipleConnections` false).
 */
export const onPGlite = (pglite: PGlite): Promise<Database> => migrated(new PGliteDialect({ pglite }), pglite)

async function migrated(dialect: Dialect, pglite: PGlite | null): Promise<Database> {
  const db = new Kysely<Tables>({ dialect })
  await migrate(db)
  return { db, pglite, close: () => db.destroy() }
}

function openPool(databaseUrl: string): pg.Pool {
  // Unanswered connections end, or a router that forgot one keeps its work waiting for ever.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, keepAlive: true, connectionTimeoutMillis: 30_000 })
  // A connection that breaks while nobody uses it (PostgreSQL restarts) is dropped and made anew; unheard, the event would end the process.
  pool.on('error', () => undefined)
  return pool
}

async function openFolder(folder: string): Promise<Database> {
  const open = async (): Promise<Database> => onPGlite(await PGlite.create(folder, { extensions: { pg_trgm } }))
  if (folder.startsWith('memory://')) return open()
  await mkdir(folder, { recursive: true })
  const claim = await claimFolder(folder)
  try {
    const database = await open()
    return {
      ...database,
      async close() {
        await database.close()
        await claim.release()
      },
    }
  } catch (error) {
    await claim.release()
    throw error
  }
}

const migrations: Record<string, Migration> = {
  '0001-links-and-log': linksAndLog,
  '0002-series': series,
  '0004-care': care,
  '0003-safety': safety,
  '0005-administration': administration,
  '0006-calendars': calendars,
  '0007-ownership': ownership,
  '0008-series-by-meeting': seriesByMeeting,
  '0009-alert-notices': alertNotices,
  '0010-initial-sync-by-link': initialSyncByLink,
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const newer = (await migrationsDone(db)).filter((name) => !(name in migrations))
  if (newer.length > 0)
    throw new Error(
      `The database belongs to a newer RM Panel: it has ${newer.join(', ')}, which this one does not know. Nothing was changed. ` +
        'Start the newer RM Panel, or restore the backup that was made before the update.',
    )
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined)
    throw new Error('The database could not be brought to this version. Restore the backup or update RM Panel.', { cause: error })
}

/** Names of the migrations the database has had; none of an empty one. */
async function migrationsDone(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (tables[0]?.there !== true) return []
  return (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(({ name }) => name)
}
