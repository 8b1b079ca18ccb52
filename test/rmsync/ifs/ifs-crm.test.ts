import { afterEach, expect, it } from '@jest/globals'
import type { ActivityNo } from '../../../src/domain/ids.ts'
import { createIfsCrm, type IfsCrm } from '../../../src/rmsync/ifs/ifs-crm.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { draft, jonas, maria, nothing, peter } from '../../contracts/crm/crm-world.ts'
import { type IfsWire, openIfsWire, type Reply } from './ifs-wire.ts'

const mapping = await loadIfsMapping(new URL('../../../config/ifs-mapping.json', import.meta.url).pathname)
const number = '4711' as ActivityNo
const etag = 'W/"1"'
const header = (changes: object = {}) => ({
  '@odata.etag': etag,
  ActivityNo: '4711',
  Description: 'Review',
  Objstate: 'Waiting',
  ...changes,
})
const list = (...value: object[]) => ({ value })
const contact = (id: string) => ({ '@odata.etag': `W/"${id}"`, PersonId: id, ContactName: `Name of ${id}` })

/** Answer of a batch; an array of parts is a change set. */
const batch = (...parts: readonly (readonly [number, unknown] | readonly (readonly [number, unknown])[])[]): Reply => ({
  status: 200,
  headers: { 'content-type': 'multipart/mixed;boundary=o' },
  body: multipart(
    parts.map((part) =>
      isSet(part) ? `Content-Type: multipart/mixed;boundary=i\r\n\r\n${multipart(part.map(http), 'i')}` : http(part),
    ),
    'o',
  ),
})
const isSet = (part: unknown): part is readonly (readonly [number, unknown])[] => Array.isArray(part) && Array.isArray(part[0])
const http = ([status, body]: readonly [number, unknown]) =>
  `Content-Type: application/http\r\n\r\nHTTP/1.1 ${status} Said\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}`
const multipart = (parts: readonly string[], boundary: string) =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`

let wire: IfsWire
let crm: IfsCrm
async function open(...replies: readonly Reply[]): Promise<void> {
  wire = await openIfsWire()
  wire.tell({ ifs: replies })
  crm = createIfsCrm({ ...wire.config, mapping, timestamps: 'UTC', activityUrlTemplate: 'https://ifs.example/{activityNo}/$&' })
}
afterEach(() => Promise.all([crm.close(), wire.close()]))

const requestLines = () => wire.asked.ifs.map(({ body }) => body.split('\r\n').filter((line) => line.endsWith(' HTTP/1.1')))

it('reads an activity and its lines in one request and follows pages of lines', async () => {
  const firstPage = { ...list(contact('P1')), '@odata.nextLink': 'BusinessActivities/next?$skiptoken=1' }
  await open(batch([200, header()], [200, firstPage], [200, list()]), { status: 200, body: list(contact('P2')) })

  const activity = await crm.readActivity(number)

  expect(activity).toMatchObject({
    activityNo: '4711',
    state: 'Waiting',
    connection: null,
    when: null,
    mainRepresentativeId: null,
  })
  expect(activity.contacts.map(({ name }) => name)).toEqual(['Name of P1', 'Name of P2'])
  expect(wire.asked.ifs.map(({ method, path }) => `${method} ${path.replace(/^.*svc/, '')}`)).toEqual([
    'POST /$batch',
    'GET /BusinessActivities/next?$skiptoken=1',
  ])
  expect(requestLines()[0]).toEqual([
    "GET BusinessActivities(ActivityNo='4711') HTTP/1.1",
    "GET BusinessActivities(ActivityNo='4711')/ContactsArray HTTP/1.1",
    "GET BusinessActivities(ActivityNo='4711')/RepresentativesArray HTTP/1.1",
  ])
})

it('creates in one change set, without a line for the main representative', async () => {
  await open(batch([[201, header()]]), batch([200, header()], [200, list()], [200, list()]))
  const representatives = [draft().mainRepresentativeId, jonas]

  await crm.createActivity(draft({ contacts: [maria, peter, maria], representatives, creationKey: 'key-1' }))

  expect(requestLines()[0]).toEqual([
    'POST BusinessActivities HTTP/1.1',
    'POST $1/ContactsArray HTTP/1.1',
    'POST $1/ContactsArray HTTP/1.1',
    'POST $1/RepresentativesArray HTTP/1.1',
  ])
  const sent = wire.asked.ifs[0]?.body.split('\r\n').filter((line) => line.startsWith('{'))
  expect(sent?.map((line) => JSON.parse(line))).toEqual([
    {
      Description: 'Quarterly review',
      StartDate: '2031-03-04T09:00:00Z',
      EndDate: '2031-03-04T10:00:00Z',
      ConnectionType: 'Customer',
      ConnectionId: '10045',
      ActivityType: 'Meeting',
      MainRepresentativeId: 'ELSA',
      SyncedWithOutlook: true,
      Cf_RmPanelKey: 'key-1',
    },
    { PersonId: 'P10001' },
    { PersonId: 'P10002' },
    { RepresentativeId: 'JOEK' },
  ])
})

it('takes an activity as created although the look at it failed', async () => {
  const line = { RepresentativeId: 'JOEK', RepresentativeName: 'Jonas Ekström' }
  await open(
    batch([
      [201, header({ MainRepresentativeId: 'ELSA' })],
      [201, contact('P10001')],
      [201, line],
    ]),
    { status: 503 },
  )

  const created = await crm.createActivity(draft({ representatives: [jonas] }))

  expect([created.activityNo, created.etag, created.contacts, created.representatives]).toEqual([
    '4711',
    etag,
    [{ personId: 'P10001', name: 'Name of P10001' }],
    [
      { representativeId: 'ELSA', name: 'ELSA' },
      { representativeId: 'JOEK', name: 'Jonas Ekström' },
    ],
  ])
})

it('patches fields alone with one PATCH and If-Match', async () => {
  await open({ status: 200, body: header({ '@odata.etag': 'W/"2"' }) })

  const summary = await crm.patchActivity(number, { ...nothing, description: 'Next' }, etag)

  const [asked] = wire.asked.ifs
  expect([summary.etag, asked?.method, asked?.headers['if-match'], asked?.body]).toEqual([
    'W/"2"',
    'PATCH',
    etag,
    '{"Description":"Next"}',
  ])
})

it('patches lines in a change set that the ETag of the activity guards, and answers the ETag after it', async () => {
  const before = batch([200, header()], [200, list(contact('P10001'))], [200, list()])
  const after = batch(
    [
      [200, header({ '@odata.etag': 'W/"2"' })],
      [204, null],
      [201, contact('P10002')],
    ],
    [200, header({ '@odata.etag': 'W/"3"' })],
  )
  await open(before, after)

  const summary = await crm.patchActivity(number, { ...nothing, addContacts: [peter], removeContacts: [maria] }, etag)

  const written = wire.asked.ifs[1]?.body ?? ''
  expect(summary.etag).toBe('W/"3"')
  expect(requestLines()[1]).toEqual([
    "PATCH BusinessActivities(ActivityNo='4711') HTTP/1.1",
    "DELETE BusinessActivities(ActivityNo='4711')/ContactsArray(ActivityNo='4711',PersonId='P10001') HTTP/1.1",
    "POST BusinessActivities(ActivityNo='4711')/ContactsArray HTTP/1.1",
    "GET BusinessActivities(ActivityNo='4711') HTTP/1.1",
  ])
  expect(written.match(/If-Match: .*/g)).toEqual(['If-Match: W/"1"', 'If-Match: W/"P10001"'])
})

it('takes the ETag of the PATCH when the read after it gives none', async () => {
  const before = batch([200, header()], [200, list()], [200, list()])
  await open(
    before,
    batch([
      [200, header({ '@odata.etag': 'W/"2"' })],
      [201, contact('P10002')],
    ]),
  )

  const summary = await crm.patchActivity(number, { ...nothing, addContacts: [peter] }, etag)

  expect(summary.etag).toBe('W/"2"')
})

it('writes nothing where the lines are as wanted', async () => {
  await open(batch([200, header()], [200, list(contact('P10001'))], [200, list()]))

  const summary = await crm.patchActivity(number, { ...nothing, addContacts: [maria], removeContacts: [peter] }, etag)

  expect([summary.etag, wire.asked.ifs.length]).toEqual([etag, 1])
})

it.each([
  [
    'a refused change set',
    batch([500, { error: { code: 'X', details: [{ message: 'No such person.' }] } }]),
    { name: 'Refused', message: 'No such person.' },
  ],
  ['a change set that timed out', batch([504, null]), { name: 'Unavailable', outcomeUnknown: true }],
  ['a batch that timed out', { status: 504 }, { name: 'Unavailable', outcomeUnknown: true }],
  ['a lost connection', 'hang-up', { name: 'Unavailable', outcomeUnknown: true }],
  ['a batch without answers', batch(), { name: 'Unavailable', outcomeUnknown: true }],
  [
    'busy metadata',
    { status: 500, body: { error: { code: 'MI_MODIFIED_ERROR' } } },
    { name: 'Unavailable', outcomeUnknown: false },
  ],
] as const)('says what became of a creation after %s', async (_, reply, error) => {
  await open(reply)

  await expect(crm.createActivity(draft())).rejects.toMatchObject(error)
  const creations = wire.asked.ifs.filter(({ method }) => method === 'POST')
  expect(creations).toHaveLength(1)
})

it('never goes on with an activity that has no ETag', async () => {
  await open(batch([200, { ActivityNo: '4711' }], [200, list()], [200, list()]))

  await expect(crm.readActivity(number)).rejects.toMatchObject({
    name: 'Malformed',
    message: 'IFS sent an activity without @odata.etag.',
  })
})

it('answers the ETag it was given where the tenant has no attribute for synced', async () => {
  await open()
  const attributes = { ...mapping.activity.attributes, syncedWithOutlook: null }
  const bare = createIfsCrm({
    ...wire.config,
    mapping: { ...mapping, activity: { ...mapping.activity, attributes } },
    timestamps: 'UTC',
    activityUrlTemplate: '',
  })

  expect([await bare.setSynced(number, true, etag), wire.asked.ifs.length]).toEqual([etag, 0])
  await bare.close()
})

it('puts the number into the address as data', async () => {
  await open()

  expect(crm.activityUrl("A/1$&'" as ActivityNo)).toBe("https://ifs.example/A%2F1%24%26'/$&")
})

it('asks at most twice per projection for the people of a large meeting', async () => {
  await open(...Array.from({ length: 4 }, () => batch(...Array.from({ length: 45 }, () => [200, list()] as const))))
  const emails = Array.from({ length: 300 }, (_, index) => `person${index}@norrvik.example`)

  const people = await crm.findPeople(emails as never)

  expect([people.length, wire.asked.ifs.length]).toEqual([300, 2])
})
