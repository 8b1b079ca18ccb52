import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { activities, type IfsFixture, one, openIfs, services } from './ifs-fixture.ts'

describe('reading from the IFS stand-in', () => {
  let world: IfsFixture
  beforeAll(async () => {
    world = await openIfs({ pageSize: 4 })
  })
  afterAll(() => world.close())

  const numbers = async (query: string): Promise<string[]> =>
    (await world.ask('GET', `${activities}?${query}`)).body.value.map((row: { ActivityNo: string }) => row.ActivityNo)
  const filtered = (filter: string) => numbers(`$filter=${encodeURIComponent(filter)}&$orderby=ActivityNo`)

  it('answers a record bare, with its ETag in the body and in the header', async () => {
    const { status, headers, body } = await world.ask('GET', one('4698'))

    expect([status, headers['odata-version'], headers['etag']]).toEqual([200, '4.0', body['@odata.etag']])
    expect(body).toEqual({
      '@odata.context': `${world.ifs.url}${services}/BusinessActivityHandling.svc/$metadata#BusinessActivities/$entity`,
      '@odata.etag': body['@odata.etag'],
      luname: 'BusinessActivity',
      keyref: 'ACTIVITY_NO=4698^',
      Objkey: body.Objkey,
      Objgrants: null,
      ActivityNo: '4698',
      Description: 'Q-review',
      StartDate: '2026-11-23T08:00:00Z',
      EndDate: '2026-11-23T09:00:00Z',
      ConnectionType: 'Customer',
      ConnectionId: '10045',
      ConnectionName: 'Norrvik Marine AB',
      Company: '10',
      ActivityType: 'Meeting',
      SubType: null,
      MainRepresentativeId: 'ELSA',
      OpportunityNo: null,
      Note: 'Bring the list of vessels.',
      Priority: 'HIGH',
      CreatedDate: body.CreatedDate,
      SyncedWithOutlook: false,
      WantedInOutlook: false,
      Cf_MeetingChannel: 'On site',
      Cf_ExpectedRevenue: null,
      Cf_FollowUpOn: null,
      Cf_IsConfidential: null,
      Cf_CallBackAt: null,
      Cf_Mood: null,
      Cf_RmPanelKey: null,
      Objstate: 'NotStarted',
    })
  })

  it('shapes the ETag as base64 of object id and change second', async () => {
    const { body } = await world.ask('GET', one('4698'))

    const [, base64 = ''] = /^W\/"([A-Za-z\d+/=]+)"$/.exec(body['@odata.etag']) ?? []
    expect(Buffer.from(base64, 'base64').toString()).toMatch(/^W\/"[A-Za-z\d]{18}:\d{14}"$/)
  })

  it('serves the same under int', async () => {
    const { status } = await world.send(
      'GET',
      `${services.replace('/main', '/int')}/CustomerHandling.svc/CustomerInfoSet(CustomerId='10045')`,
    )

    expect(status).toBe(200)
  })

  it('reads lines as child collections, names and addresses fetched', async () => {
    const { body } = await world.ask('GET', `${one('4698')}/ContactsArray?$select=PersonId,ContactName,Email,MainContact`)

    const etag = expect.stringMatching(/^W\//)
    expect(body.value).toEqual([
      {
        '@odata.etag': etag,
        PersonId: 'P10002',
        ContactName: 'Peter Hahn',
        Email: 'peter.hahn@norrvik.example',
        MainContact: true,
      },
      {
        '@odata.etag': etag,
        PersonId: 'P10003',
        ContactName: 'Anna Berg',
        Email: 'anna.berg@norrvik.example',
        MainContact: false,
      },
    ])
  })

  it('reads one line by both keys', async () => {
    const path = `${one('4698')}/RepresentativesArray(ActivityNo='4698',RepresentativeId='ELSA')`

    const { body } = await world.ask('GET', path)

    expect([body.RepresentativeName, body.RoleId, body.MainRepresentative]).toEqual(['Ellen Sandberg', 'SALES', true])
  })

  it('compares, combines and calls the functions IFS supports', async () => {
    expect(await filtered("startswith(Description,'Q') and MainRepresentativeId eq 'ELSA'")).toEqual(['4612', '4698'])
    expect(await filtered("contains(tolower(ConnectionName),'baltica')")).toEqual(['4676', '4702'])
    expect(await filtered("ConnectionType eq IfsApp.BusinessActivityHandling.ConnectionType'SupplierRequest'")).toEqual(['4708'])
    expect(await filtered("StartDate eq null or (length(Description) lt 9 and not endswith(ActivityNo,'0'))")).toEqual([
      '4698',
      '4704',
    ])
    expect(await filtered('StartDate ge 2026-11-23T15:30:00+01:00 and StartDate lt 2026-11-24T00:00:00Z')).toEqual(['4640'])
    expect(await filtered("date(StartDate) eq 2026-11-23 and indexof(Description,'talk') gt 0")).toEqual(['4655'])
    expect(await filtered("Description eq 'O''Hara' or SyncedWithOutlook eq true")).toEqual([])
  })

  it('calculates with numbers, products before sums, knows the time, and casts to text', async () => {
    expect(await filtered('length(Description) add 2 mul 3 sub 4 div 2 eq 12')).toEqual(['4698'])
    expect(await filtered('(length(Description) add 2) mul 3 eq 30')).toEqual(['4698'])
    expect(await filtered("StartDate lt now() and MainRepresentativeId eq 'AMHA'")).toEqual(['4690'])
    expect(await filtered("startswith(cast(StartDate,Edm.String),'2026-11-23T08')")).toEqual(['4698'])
    expect(await filtered("cast(SyncedWithOutlook,'Edm.String') eq 'true'")).toEqual([])
    expect(await filtered('length(SubType) add 1 eq 1')).toEqual([])
  })

  it.each([
    ["Description has 'x'", 501, "'has' in $filter is not supported."],
    ['ContactsArray/any(c:c/PersonId eq null)', 501, 'The path ContactsArray/… in $filter is not supported.'],
    ['round(length(Note)) eq 1', 501, "'round' in $filter is not supported."],
    ['StartDate sub StartDate eq 0', 501, 'Arithmetic on dates in $filter is not supported.'],
    ["length(Note) mod 2 eq 0 and 'x' eq 'x'", 501, "'mod' in $filter is not supported."],
    ['cast(Company,Edm.Int32) eq 10', 501, 'Casting to Edm.Int32 in $filter is not supported.'],
    ["duration'P1D' eq null", 501, "'duration' in $filter is not supported."],
    ['Company add 1 eq 11', 400, '$filter calculates with a value of type String.'],
    ['length(Description) div 0 eq 1', 500, 'The database refused the request.'],
    ["ActivityNo in ('1')", 501, "'in' in $filter is not supported."],
    ["Subject eq 'x'", 400, '$filter names Subject, which BusinessActivity does not have.'],
    [
      "Objstate eq 'Completed'",
      400,
      '$filter compares enum IfsApp.BusinessActivityHandling.BusinessActivityState with String. Write the literal in the type of the attribute.',
    ],
    ["Description eq 'x", 400, "$filter can not be read at position 16: 'x"],
    [
      "Description eq 'x') or (1 eq 1",
      400,
      '$filter does not expect ) at position 19. Compare it with OData 4.0, part 2, 5.1.1.',
    ],
    ['Description', 400, '$filter needs a condition where it has a value of type String.'],
    [`${'('.repeat(200)}true${')'.repeat(200)}`, 400, '$filter is nested deeper than 100 levels.'],
  ])('refuses the filter %s', async (filter, status, message) => {
    const answer = await world.ask('GET', `${activities}?$filter=${encodeURIComponent(filter)}`)

    expect([answer.status, answer.body.error.message]).toEqual([status, message])
  })

  it('orders by several attributes, nothing last', async () => {
    const mine = "$filter=MainRepresentativeId eq 'ELSA' and ConnectionId eq '10045'".replaceAll(' ', '%20')

    expect(await numbers(`${mine}&$orderby=StartDate%20desc,ActivityNo&$top=3`)).toEqual(['4704', '4703', '4701'])
    expect(await numbers(`${mine}&$orderby=StartDate&$skip=5`)).toEqual(['4704'])
  })

  it('counts all that match and pages by nextLink, top kept', async () => {
    const path = `${activities}?$count=true&$orderby=ActivityNo&$top=10&$select=ActivityNo`
    const pages = [(await world.ask('GET', path)).body]
    while (pages.at(-1)['@odata.nextLink'] !== undefined)
      pages.push((await world.send('GET', pages.at(-1)['@odata.nextLink'].slice(world.ifs.url.length))).body)

    const rows = pages.flatMap((page) => page.value.map((row: { ActivityNo: string }) => row.ActivityNo))
    expect([pages.length, pages[0]['@odata.count'], rows.length, new Set(rows).size]).toEqual([3, 17, 10, 10])
    expect((await world.ask('GET', `${activities}/$count`)).text).toBe('17')
  })

  it('expands one-to-one navigation with its own select, and refuses collections', async () => {
    const one = "BusinessRepresentativeHandling/BusinessRepresentativeSet(RepresentativeId='ELSA')"

    const { body } = await world.ask('GET', `${one}?$select=Name&$expand=PersonInfoRef($select=UserId)`)
    const refused = await world.ask('GET', `${activities}?$expand=ContactsArray`)

    const etag = expect.any(String)
    expect(body).toEqual({
      '@odata.context': expect.any(String),
      '@odata.etag': etag,
      Name: 'Ellen Sandberg',
      PersonInfoRef: { '@odata.etag': etag, UserId: 'ELSA' },
    })
    expect(refused.status).toBe(501)
  })

  it('finds contacts of every owner by address in flat sets', async () => {
    const filter = encodeURIComponent("tolower(Email) eq 'anna.berg@norrvik.example'")

    const { body } = await world.ask(
      'GET',
      `CustomerHandling/CustomerContacts?$filter=${filter}&$select=OwnerId,OwnerName,PersonId`,
    )

    const etag = expect.any(String)
    expect(body.value).toEqual([
      { '@odata.etag': etag, OwnerId: '10045', OwnerName: 'Norrvik Marine AB', PersonId: 'P10003' },
      { '@odata.etag': etag, OwnerId: '10102', OwnerName: 'Norrvik Service AB', PersonId: 'P10011' },
    ])
  })

  it('takes quotes and slashes in keys as data', async () => {
    const { status, body } = await world.ask('GET', `${activities}(ActivityNo='no%2Fsuch''one')`)

    expect([status, body.error.code, body.error.message]).toEqual([
      404,
      'ODP_RESOURCE_NOTFOUND',
      "BusinessActivity no/such'one does not exist.",
    ])
  })

  it.each([
    [`${activities}('4698')`, 400],
    [`${activities}(ActivityNo='4698',X='1')`, 400],
    [`${activities}?$top=-1`, 400],
    [`${activities}?$orderby=Nothing`, 400],
    [`${activities}?$search=x`, 501],
    [`${activities}?$filter=%E0%A4%A`, 400],
    ['BusinessActivityHandling/Nothing', 404],
    ['NoSuchHandling/Things', 404],
  ])('answers %s with %d', async (path, status) => {
    const answer = await world.ask('GET', path)

    expect([answer.status, typeof answer.body.error.message]).toEqual([status, 'string'])
  })

  it('describes itself in $metadata: keys, lengths, enumerations, lines', async () => {
    const { text, headers } = await world.ask('GET', 'BusinessActivityHandling/$metadata')

    expect(headers['content-type']).toBe('application/xml')
    for (const piece of [
      '<EntityType Name="BusinessActivity">',
      '<PropertyRef Name="ActivityNo"/>',
      '<Property Name="Description" Type="Edm.String" MaxLength="200"/>',
      '<Property Name="Note" Type="Edm.String" MaxLength="2000"/>',
      '<Property Name="StartDate" Type="Edm.DateTimeOffset" Precision="0"/>',
      '<Property Name="Objstate" Type="IfsApp.BusinessActivityHandling.BusinessActivityState"/>',
      '<Member Name="BusinessLead" Value="1"/>',
      'Type="Collection(IfsApp.BusinessActivityHandling.BusinessActivityContact)" ContainsTarget="true"',
      '<Action Name="BusinessActivity_Complete" IsBound="true">',
      '<EntitySet Name="BusinessActivities" EntityType="IfsApp.BusinessActivityHandling.BusinessActivity"/>',
    ])
      expect(text).toContain(piece)
  })

  it('gives the initial values of a new activity', async () => {
    const { body } = await world.ask('GET', `${activities}/IfsApp.BusinessActivityHandling.BusinessActivity_Default()`)

    expect(body).toMatchObject({ Company: '10', ActivityType: 'Meeting', SyncedWithOutlook: false })
  })
})
