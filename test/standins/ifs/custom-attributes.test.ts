import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { activities, type IfsFixture, meeting, one, openIfs } from './ifs-fixture.ts'

describe('custom attributes of the IFS stand-in', () => {
  let world: IfsFixture
  beforeAll(async () => {
    world = await openIfs({ pageSize: 50 })
  })
  afterAll(() => world.close())

  const contact =
    "CustomerHandling/CustomerInfoSet(CustomerId='10045')/CustomerInfoContacts(CustomerId='10045',PersonId='P10001')"
  const ellen = "BusinessRepresentativeHandling/BusinessRepresentativeSet(RepresentativeId='ELSA')"
  const anyEtag = { 'if-match': '*' }
  const keysOf = async (set: string, filter: string, key: string): Promise<unknown[]> =>
    (await world.ask('GET', `${set}?$filter=${encodeURIComponent(filter)}`)).body.value.map(
      (row: Record<string, unknown>) => row[key],
    )

  it('stand in $metadata in their types, with a label where they have one', async () => {
    const { text } = await world.ask('GET', 'BusinessActivityHandling/$metadata')

    expect(text).toContain(`<Property Name="Cf_ExpectedRevenue" Type="Edm.Decimal" Scale="variable">
          <Annotation Term="Org.OData.Core.V1.Description" String="Expected revenue &amp; margin"/>
        </Property>`)
    expect(text).toContain('<Property Name="Cf_IsConfidential" Type="Edm.Boolean"/>')
    expect(text).toContain('<Property Name="Cf_FollowUpOn" Type="Edm.Date">')
  })

  it('are created with an activity, read, written and filtered by, each in its type', async () => {
    const values = { Cf_MeetingChannel: 'Video', Cf_ExpectedRevenue: 99.5, Cf_FollowUpOn: '2027-01-15', Cf_IsConfidential: true }
    const { body } = await world.ask('POST', activities, { ...meeting, ...values })
    const number = body.ActivityNo as string
    await world.ask('PATCH', one(number), { Cf_IsConfidential: false }, anyEtag)

    expect((await world.ask('GET', one(number))).body).toMatchObject({ ...values, Cf_IsConfidential: false })
    const filters = [
      "Cf_MeetingChannel eq 'Video'",
      'Cf_ExpectedRevenue mul 2 sub 100 gt 98 and Cf_ExpectedRevenue lt 100',
      'Cf_FollowUpOn ge 2027-01-01',
      'Cf_IsConfidential eq false',
      "cast(Cf_ExpectedRevenue,Edm.String) eq '99.5'",
    ]
    for (const filter of filters) expect([filter, await keysOf(activities, filter, 'ActivityNo')]).toEqual([filter, [number]])
  })

  it('belong to contacts and representatives too', async () => {
    await world.ask('PATCH', contact, { Cf_PreferredLanguage: 'Swedish' }, anyEtag)
    await world.ask('PATCH', ellen, { Cf_Territory: 'Gotland', Cf_YearlyQuota: 12 }, anyEtag)

    const representatives = 'BusinessRepresentativeHandling/BusinessRepresentativeSet'
    expect([
      await keysOf('CustomerHandling/CustomerContacts', "Cf_PreferredLanguage eq 'Swedish'", 'PersonId'),
      await keysOf(representatives, 'Cf_YearlyQuota gt 11', 'RepresentativeId'),
      await keysOf(representatives, "Cf_Territory eq 'Nordic and Baltic'", 'RepresentativeId'),
    ]).toEqual([['P10001'], ['ELSA'], ['JOEK']])
  })

  it('travel as texts where a client asks so for numbers, as the web client of IFS does', async () => {
    const asked = { accept: 'application/json;odata.metadata=full;IEEE754Compatible=true' }
    const sent = { 'content-type': 'application/json;IEEE754Compatible=true' }

    const { body, headers } = await world.ask(
      'POST',
      activities,
      { ...meeting, Cf_ExpectedRevenue: '7.25' },
      { ...asked, ...sent },
    )
    const list = await world.ask('GET', `${activities}?$filter=Cf_ExpectedRevenue%20eq%207.25&$count=true`, undefined, asked)
    const plain = await world.ask('GET', one(body.ActivityNo))

    expect([body.Cf_ExpectedRevenue, headers['content-type']]).toEqual([
      '7.25',
      expect.stringContaining('IEEE754Compatible=true'),
    ])
    expect([list.body['@odata.count'], list.body.value[0].Cf_ExpectedRevenue, plain.body.Cf_ExpectedRevenue]).toEqual([
      '1',
      '7.25',
      7.25,
    ])
  })

  it('keep the key of RM Panel unique', async () => {
    const first = await world.ask('POST', activities, { ...meeting, Cf_RmPanelKey: 'key-1' })
    const second = await world.ask('POST', activities, { ...meeting, Cf_RmPanelKey: 'key-1' })
    const moved = await world.ask('PATCH', one('4698'), { Cf_RmPanelKey: 'key-1' }, anyEtag)

    const refused = 'Cf_RmPanelKey key-1 is already used by another BusinessActivity.'
    expect([first.status, second.status, second.body.error.details[0].message, moved.status]).toEqual([201, 500, refused, 500])
  })

  it.each([
    [one('4698'), { Cf_ExpectedRevenue: '12' }, 400, 'Cf_ExpectedRevenue must be a number.'],
    [one('4698'), { Cf_FollowUpOn: '2027-02-30' }, 400, "Cf_FollowUpOn: '2027-02-30' is no date of the form YYYY-MM-DD."],
    [one('4698'), { Cf_Unknown: 'x' }, 400, 'BusinessActivity has no attribute Cf_Unknown.'],
    [ellen, { Name: 'Somebody else' }, 500, 'The database refused the request.'],
  ])('refuse %s %j', async (path, body, status, message) => {
    const answer = await world.ask('PATCH', path, body, anyEtag)

    expect([answer.status, answer.body.error.message]).toEqual([status, message])
  })

  it('make nobody a representative: those are made elsewhere', async () => {
    const made = await world.ask('POST', 'BusinessRepresentativeHandling/BusinessRepresentativeSet', { Cf_Territory: 'x' })
    const removed = await world.ask('DELETE', ellen, undefined, anyEtag)

    expect([made.status, removed.status]).toEqual([405, 405])
  })
})
