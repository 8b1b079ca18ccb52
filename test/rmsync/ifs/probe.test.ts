import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createIfsCrm, type IfsCrm, type IfsCrmConfig } from '../../../src/rmsync/ifs/ifs-crm.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { defaultMappingFile } from '../../contracts/crm/tenant-world.ts'
import { openIfsWorld, type IfsWorld } from '../../contracts/crm/ifs-world.ts'

const mapping = await loadIfsMapping(defaultMappingFile)
let world: IfsWorld
const opened: IfsCrm[] = []
beforeAll(async () => {
  world = await openIfsWorld(undefined, { lockedAt: 'sign-in' })
})
afterAll(async () => {
  for (const crm of opened) await crm.close()
  await world.close()
})

function openCrm(changes: Partial<IfsCrmConfig> = {}): IfsCrm {
  const crm = createIfsCrm({ ...world.access, mapping, timestamps: 'UTC', activityUrlTemplate: '', ...changes })
  opened.push(crm)
  return crm
}
const outcomes = async (crm: IfsCrm) => (await crm.probe()).map(({ step, outcome }) => `${step} ${outcome}`)

describe('the way to IFS', () => {
  it('[R37] is walked to its end where all is well, and leaves nothing behind', async () => {
    const before = world.standin.journal().length

    const checks = await openCrm().probe()

    expect(checks.map(({ step, outcome, fix }) => [step, outcome, fix])).toEqual([
      ['sign-in', 'ok', ''],
      ...Array.from({ length: 7 }, () => ['projections', 'ok', '']),
      ['mapping', 'ok', ''],
      ['permission-sets', 'ok', ''],
      ['service-user', 'ok', ''],
    ])
    expect(checks[0]?.found).toContain('Client RMSYNC is signed in at https://')
    expect(checks.at(-2)?.found).toBe('3 of 3 representatives hold EXCHANGE_SYNC_USER.')
    expect([world.standin.journal().length, world.standin.offences()]).toEqual([before, []])
  })

  it('ends at a sign-in that is refused, and never names the secret', async () => {
    const checks = await openCrm({ clientSecret: 'not that secret' }).probe()

    expect(checks.map(({ step, outcome }) => [step, outcome])).toEqual([['sign-in', 'failed']])
    expect(checks[0]?.fix).toBe('Correct address, client and secret of the sign-in of IFS.')
    expect(JSON.stringify(checks)).not.toContain('not that secret')
  })

  it('ends where nobody answers', async () => {
    expect(await outcomes(openCrm({ tokenUrl: 'https://localhost:1/token' }))).toEqual(['sign-in failed'])
  })

  it('says which projection is missing, refused or named wrongly', async () => {
    const opportunities = { ...mapping.opportunities, projection: 'OpportunityHandling' }
    world.standin.failNext(403, { match: /GET .*SupplierHandling\.svc\/\$metadata/ })

    const checks = await openCrm({ mapping: { ...mapping, opportunities } }).probe()

    const failed = checks.filter(({ outcome }) => outcome === 'failed')
    expect(checks.every(({ step }) => step === 'sign-in' || step === 'projections')).toBe(true)
    expect(failed.map(({ found, fix }) => [found.split(':')[0], fix])).toEqual([
      [
        'SupplierHandling',
        'Grant SupplierHandling to the service user of rmsync in a permission set, or correct its name in the IFS mapping.',
      ],
      [
        'OpportunityHandling',
        'Grant OpportunityHandling to the service user of rmsync in a permission set, or correct its name in the IFS mapping.',
      ],
    ])
  })

  it('says which name of the mapping is wrong, and goes on', async () => {
    const attributes = { ...mapping.opportunities.attributes, name: 'Descripton' }
    const opportunities = { ...mapping.opportunities, attributes, closedStates: ['Wonn'] }

    const checks = await openCrm({ mapping: { ...mapping, opportunities } }).probe()

    const names = checks.find(({ step }) => step === 'mapping')
    expect([names?.outcome, checks.at(-1)?.outcome]).toEqual(['failed', 'ok'])
    expect(names?.found).toContain('The nearest is Description.')
    expect(names?.found).toContain('IFS has no member of the enumeration of Objstate named Wonn (opportunities.closedStates.0')
  })

  it('says who does not hold the permission set, and that an IFS without any representative is not right', async () => {
    world.standin.revoke('JOEK', 'EXCHANGE_SYNC_USER')
    const without = (await openCrm().probe()).find(({ step }) => step === 'permission-sets')
    world.standin.grant('JOEK', 'EXCHANGE_SYNC_USER')
    const nobody = { ...mapping.representatives, blockedState: 'Active' }

    const empty = (await openCrm({ mapping: { ...mapping, representatives: nobody } }).probe()).find(
      ({ step }) => step === 'permission-sets',
    )

    expect([without?.outcome, without?.found]).toEqual([
      'ok',
      '2 of 3 representatives hold EXCHANGE_SYNC_USER. Not synchronised: Jonas Ekström.',
    ])
    // one is left, who has no permission set
    expect(empty?.found).toBe('0 of 1 representatives hold EXCHANGE_SYNC_USER. Not synchronised: Rolf Nyqvist.')
  })

  it('[R32] tells a locked SYNC_MASTER from everything else, at the sign-in or at the first write', async () => {
    const signedIn = openCrm()
    await signedIn.probe()
    world.standin.lockSyncMaster()

    const atWrite = (await signedIn.probe()).at(-1)
    const atSignIn = await openCrm().probe()
    world.standin.unlockSyncMaster()

    expect([atWrite?.step, atWrite?.outcome]).toEqual(['service-user', 'locked'])
    expect(atSignIn.map(({ step, outcome }) => [step, outcome])).toEqual([['sign-in', 'locked']])
    expect(atSignIn[0]?.found).toContain("User 'SYNC_MASTER' disabled")
    expect(atSignIn[0]?.fix).toBe(atWrite?.fix)
    expect(atWrite?.fix).toContain('UpdateSyncMasterUser.sql')
    expect(await outcomes(signedIn)).not.toContain('service-user locked')
  })

  it('takes it for a write that is taken when the database says that there is no such activity', async () => {
    const details = 'The Business Activity object does not exist.'
    world.standin.failNext(500, { match: /^DELETE/, code: 'DATABASE_ERROR', message: 'Refused.', details })

    expect((await openCrm().probe()).at(-1)?.outcome).toBe('ok')
  })

  it('says that the service user may not write', async () => {
    world.standin.failNext(403, { match: /^DELETE/ })

    expect((await openCrm().probe()).at(-1)).toEqual({
      step: 'service-user',
      outcome: 'failed',
      found: 'The user has no permission for this projection.',
      fix: 'Grant the service user of rmsync to change BusinessActivities of BusinessActivityHandling.',
    })
  })
})
