import type { PGlite } from '@electric-sql/pglite'
import { type DatabaseConnection, type Driver, PGliteDialect, PGliteDriver } from 'kysely'

/**
 * PGlite is one session. Kysely's own driver hands the same connection to everybody, so a query made beside an open transaction
 * would become part of it, and be lost with its rollback. Here whoever holds the connection holds it alone.
 */
export class SerialPGliteDialect extends PGliteDialect {
  readonly #pglite: PGlite
  constructor(pglite: PGlite) {
    super({ pglite })
    this.#pglite = pglite
  }
  override createDriver(): Driver {
    return new SerialPGliteDriver({ pglite: this.#pglite })
  }
}

class SerialPGliteDriver extends PGliteDriver {
  #turn: Promise<void> = Promise.resolve()
  #done: () => void = () => undefined

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#turn
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#turn = promise
    await before
    this.#done = resolve
    return super.acquireConnection()
  }
  override async releaseConnection(): Promise<void> {
    this.#done()
  }
}
