import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startPostgres, type Postgres } from '../support/start-postgres.ts'
import { survive } from './survive.ts'

describe('several processes on one database', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 120_000)
  afterAll(() => postgres.close())

  it.each([2, 4])(
    '[S135] %i of them, under load and with failures on both sides, leave what one alone would',
    async (processes) => {
      const { wrong } = await survive({
        processes,
        databaseUrl: await postgres.createDatabase(),
        kills: 0,
        workMs: 8_000,
        lifeMs: 0,
        links: 16,
        linksMeanwhile: false,
        seed: processes,
      })
      expect(wrong).toEqual([])
    },
    400_000,
  )
})
