import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ActivityNo } from '../../../src/domain/ids.ts'
import { describeActivities } from './crm-contract.ts'
import { describeCreationKeys, describeFields } from './crm-fields-contract.ts'
import { describeSearch } from './crm-search-contract.ts'
import { amir, draft, ellen, email, nothing, peter } from './crm-world.ts'
import { openIfsWorld, type IfsWorld } from './ifs-world.ts'

describeActivities('the adapter before IFS', () => openIfsWorld())
describeSearch('the adapter before IFS', () => openIfsWorld())
describeFields('the adapter before IFS', () => openIfsWorld())
describeCreationKeys('the adapter before IFS', () => openIfsWorld())

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

  it('[R33] neither finds nor offers a contact that IFS keeps from new activities', async () => {
    const contact = {
      connection: { kind: 'account', id: '10177' },
      name: 'Kept Back',
      email: email('kept@baltica.example'),
      role: '',
    } as const
    const { personId } = await world.crm.createContact(contact)
    const before = await world.crm.searchContacts('kept back', 5)

    await world.setInIfs(`CustomerInfoSet(CustomerId='10177')/CustomerInfoContacts(CustomerId='10177',PersonId='${personId}')`, {
      BlockedForCrmObjects: true,
    })

    const [found] = await world.crm.findPeople([email('kept@baltica.example')])
    expect([before.length, found?.contacts, await world.crm.searchContacts('kept back', 5)]).toEqual([1, [], []])
  })

  it('[R33] offers no opportunity that is won, lost or closed', async () => {
    const all = await world.crm.searchOpportunities('', 10)

    expect(all.map(({ opportunityNo }) => opportunityNo).sort()).toEqual(['2031', '2044', '2052'])
    expect(await world.crm.opportunitiesOf({ kind: 'account', id: '10131' })).toEqual([
      { opportunityNo: '2044', name: 'Pump retrofit, four vessels' },
    ])
  })

  it('[R38] lists first what somebody asked for in IFS, until Outlook has it', async () => {
    const own = { mainRepresentativeId: amir, representatives: [amir] }
    const sooner = await world.crm.createActivity(draft({ ...own, description: 'Sooner' }))
    world.standin.as('AMHA').requestAppointment('4707')
    const before = await world.crm.openActivitiesOf(amir)

    const { etag } = await world.crm.readActivity('4707' as ActivityNo)
    await world.crm.setSynced('4707' as ActivityNo, true, etag)
    const after = await world.crm.openActivitiesOf(amir)

    expect([before[0]?.activityNo, before[0]?.wantedInOutlook, before.length]).toEqual(['4707', true, after.length])
    expect(before.some(({ activityNo }) => activityNo === sooner.activityNo)).toBe(true)
    expect(after.filter(({ wantedInOutlook }) => wantedInOutlook)).toEqual([])
  })

  it('[R36] takes rows that CRM Access hides for rows that are not there, and passes on what it refuses', async () => {
    const { activityNo, etag } = await world.crm.createActivity(draft())
    const rule = { users: ['SYNC_MASTER'], entity: 'BusinessActivity', filter: {}, privileges: ['Read'] } as const

    world.standin.setCrmAccess([rule])
    const refused = world.crm.patchActivity(activityNo, { ...nothing, description: 'No' }, etag)
    await expect(refused).rejects.toMatchObject({ name: 'Refused', message: expect.stringContaining('has no Update access') })
    world.standin.setCrmAccess([])
    await expect(world.crm.readActivity(activityNo)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await world.crm.openActivitiesOf(ellen)).toEqual([])
    world.standin.setCrmAccess(null)

    expect((await world.crm.readActivity(activityNo)).description).toBe('Quarterly review')
  })

  it('knows of each representative the address, the user, whether blocked, and EXCHANGE_SYNC_USER as it is now', async () => {
    world.standin.revoke('AMHA', 'EXCHANGE_SYNC_USER')
    const without = await world.crm.listRepresentatives()
    world.standin.grant('AMHA', 'EXCHANGE_SYNC_USER')
    const again = await world.crm.listRepresentatives()

    const amirs = [without, again].map((list) => list.find(({ representativeId }) => representativeId === amir))
    expect(amirs.map((one) => [one?.userId, one?.maySync])).toEqual([
      ['AMHA', false],
      ['AMHA', true],
    ])
    expect(again.find(({ representativeId }) => representativeId === 'RONY')).toMatchObject({ isBlocked: true, maySync: false })
  })

  it('never writes without If-Match, so that nothing is created by a change', async () => {
    const gone = { ...nothing, description: 'Ghost', addContacts: [peter] }

    await expect(world.crm.patchActivity('99999' as ActivityNo, gone, 'W/"x"')).rejects.toMatchObject({ name: 'NotFound' })

    expect([world.standin.offences(), world.standin.activity('99999')]).toEqual([[], null])
  })
})
