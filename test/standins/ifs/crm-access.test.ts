import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { AccessRule } from '../../../src/standins/ifs/crm/crm-access.ts'
import { activities, type IfsFixture, meeting, one, openIfs } from './ifs-fixture.ts'

const everything = ['Read', 'Insert', 'Update', 'Delete', 'Share', 'ChildInsert', 'ChildUpdate', 'ChildDelete'] as const
const rule = (changes: Partial<AccessRule>): AccessRule => ({
  users: ['SYNC_MASTER'],
  entity: 'BusinessActivity',
  filter: {},
  privileges: everything,
  ...changes,
})
const customers = rule({ entity: 'Customer' })

describe('CRM Access of the IFS stand-in', () => {
  let world: IfsFixture
  beforeAll(async () => {
    world = await openIfs({ pageSize: 50 })
  })
  afterEach(() => world.ifs.setCrmAccess(null))
  afterAll(() => world.close())

  const numbers = async (): Promise<string[]> =>
    (await world.ask('GET', `${activities}?$orderby=ActivityNo`)).body.value.map((row: { ActivityNo: string }) => row.ActivityNo)
  const said = (answer: { status: number; body: { error?: { details?: { message: string }[] } } }) => [
    answer.status,
    answer.body.error?.details?.[0]?.message,
  ]

  it('leaves rows out that a user may not see, in lists, in counts and in sums, without an error', async () => {
    world.ifs.setCrmAccess([rule({ filter: { ConnectionType: 'Supplier' } })])

    const sum = await world.ask('GET', `${activities}?$apply=${encodeURIComponent('aggregate($count as Number)')}`)

    expect(await numbers()).toEqual(['4690', '4706', '4707'])
    expect((await world.ask('GET', `${activities}/$count`)).text).toBe('3')
    expect(sum.body.value).toEqual([{ Number: 3 }])
    expect((await world.ask('GET', 'CustomerHandling/CustomerContacts')).body.value).toEqual([])
    expect((await world.ask('GET', 'BusinessRepresentativeHandling/BusinessRepresentativeSet')).body.value).toHaveLength(4)
  })

  it('says of a record that a user may not see that it is not there, lines and changes included', async () => {
    world.ifs.setCrmAccess([rule({ filter: { ConnectionType: 'Supplier' } })])

    const answers = await Promise.all([
      world.ask('GET', one('4698')),
      world.ask('GET', `${one('4698')}/ContactsArray`),
      world.ask('PATCH', one('4698'), { Note: 'x' }, { 'if-match': '*' }),
      world.ask('DELETE', one('4698'), undefined, { 'if-match': '*' }),
    ])

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(world.ifs.activity('4698')?.fields['Note']).toBe('Bring the list of vessels.')
  })

  it('refuses what a user may see and not change, in the words of the database', async () => {
    world.ifs.setCrmAccess([rule({ privileges: ['Read'] }), customers])
    const anyEtag = { 'if-match': '*' }

    const refused = (privilege: string, type: string) => [
      500,
      `User SYNC_MASTER has no ${privilege} access to this ${type}. CRM Access of an administrator is needed.`,
    ]
    expect(said(await world.ask('PATCH', one('4698'), { Note: 'x' }, anyEtag))).toEqual(refused('Update', 'BusinessActivity'))
    expect(said(await world.ask('DELETE', one('4698'), undefined, anyEtag))).toEqual(refused('Delete', 'BusinessActivity'))
    expect(said(await world.ask('POST', activities, meeting))).toEqual(refused('Insert', 'BusinessActivity'))
    expect(said(await world.ask('POST', `${one('4698')}/ContactsArray`, { PersonId: 'P10001' }))).toEqual(
      refused('ChildInsert', 'BusinessActivityContact'),
    )
  })

  it('lets only those share a record who are on it or may share', async () => {
    const without = everything.filter((privilege) => privilege !== 'Share')
    world.ifs.setCrmAccess([rule({ privileges: without }), rule({ users: ['ELSA'], privileges: without })])
    const amir = { RepresentativeId: 'AMHA' }

    const byService = await world.ask('POST', `${one('4698')}/RepresentativesArray`, amir)
    world.ifs.as('ELSA').addRepresentative('4698', 'AMHA')

    expect(byService.body.error.details[0].message).toContain('no Share access')
    expect(world.ifs.activity('4698')?.representatives).toHaveLength(3)
  })

  it('lets a representative always read the own records', async () => {
    world.ifs.setCrmAccess([])
    const amir = await world.token({ upn: 'AMHA' })

    const { body } = await world.send(
      'GET',
      '/main/ifsapplications/projection/v1/BusinessActivityHandling.svc/BusinessActivities',
      {
        headers: { authorization: `Bearer ${amir}` },
      },
    )

    const seen = body.value.map((row: { ActivityNo: string }) => row.ActivityNo).toSorted()
    expect(seen).toEqual(['4690', '4698', '4706', '4707', '4708'])
    expect(await numbers()).toEqual([])
  })
})
