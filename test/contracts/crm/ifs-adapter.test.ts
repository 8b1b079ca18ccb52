import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ActivityNo } from '../../../src/domain/ids.ts'
import { describeActivities } from './crm-contract.ts'
import { describeSearch } from './crm-search-contract.ts'
import { draft, nothing, peter } from './crm-world.ts'
import { openIfsWorld, type IfsWorld } from './ifs-world.ts'

describeActivities('the adapter before IFS', () => openIfsWorld())
describeSearch('the adapter before IFS', () => openIfsWorld())

describe('the adapter before IFS', () => {
  let world: IfsWorld
  beforeAll(async () => {
    world = await openIfsWorld()
  })
  afterAll(() => world.close())

  const inserted = (description: string) =>
    world.standin.journal().filter(({ action, after }) => action === 'insert' && after?.['Description'] === description).length

  it('finds every name of the default mapping in $metadata', async () => {
    expect(await world.crm.check()).toEqual([])
  })

  it.each(['timeout-applied', 'lost-answer'] as const)('finds what it created after %s, and repeats nothing', async (fault) => {
    world.standin.failNext(fault, { match: /\$batch/ })

    const created = await world.crm.createActivity(draft({ description: fault, contacts: [peter] }))

    expect(created.contacts.map(({ personId }) => personId)).toEqual([peter])
    expect(inserted(fault)).toBe(1)
  })

  it('does not know what became of a creation that is not to be found, and repeats nothing', async () => {
    world.standin.failNext('timeout-not-applied', { match: /\$batch/ })

    const attempt = world.crm.createActivity(draft({ description: 'In vain', creationKey: 'in-vain' }))

    await expect(attempt).rejects.toMatchObject({ name: 'Unavailable', outcomeUnknown: true })
    expect([inserted('In vain'), await world.crm.activityCreatedWith('in-vain')]).toEqual([0, null])
  })

  it.each([
    [500, { name: 'Unavailable', outcomeUnknown: false }],
    [423, { name: 'Unavailable', outcomeUnknown: false }],
    [503, { name: 'Unavailable', outcomeUnknown: false, retryAfterMs: 7000 }],
    [403, { name: 'Refused' }],
  ])('knows that nothing was written after %i', async (status, error) => {
    const created = await world.crm.createActivity(draft())
    world.standin.failNext(status, { match: /^PATCH/, retryAfter: 7 })

    const attempt = world.crm.patchActivity(created.activityNo, { ...nothing, description: 'No' }, created.etag)

    await expect(attempt).rejects.toMatchObject(error)
    expect(world.standin.activity(created.activityNo)?.fields['Description']).toBe('Quarterly review')
  })

  it('tells with the sentence of IFS that SYNC_MASTER is locked, and goes on once it is not', async () => {
    world.standin.lockSyncMaster()
    await expect(world.crm.createActivity(draft({ description: 'Locked out' }))).rejects.toMatchObject({
      name: 'ServiceUserLocked',
      message: expect.stringContaining('SYNC_MASTER'),
    })

    world.standin.unlockSyncMaster()
    await world.crm.createActivity(draft({ description: 'Locked out' }))

    expect(inserted('Locked out')).toBe(1)
  })

  it('never writes without If-Match, so that nothing is created by a change', async () => {
    const gone = { ...nothing, description: 'Ghost', addContacts: [peter] }

    await expect(world.crm.patchActivity('99999' as ActivityNo, gone, 'W/"x"')).rejects.toMatchObject({ name: 'NotFound' })

    expect([world.standin.offences(), world.standin.activity('99999')]).toEqual([[], null])
  })
})
