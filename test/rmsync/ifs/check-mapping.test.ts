import { afterEach, expect, it } from '@jest/globals'
import { Malformed, Unavailable } from '../../../src/domain/errors.ts'
import { checkMapping } from '../../../src/rmsync/ifs/check-mapping.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { createIfsMetadata } from '../../../src/rmsync/ifs/ifs-metadata.ts'
import { parseMetadata } from '../../../src/rmsync/ifs/parse-metadata.ts'
import { type IfsWire, openIfsWire } from './ifs-wire.ts'

const edmx = (schema: string) => `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="IfsApp.P" xmlns="http://docs.oasis-open.org/odata/ns/edm">${schema}</Schema>
</edmx:DataServices></edmx:Edmx>`

const activities = edmx(`
<EnumType Name="State"><Member Name="NotStarted"/><Member Name="Started"/><Member Name="Completed"/></EnumType>
<EntityType Name="Activity"><Key><PropertyRef Name="ActivityNo"/></Key>
  <Property Name="ActivityNo" Type="Edm.String" MaxLength="10"/><Property Name="Description" Type="Edm.String" MaxLength="200"/>
  <Property Name="ActivitySubType" Type="Edm.String" MaxLength="max"/><Property Name="Objstate" Type="IfsApp.P.State"/>
  <NavigationProperty Name="Contacts" Type="Collection(IfsApp.P.Contact)" ContainsTarget="true"/>
</EntityType>
<EntityType Name="Contact"><Property Name="PersonId" Type="Edm.String"/><Property Name="Name" Type="Edm.String"/></EntityType>
<Action Name="BusinessActivity_Complete" IsBound="true"/><Action Name="BusinessActivity_ReOpen" IsBound="true"/>
<EntityContainer Name="P"><EntitySet Name="BusinessActivities" EntityType="IfsApp.P.Activity"/></EntityContainer>`)

const mapping = await loadIfsMapping(new URL('../../../config/ifs-mapping.json', import.meta.url).pathname)
let wire: IfsWire | undefined
afterEach(async () => {
  await wire?.close()
  wire = undefined
})

it('names every projection, attribute, collection and member that is missing, with the nearest name', async () => {
  wire = await openIfsWire()
  // the first question is for the activities; no other projection is there
  wire.tell({ ifs: [{ status: 200, body: activities }, { status: 404 }] })

  const activity = { ...mapping.activity, sentWithEveryNewOne: { Descripton: 'x', ActivityNo: '1' } }

  const problems = await checkMapping({ ...mapping, activity }, createIfsMetadata(wire.ifs))

  const of = (member: string) => problems.find((problem) => problem.member === member)
  expect(of('activity.sentWithEveryNewOne.Descripton')).toMatchObject({ nearest: 'Description' })
  expect(of('activity.sentWithEveryNewOne.ActivityNo')).toBeUndefined()
  expect(of('activity.attributes.subType')).toEqual({
    member: 'activity.attributes.subType',
    name: 'SubType',
    nearest: 'ActivitySubType',
    message:
      'IFS has no attribute of BusinessActivities named SubType (activity.attributes.subType of the IFS mapping). The nearest is ActivitySubType.',
  })
  expect(of('activity.contacts.collection')).toMatchObject({ name: 'ContactsArray', nearest: 'Contacts' })
  expect(of('activity.actions.reopen')).toMatchObject({ name: 'BusinessActivity_Reopen', nearest: 'BusinessActivity_ReOpen' })
  expect(of('activity.actions.complete')).toBeUndefined()
  expect(of('activity.states.in-progress')).toMatchObject({ name: 'InProgress' })
  expect(of('activity.states.completed')).toBeUndefined()
  expect(of('activity.attributes.description')).toBeUndefined()
  expect(of('opportunities.projection')).toMatchObject({ name: 'BusinessOpportunityHandling', nearest: null })
})

it('follows a name along its navigation, and says which of both parts is missing', async () => {
  const representatives = edmx(`
<EntityType Name="Rep"><Property Name="RepresentativeId" Type="Edm.String"/><Property Name="Email" Type="Edm.String"/>
  <Property Name="Objstate" Type="Edm.String"/><NavigationProperty Name="PersonRef" Type="IfsApp.P.Person"/></EntityType>
<EntityType Name="Person"><Property Name="FullName" Type="Edm.String"/></EntityType>
<EntityContainer Name="P"><EntitySet Name="BusinessRepresentativeSet" EntityType="IfsApp.P.Rep"/></EntityContainer>`)
  wire = await openIfsWire()
  wire.tell({ ifs: [{ status: 200, body: representatives }] })
  const attributes = { ...mapping.representatives.attributes, name: 'PersonRef/Name' }

  const problems = await checkMapping(
    { ...mapping, representatives: { ...mapping.representatives, attributes } },
    createIfsMetadata(wire.ifs),
  )

  const of = (member: string) => problems.find((problem) => problem.member === `representatives.attributes.${member}`)
  expect(of('name')).toMatchObject({ name: 'Name', nearest: 'FullName' })
  expect(of('userId')).toMatchObject({ name: 'PersonInfoRef', nearest: 'PersonRef' })
  expect(of('email')).toBeUndefined()
})

it('reads labels of whichever vocabulary, their entities decoded, and no endless ones', () => {
  const labelled = (name: string, inner: string) => `<Property Name="${name}" Type="Edm.String">${inner}</Property>`
  const type = (properties: string) => edmx(`<EntityType Name="T">${properties}</EntityType>`)
  const model = parseMetadata(
    type(
      labelled('A', '<Annotation Term="Org.OData.Core.V1.Description" String="Cost &amp; margin &lt;EUR&gt;"/>') +
        labelled('B', '<Annotation Term="com.sap.vocabularies.Common.v1.Label" String="Größe"/>') +
        labelled('C', '<Annotation Term="Org.OData.Core.V1.Computed" Bool="true"/>'),
    ),
    'P',
  )
  const bomb = type(labelled('A', '<Annotation Term="X.Label" String="&l9;"/>')).replace(
    '<edmx:Edmx',
    `<!DOCTYPE lolz [<!ENTITY l0 "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]><edmx:Edmx`,
  )

  const labels = [...(model.recordTypes.get('IfsApp.P.T')?.attributes ?? [])].map(([name, { label }]) => [name, label])
  expect(labels).toEqual([
    ['A', 'Cost & margin <EUR>'],
    ['B', 'Größe'],
    ['C', null],
  ])
  let label = ''
  try {
    label = parseMetadata(bomb, 'P').recordTypes.get('IfsApp.P.T')?.attributes.get('A')?.label ?? ''
  } catch (error) {
    expect(error).toBeInstanceOf(Malformed)
  }
  expect(label.length).toBeLessThan(1000)
})

it('says that IFS can not be asked rather than that names are missing', async () => {
  wire = await openIfsWire()
  wire.tell({ ifs: [{ status: 503 }] })

  await expect(checkMapping(mapping, createIfsMetadata(wire.ifs))).rejects.toThrow(Unavailable)
})

it('writes members of an enumeration with the name of their type, and text as text', async () => {
  wire = await openIfsWire()
  wire.tell({ ifs: [{ status: 200, body: activities }] })
  const metadata = createIfsMetadata(wire.ifs)

  const literals = [
    await metadata.literalOf(mapping.activity, 'Objstate', 'Completed'),
    await metadata.literalOf(mapping.activity, 'Description', "O'Hara"),
  ]

  expect(literals).toEqual(["IfsApp.P.State'Completed'", "'O''Hara'"])
  expect(wire.asked.ifs.map(({ path }) => path)).toEqual([
    '/main/ifsapplications/projection/v1/BusinessActivityHandling.svc/$metadata',
  ])
})

it('asks for $metadata again after an hour, and at once after a failure', async () => {
  wire = await openIfsWire()
  wire.tell({ ifs: [{ status: 503 }, { status: 200, body: activities }] })
  const metadata = createIfsMetadata(wire.ifs)

  await expect(metadata.modelOf('P')).rejects.toThrow(Unavailable)
  await metadata.modelOf('P')
  wire.advance(59 * 60_000)
  await metadata.modelOf('P')
  wire.advance(60_000)
  await metadata.modelOf('P')

  expect(wire.asked.ifs).toHaveLength(3)
})

it.each(['', '{}', '<html><body>Sign in</body></html>', edmx('').replaceAll('Schema', 'Scheme')])(
  'refuses what is no EDMX: %j',
  (text) => {
    expect(() => parseMetadata(text, 'P')).toThrow(Malformed)
  },
)

it('reads a projection without types or sets as empty', () => {
  const model = parseMetadata(edmx('<EntityContainer Name="P"/>'), 'P')

  expect([model.entitySets.size, model.recordTypes.size, model.enumerations.size]).toEqual([0, 0, 0])
})
