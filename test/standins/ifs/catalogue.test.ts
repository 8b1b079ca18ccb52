import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { type IfsFixture, openIfs } from './ifs-fixture.ts'

describe('the catalogue of the IFS stand-in', () => {
  let world: IfsFixture
  beforeAll(async () => {
    world = await openIfs({ pageSize: 50 })
  })
  afterAll(() => world.close())

  it('lists its projections, and answers $metadata for each of them', async () => {
    const { body } = await world.ask('GET', 'AllProjections/Projections?$orderby=ProjectionName&$select=ProjectionName')

    const names = body.value.map((row: { ProjectionName: string }) => row.ProjectionName)
    const answers = await Promise.all(names.map((name: string) => world.ask('GET', `${name}/$metadata`)))
    expect(names).toEqual([
      'BusinessActivityHandling',
      'BusinessLeadHandling',
      'BusinessOpportunityHandling',
      'BusinessRepresentativeHandling',
      'CustomerHandling',
      'SupplierHandling',
      'SupplierRequestHandling',
    ])
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200))
  })

  it('finds one of them by its name, and takes no changes', async () => {
    const key = "AllProjections/Projections(ProjectionName='CustomerHandling')"

    const { body } = await world.ask('GET', key)
    const refused = await world.ask('PATCH', key, { Description: 'x' }, { 'if-match': '*' })

    expect([body.Description, refused.status]).toEqual(['Customer Handling', 405])
  })

  it.each(['', '?V2'])('gives a valid document for every projection at $openapi%s', async (query) => {
    const { body } = await world.ask('GET', 'AllProjections/Projections')

    const faults = await Promise.all(
      body.value.map(async ({ ProjectionName }: { ProjectionName: string }) => {
        const document = (await world.ask('GET', `${ProjectionName}/$openapi${query}`)).body
        const { valid, errors } = await new Validator().validate(document)
        return valid ? [] : [ProjectionName, errors]
      }),
    )

    expect(faults).toEqual(body.value.map(() => []))
  })

  it.each([
    ['', '3.0.3', '#/components/schemas/'],
    ['?V2', '2.0', '#/definitions/'],
  ])('describes a projection in $openapi%s, every reference in it resolved', async (query, version, place) => {
    const { status, body } = await world.ask('GET', `BusinessActivityHandling/$openapi${query}`)

    const schemas = body.components?.schemas ?? body.definitions
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference)
    expect([status, body.openapi ?? body.swagger]).toEqual([200, version])
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter((reference) => !(reference.replace(place, '') in schemas))).toEqual([])
    expect(schemas.BusinessActivity.properties).toMatchObject({
      Description: { type: 'string', maxLength: 200 },
      StartDate: { type: 'string', format: 'date-time' },
      ConnectionType: { $ref: `${place}ConnectionType` },
      Cf_ExpectedRevenue: { type: 'number', title: 'Expected revenue & margin' },
    })
  })

  it('has a path in $openapi for each thing that can be done, and for nothing else', async () => {
    const { body } = await world.ask('GET', 'BusinessActivityHandling/$openapi')
    const representatives = (await world.ask('GET', 'BusinessRepresentativeHandling/$openapi')).body.paths

    const done = Object.entries(body.paths).map(([path, work]) => `${path}: ${Object.keys(work as object).join(' ')}`)
    expect(done).toEqual([
      '/BusinessActivities: get post',
      "/BusinessActivities(ActivityNo='{ActivityNo}'): get patch delete",
      ...['Start', 'Complete', 'Reopen'].map(
        (event) =>
          `/BusinessActivities(ActivityNo='{ActivityNo}')/IfsApp.BusinessActivityHandling.BusinessActivity_${event}: post`,
      ),
      ...['Contacts', 'Representatives'].flatMap((lines) => {
        const key = lines === 'Contacts' ? 'PersonId' : 'RepresentativeId'
        const path = `/BusinessActivities(ActivityNo='{ActivityNo}')/${lines}Array`
        return [`${path}: get post`, `${path}(ActivityNo='{ActivityNo}',${key}='{${key}}'): get patch delete`]
      }),
    ])
    const one = "/BusinessRepresentativeSet(RepresentativeId='{RepresentativeId}')"
    expect([Object.keys(representatives['/BusinessRepresentativeSet']), Object.keys(representatives[one])]).toEqual([
      ['get'],
      ['get', 'patch'],
    ])
  })
})
