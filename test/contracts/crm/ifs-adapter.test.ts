import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { describeActivities } from './crm-contract.ts'
import { describeSearch } from './crm-search-contract.ts'
import { openIfsWorld, type IfsWorld } from './ifs-world.ts'

describeActivities('the adapter before IFS', openIfsWorld)
describeSearch('the adapter before IFS', openIfsWorld)

describe('the adapter before IFS', () => {
  let world: IfsWorld
  beforeAll(async () => {
    world = await openIfsWorld()
  })
  afterAll(() => world.close())

  it('finds every name of the default mapping in $metadata', async () => {
    expect(await world.crm.check()).toEqual([])
  })
})
