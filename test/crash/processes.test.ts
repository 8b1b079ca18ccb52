import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startPostgres, type Postgres } from '../support/start-postgres.ts'
import { survive } from './survive.ts'

describe('several processes on one database', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 120_000)
  afterAll(() => postgres.close())

  const ordealOf = async (processes: number) => ({
    processes,
    databaseUrl: await postgres.createDatabase(),
    kills: 0,
    lifeMs: 0,
    links: 16,
    linksMeanwhile: false,
    seed: processes,
  })

  it('[S135] [R79] two of them under load, paused, stopped and begun again meanwhile, write nothing while they rest and lose nothing', async () => {
    const { wrong } = await survive({ ...(await ordealOf(2)), workMs: 2_000, orders: true })
    expect(wrong).toEqual([])
  }, 400_000)

  it('[S135] four of them, under load and with failures on both sides, leave what one alone would', async () => {
    const { wrong } = await survive({ ...(await ordealOf(4)), workMs: 8_000 })
    expect(wrong).toEqual([])
  }, 400_000)
})
