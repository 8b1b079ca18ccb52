import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startPostgres, type Postgres } from '../support/start-postgres.ts'
import { type Ordeal, survive } from './survive.ts'

/** `npm run crash` does the same two hundred times. */
const kills = 5
const ordeal: Ordeal = {
  processes: 1,
  databaseUrl: null,
  kills,
  workMs: 0,
  lifeMs: 3_500,
  links: 12,
  linksMeanwhile: false,
  seed: 7,
}

describe(`rmsync killed ${kills} times under load`, () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 120_000)
  afterAll(() => postgres.close())

  it('[R180] loses nothing and doubles nothing on the embedded database', async () => {
    const { wrong } = await survive(ordeal)
    expect(wrong).toEqual([])
  }, 400_000)

  it('[R180] loses nothing and doubles nothing on PostgreSQL', async () => {
    const { wrong } = await survive({ ...ordeal, databaseUrl: await postgres.createDatabase() })
    expect(wrong).toEqual([])
  }, 400_000)
})
