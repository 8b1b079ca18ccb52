import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Representative } from '../../../src/domain/activity.ts'
import { NotFound, Refused } from '../../../src/domain/errors.ts'
import { toEmailAddress, type MailboxId, type RepresentativeId } from '../../../src/domain/ids.ts'
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

  it('[S131] one who cannot be looked up now keeps nobody else from theirs, and keeps a mailbox that was known', async () => {
    const refused = new Refused('Outlook', 'Outlook refuses a user (403).', 'Authorization_RequestDenied')
    world.calendar.failNext(refused, 'findMailbox')
    world.calendar.failNext(refused, 'findMailbox')
    const newcomer = representative({ representativeId: 'NEW' as RepresentativeId, email: toEmailAddress('new@x.example') })
    const renamed = representative({ email: toEmailAddress('ellen.s@halden.example') })
    const other = representative({ representativeId: jonas.representativeId, name: jonas.name, email: jonas.email })
    expect((await refresh([newcomer, renamed, other])).map(([id]) => id)).toEqual(['ELSA', 'JOEK'])
  })

  it('lets one of two with the same mailbox sync, and nobody else suffer by it', async () => {
    const twin = representative({ representativeId: 'TWIN' as RepresentativeId })
    const other = representative({ representativeId: jonas.representativeId, name: jonas.name, email: jonas.email })
    expect((await refresh([representative(), twin, other])).map(([id]) => id)).toEqual(['ELSA', 'JOEK'])
  })

  it('finds the new mailbox of somebody whose former one is gone, and keeps the former one while there is none', async () => {
    const renewed = '30000000-0000-4000-8000-000000000001' as MailboxId
    const look = async () => {
      await refreshRepresentatives({
        ...world.ports,
        crm: { ...world.crm, listRepresentatives: async () => Promise.resolve([representative()]) },
        syncActive: 'all',
        gone: new Set([ellen.mailboxId]),
      })
      return (await world.store.representatives()).map(({ mailboxId }) => mailboxId)
    }
    world.calendar.failNext(new NotFound('Outlook', 'No such user.'), 'findMailbox')
    const without = await look()
    world.calendar.addMailbox(ellen.email, renewed)
    expect([without, await look()]).toEqual([[ellen.mailboxId], [renewed]])
  })
})
