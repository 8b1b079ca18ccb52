import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { XMLParser } from 'fast-xml-parser'
import { EdmV4, OData } from '@odata/client'
import { Agent, fetch } from 'undici'
import { type IfsFixture, openIfs, services } from '../ifs/ifs-fixture.ts'

/**
 * `@odata/client` was written for services of others: what it asks, and how it reads answers, is nobody's choice here. Its last release is of
 * 2024; docs/adr/0007 says which better-kept ones were looked at, and why none of them can stand here.
 */
let world: IfsFixture
let agent: Agent
let token: string
beforeAll(async () => {
  world = await openIfs({ pageSize: 2 })
  agent = new Agent({ connect: { ca: world.ca } })
  token = await world.token()
})
afterAll(async () => {
  await agent.close()
  await world.close()
})

const serviceOf = (projection: string): string => `${world.ifs.url}${services}/${projection}.svc/`

/** @param headers beside those that the client sends of itself */
const clientOf = (projection: string, headers: Record<string, string> = {}) =>
  OData.New4({
    serviceEndpoint: serviceOf(projection),
    variant: 'default',
    commonHeaders: { authorization: `Bearer ${token}`, ...headers },
    // its own fetch trusts public authorities only
    fetchProxy: async (url, init = {}) => {
      const response = await fetch(url, { ...(init as object), dispatcher: agent })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json') === true
      return { content: isJson ? JSON.parse(text) : text, response: response }
    },
  })

interface Activity {
  readonly ActivityNo: string
  readonly Description: string
  readonly ConnectionId: string
  readonly StartDate: string
  readonly Note: string
  readonly '@odata.etag': string
}

const activities = () => clientOf('BusinessActivityHandling').getEntitySet<Activity>('BusinessActivities')

it('is given $metadata that names what it then asks for', async () => {
  const client = clientOf('BusinessActivityHandling', { accept: 'application/xml' })

  const document: unknown = await client.newRequest({ collection: '$metadata', method: 'GET' })

  const read = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(String(document))
  const schema = read['edmx:Edmx']['edmx:DataServices'].Schema
  const type = [schema.EntityType].flat().find(({ Name }) => Name === 'BusinessActivity')
  expect([read['edmx:Edmx'].Version, [schema.EntityContainer.EntitySet].flat().map(({ Name }) => Name)]).toEqual([
    '4.0',
    expect.arrayContaining(['BusinessActivities']),
  ])
  expect(type.Property.map(({ Name }: { Name: string }) => Name)).toEqual(
    expect.arrayContaining(['ActivityNo', 'Description', 'ConnectionId', 'StartDate', 'Note']),
  )
})

it('filters by text with a quote and by time, in the order asked', async () => {
  const client = clientOf('CustomerHandling')
  const contacts = client.getEntitySet<{ Name: string }>('CustomerContacts')
  // a quote is the caller's to double
  const byName = await contacts.query(contacts.newFilter().property('Name').eq("Siobhán O''Hara"))
  const later = activities()
  // its own times carry milliseconds, which a timestamp of precision 0 has not
  const timed = later.newFilter().property('StartDate').ge(EdmV4.RawString.from('2026-01-01T00:00:00Z'))

  const found = await later.query(
    later.newOptions().filter(timed).orderby('StartDate', 'asc').top(2).select(['ActivityNo', 'StartDate']),
  )

  expect(byName.map(({ Name }) => Name)).toEqual(["Siobhán O'Hara"])
  expect(found).toHaveLength(2)
  expect(found.map(({ StartDate }) => StartDate)).toEqual(found.map(({ StartDate }) => StartDate).toSorted())
})

it('counts, and pages by $top and $skip to every row once', async () => {
  const set = activities()
  const total = await set.count()
  const seen: string[] = []
  for (let skip = 0; skip < total; skip += 2) {
    const page = await set.query(set.newOptions().orderby('ActivityNo').top(2).skip(skip))
    seen.push(...page.map(({ ActivityNo }) => ActivityNo))
  }

  expect([total > 4, seen.length, new Set(seen).size]).toEqual([true, total, total])
})

it('pages by following @odata.nextLink', async () => {
  const client = clientOf('BusinessActivityHandling')
  const seen: string[] = []
  const service = serviceOf('BusinessActivityHandling')
  let next: string | undefined = `${service}BusinessActivities?$orderby=ActivityNo`
  while (next !== undefined) {
    // it takes what comes after the address of the service, and follows no link by itself
    const page: { value?: Activity[]; '@odata.nextLink'?: string } = await client.newRequest<Activity>({
      collection: next.slice(service.length),
      method: 'GET',
    })
    seen.push(...(page.value ?? []).map(({ ActivityNo }) => ActivityNo))
    next = page['@odata.nextLink']
  }

  expect(seen).toEqual(
    world.ifs
      .activities()
      .map(({ fields }) => fields['ActivityNo'])
      .toSorted(),
  )
})

it('reads one by its key, patches it with the ETag it was given, and reads the change', async () => {
  const set = activities()
  const before = await set.retrieve({ ActivityNo: '4698' })
  const guarded = clientOf('BusinessActivityHandling', { 'if-match': before['@odata.etag'] })

  await guarded.getEntitySet<Activity>('BusinessActivities').update({ ActivityNo: '4698' }, { Note: 'By another client' })

  const stale = guarded.getEntitySet<Activity>('BusinessActivities').update({ ActivityNo: '4698' }, { Note: 'Too late' })
  await expect(stale).rejects.toThrow(/changed by another user/)
  expect((await set.retrieve({ ActivityNo: '4698' })).Note).toBe('By another client')
  expect(world.ifs.offences()).toEqual([])
})

it('creates, performs a state action and deletes', async () => {
  const any = clientOf('BusinessActivityHandling', { 'if-match': '*' }).getEntitySet<Activity>('BusinessActivities')
  const { ActivityNo } = await activities().create({
    Description: 'Made by another client',
    ConnectionType: 'Customer',
    ConnectionId: '10045',
    ActivityType: 'Meeting',
    MainRepresentativeId: 'ELSA',
    StartDate: '2026-12-01T09:00:00Z',
    EndDate: '2026-12-01T10:00:00Z',
  } as never)

  await any.action('IfsApp.BusinessActivityHandling.BusinessActivity_Complete', { ActivityNo }, {})
  const state = world.ifs.activity(ActivityNo)?.fields['Objstate']
  await any.action('IfsApp.BusinessActivityHandling.BusinessActivity_Reopen', { ActivityNo }, {})
  await any.delete({ ActivityNo })

  expect([state, world.ifs.activity(ActivityNo)]).toEqual(['Completed', null])
})

it('sends a batch in its own words and reads the answer', async () => {
  const client = clientOf('CustomerHandling')

  const [customer, list] = await client.execBatchRequests([
    client.newBatchRequest<{ Name: string }>({ collection: 'CustomerInfoSet', method: 'GET', id: { CustomerId: '10045' } }),
    client.newBatchRequest<{ Name: string }>({
      collection: 'CustomerInfoSet',
      method: 'GET',
      params: client.newOptions().top(1),
    }),
  ])

  const one = (await customer?.json()) as { Name: string }
  const many = (await list?.json()) as { value: readonly unknown[] }
  expect([one.Name, many.value.length]).toEqual(['Norrvik Marine AB', 1])
})
