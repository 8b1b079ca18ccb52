import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { activities, type IfsFixture, one, openIfs } from './ifs-fixture.ts'

describe('$apply of the IFS stand-in', () => {
  let world: IfsFixture
  beforeAll(async () => {
    world = await openIfs({ pageSize: 50 })
    for (const [no, revenue] of [
      ['4655', 120.5],
      ['4698', 80],
      ['4700', 10],
    ] as const)
      await world.ask('PATCH', one(no), { Cf_ExpectedRevenue: revenue }, { 'if-match': '*' })
  })
  afterAll(() => world.close())

  const applied = async (apply: string, more = '') =>
    (await world.ask('GET', `${activities}?$apply=${encodeURIComponent(apply)}${more}`)).body

  it('groups, with nothing else or with aggregates, and names the columns in the context', async () => {
    const plain = await applied('groupby((MainRepresentativeId,Objstate))', '&$orderby=MainRepresentativeId,Objstate')
    const counted = await applied('groupby((MainRepresentativeId),aggregate($count as Activities))', '&$orderby=Activities desc')

    expect(plain.value.slice(0, 3)).toEqual([
      { MainRepresentativeId: 'AMHA', Objstate: 'Completed' },
      { MainRepresentativeId: 'AMHA', Objstate: 'NotStarted' },
      { MainRepresentativeId: 'ELSA', Objstate: 'Completed' },
    ])
    expect([counted['@odata.context'].split('#')[1], counted.value]).toEqual([
      'BusinessActivities(MainRepresentativeId,Activities)',
      [
        { MainRepresentativeId: 'ELSA', Activities: 10 },
        { MainRepresentativeId: 'AMHA', Activities: 4 },
        { MainRepresentativeId: 'JOEK', Activities: 3 },
      ],
    ])
  })

  it('sums, averages, finds the first and the last, and counts the different ones; nothing does not count', async () => {
    const totals =
      'aggregate(Cf_ExpectedRevenue with sum as Total,Cf_ExpectedRevenue with average as Mean,StartDate with min as First,' +
      'ActivityNo with max as Last,ConnectionId with countdistinct as Connections)'

    expect((await applied(totals)).value).toEqual([
      { Total: 210.5, Mean: 210.5 / 3, First: expect.stringMatching(/^2026-/), Last: '4708', Connections: 8 },
    ])
    const none = "filter(ActivityNo eq '4701')/aggregate(Cf_ExpectedRevenue with sum as Total)"
    expect((await applied(none)).value).toEqual([{ Total: null }])
  })

  it('works one after the other, and what comes after it speaks of its results', async () => {
    const steps = "filter(MainRepresentativeId eq 'ELSA')/groupby((ConnectionId),aggregate($count as Number))/filter(Number gt 1)"
    const rest = '&$filter=Number lt 7&$orderby=ConnectionId&$top=1&$count=true&$select=Number'

    const { value, '@odata.count': count } = await applied(steps, rest)

    expect([count, value]).toEqual([2, [{ Number: 6 }]])
  })

  it.each([
    ['topcount(2,StartDate)', 501, "'topcount' in $apply is not supported."],
    ['groupby((Company),topcount(1,Company))', 501, "'topcount' in groupby of $apply is not supported."],
    ['aggregate(StartDate with stdev as X)', 501, "'with stdev' in aggregate of $apply is not supported."],
    ['aggregate(Description with sum as X)', 400, '$apply: sum takes numbers, and Description is none.'],
    ['groupby((Nothing))', 400, '$apply names Nothing, which BusinessActivity does not have there.'],
    ['groupby((Company))/groupby((Objstate))', 400, '$apply names Objstate, which BusinessActivity does not have there.'],
    ['aggregate($count)', 400, "$apply: write an aggregate as 'Attribute with sum as Name' or '$count as Name', not '$count'."],
    ['groupby', 400, '$apply: groupby needs its arguments in parentheses.'],
    ['', 400, "$apply needs a transformation such as groupby((Company)), not ''."],
  ])('refuses %j with %d', async (apply, status, message) => {
    const answer = await world.ask('GET', `${activities}?$apply=${encodeURIComponent(apply)}`)

    expect([answer.status, answer.body.error.message]).toEqual([status, message])
  })

  it('is for sets, and not together with $expand', async () => {
    const onOne = await world.ask('GET', `${one('4698')}?$apply=${encodeURIComponent('groupby((Company))')}`)
    const representatives = 'BusinessRepresentativeHandling/BusinessRepresentativeSet'
    const expanded = await world.ask('GET', `${representatives}?$apply=groupby((RoleId))&$expand=PersonInfoRef`)

    expect([onOne.status, expanded.status]).toEqual([400, 400])
  })
})
