import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type IfsFixture, meeting, one, openIfs } from './ifs-fixture.ts'

describe('a person at work in IFS', () => {
  let world: IfsFixture
  beforeEach(async () => {
    world = await openIfs()
  })
  afterEach(() => world.close())

  const details = (work: () => unknown): string => {
    try {
      work()
      return 'done'
    } catch (error) {
      return (error as { details?: { message: string }[] }).details?.[0]?.message ?? String(error)
    }
  }

  it('leads the activity they create and journals under their own name', () => {
    const { MainRepresentativeId: _, ...values } = meeting
    const no = world.ifs.as('JOEK').createActivity(values, ['P10001', 'P10002'])

    const { fields, contacts } = world.ifs.activity(no) ?? {}
    expect([no, fields?.['MainRepresentativeId'], contacts?.length]).toEqual(['4711', 'JOEK', 2])
    expect(world.ifs.journal().map(({ user, entity }) => `${user} ${entity}`)).toEqual([
      'JOEK BusinessActivity',
      'JOEK BusinessActivityRepresentative',
      'JOEK BusinessActivityContact',
      'JOEK BusinessActivityContact',
    ])
  })

  it('creates nothing when a contact is refused', () => {
    expect(details(() => world.ifs.as('ELSA').createActivity(meeting, ['P1']))).toBe('Person P1 is no contact.')
    expect([world.ifs.activity('4711'), world.ifs.journal()]).toEqual([null, []])
  })

  it('can not change the sync fields of a synchronised activity, and can add lines and change the rest', async () => {
    await world.ask('PATCH', one('4698'), { SyncedWithOutlook: true }, { 'if-match': '*' })
    const ellen = world.ifs.as('ELSA')

    const outcomes = [
      () => ellen.editActivity('4698', { Description: 'Mine' }),
      () => ellen.editActivity('4698', { EndDate: '2026-11-23T10:30:00Z' }),
      () => ellen.editActivity('4698', { SyncedWithOutlook: false }),
      () => ellen.removeContact('4698', 'P10002'),
      () => ellen.removeRepresentative('4698', 'JOEK'),
      () => ellen.editActivity('4698', { Note: 'Mine', Priority: null }),
      () => ellen.addContact('4698', 'P10001'),
      () => ellen.runEvent('4698', 'Start'),
    ].map(details)

    const owned = (field: string) =>
      `${field} of Business Activity 4698 is synchronised with Outlook. Change it in the appointment.`
    expect(outcomes).toEqual([
      owned('Description'),
      owned('EndDate'),
      'Synced with Outlook is set by the synchronisation only.',
      owned('A contact'),
      owned('A representative'),
      'done',
      'done',
      'done',
    ])
  })

  it('works on while SYNC_MASTER is locked', () => {
    world.ifs.lockSyncMaster()

    expect(details(() => world.ifs.as('ELSA').deleteActivity('4698'))).toBe('done')
  })
})
