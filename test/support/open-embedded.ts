import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { type Database, onPGlite } from '../../src/rmsync/store/database.ts'

const migrations = new URL('../../src/rmsync/store/migrations/', import.meta.url)
const packageJson = new URL('../../package.json', import.meta.url)
const templates = fileURLToPath(new URL('../../test-output/databases/', import.meta.url))

/** An embedded database in memory with every migration done. Making one takes seconds; so it is made once, kept as a file, and loaded. */
export async function openEmbedded(): Promise<Database> {
  const path = `${templates}${await nameOfThisVersion()}.tar`
  const kept = await readFile(path).catch(() => null)
  if (kept !== null) {
    return onPGlite(await PGlite.create({ loadDataDir: new Blob([kept]), extensions: { pg_trgm } }))
  }
  const pglite = await PGlite.create('memory://', { extensions: { pg_trgm } })
  const database = await onPGlite(pglite)
  await mkdir(templates, { recursive: true })
  // Several test files may make it at once: each writes its own, the last one stays, whole.
  const own = `${path}.${process.pid}`
  await writeFile(own, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()))
  await rename(own, path)
  return database
}

async function nameOfThisVersion(): Promise<string> {
  const hash = createHash('sha256')
  // PGlite's files are those of its PostgreSQL; package.json holds its exact version.
  hash.update(/"@electric-sql\/pglite": "(.+)"/.exec(await readFile(packageJson, 'utf8'))?.[1] ?? '')
  for (const name of (await readdir(migrations)).sort()) hash.update(name).update(await readFile(new URL(name, migrations)))
  return hash.digest('hex').slice(0, 16)
}
