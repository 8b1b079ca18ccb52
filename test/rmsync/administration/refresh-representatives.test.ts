import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Representative } from '../../../src/domain/activity.ts'
import { toEmailAddress, type RepresentativeId } from '../../../src/domain/ids.ts'
import { refreshRepresentatives } from '../../../src/rmsync/administration/refresh-representatives.ts'
import { ellen, jonas, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const representative = (changes: Partial<Representative> = {}): Representative => ({
  representativeId: ellen.representativeId,
  name: ellen.name,
  email: ellen.email,
  isBlocked: false,
  userId: 'U1',
  maySync: true,
  ...changes,
})
const refresh = async (listed: readonly Representative[], syncActive: 'all' | readonly string[] = 'all') => {
  await refreshRepresentatives({
    ...world.ports,
    crm: { ...world.crm, listRepresentatives: async () => Promise.resolve(listed) },
    syncActive,
  })
  return (await world.store.representatives()).map((row) => [row.representativeId, row.syncActive])
}

describe('who syncs', () => {
  it('is who IFS names with EXCHANGE_SYNC_USER, not blocked, with a mailbox', async () => {
    const id = (text: string) => text as RepresentativeId
    expect(
      await refresh([
        representative(),
        representative({ representativeId: id('BLOCKED'), isBlocked: true, email: toEmailAddress('b@x.example') }),
        representative({ representativeId: id('NOSET'), maySync: false, email: toEmailAddress('n@x.example') }),
        representative({ representativeId: id('NOBOX'), email: toEmailAddress('nobody@x.example') }),
      ]),
    ).toEqual([['ELSA', true]])
  })

  it('is active by configuration', async () => {
    const both = [
      representative(),
      representative({ representativeId: jonas.representativeId, name: jonas.name, email: jonas.email }),
    ]
    expect(await refresh(both, ['JOEK'])).toEqual([
      ['ELSA', false],
      ['JOEK', true],
    ])
  })

  it('[R4] stays as it was when IFS names nobody at all', async () => {
    expect(await refresh([])).toEqual([
      ['ELSA', true],
      ['JOEK', true],
    ])
  })

  it('asks Graph for a mailbox once only', async () => {
    await refresh([representative()])
    await refresh([representative()])
    expect(world.calendar.calls.findMailbox ?? 0).toBe(0)
  })
})
