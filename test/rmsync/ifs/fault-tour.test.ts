import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Activity } from '../../../src/domain/activity.ts'
import { createIfsCrm, type IfsCrm } from '../../../src/rmsync/ifs/ifs-crm.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { draft, ellen, email, nothing, peter } from '../../contracts/crm/crm-world.ts'
import { openIfsWorld, type IfsWorld } from '../../contracts/crm/ifs-world.ts'
import { type IfsWire, openIfsWire, type Reply } from './ifs-wire.ts'

const mapping = await loadIfsMapping(new URL('../../../config/ifs-mapping.json', import.meta.url).pathname)
let world: IfsWorld
let wire: IfsWire
let onWire: IfsCrm
let activity: Activity
beforeAll(async () => {
  world = await openIfsWorld()
  wire = await openIfsWire({ timeoutMs: 300 })
  onWire = createIfsCrm({ ...wire.config, mapping, timestamps: 'UTC', activityUrlTemplate: '' })
})
beforeEach(async () => {
  activity = await world.crm.createActivity(draft())
})
afterAll(async () => {
  await onWire.close()
  await wire.close()
  await world.close()
})

type Call = (crm: IfsCrm) => Promise<unknown>
const reads: Readonly<Record<string, Call>> = {
  readActivity: (crm) => crm.readActivity(activity.activityNo),
  readActivities: (crm) => crm.readActivities([activity.activityNo]),
  searchActivities: (crm) => crm.searchActivities('review', ellen, 5),
  openActivitiesOf: (crm) => crm.openActivitiesOf(ellen),
  findPeople: (crm) => crm.findPeople([email(`nobody-${activity.activityNo}@norrvik.example`)]),
  searchConnections: (crm) => crm.searchConnections('norrvik', ['account', 'lead'], 5),
  opportunitiesOf: (crm) => crm.opportunitiesOf({ kind: 'account', id: '10045' }),
  activityCreatedWith: (crm) => crm.activityCreatedWith('a key'),
  searchContacts: (crm) => crm.searchContacts('anna', 5),
  searchOpportunities: (crm) => crm.searchOpportunities('pump', 5),
  readFields: (crm) => crm.readFields({ kind: 'activity', activityNo: activity.activityNo }, ['Cf_MeetingChannel']),
  listRepresentatives: (crm) => crm.listRepresentatives(),
}
const writes: Readonly<Record<string, Call>> = {
  createActivity: (crm) => crm.createActivity(draft({ description: 'Faulty' })),
  'patchActivity, fields': (crm) => crm.patchActivity(activity.activityNo, { ...nothing, description: 'Faulty' }, activity.etag),
  deleteActivity: (crm) => crm.deleteActivity(activity.activityNo, activity.etag),
  performAction: (crm) => crm.performAction(activity.activityNo, 'complete', activity.etag),
  setSynced: (crm) => crm.setSynced(activity.activityNo, false, activity.etag),
}
// what begins with a look
const readsFirst: Readonly<Record<string, Call>> = {
  createContact: (crm) =>
    crm.createContact({
      connection: { kind: 'account', id: '10045' },
      name: 'New',
      email: email('new@norrvik.example'),
      role: '',
    }),
  'patchActivity, lines': (crm) => crm.patchActivity(activity.activityNo, { ...nothing, addContacts: [peter] }, activity.etag),
}

/** What a fault says of a call, and whether a write may have taken place after it. */
const busy = { name: 'Unavailable', system: 'IFS' }
const faults: readonly (readonly [string, Parameters<IfsWorld['standin']['failNext']>, object, 'unknown' | 'not done' | null])[] =
  [
    ['423', [423], busy, 'not done'],
    ['429 with Retry-After', [429, { retryAfter: 7 }], { ...busy, retryAfterMs: 7000 }, 'not done'],
    ['503', [503], busy, 'not done'],
    ['500 MI_MODIFIED_ERROR', [500], busy, 'not done'],
    ['500 without details', [500, { code: 'ODP_ERROR', message: 'Something broke.' }], busy, 'unknown'],
    [
      '500 with details',
      [500, { code: 'DATABASE_ERROR', message: 'ORA-20110', details: 'The period is closed.' }],
      { name: 'Refused', system: 'IFS', message: 'The period is closed.' },
      null,
    ],
    ['400', [400, { code: 'ODP_BAD_REQUEST', message: 'Bad request.' }], { name: 'Refused', message: 'Bad request.' }, null],
    ['403', [403], { name: 'Refused', message: 'The user has no permission for this projection.' }, null],
    ['a locked service user', [403, { code: 'FND_USER_LOCKED', message: 'Locked.' }], { name: 'ServiceUserLocked' }, null],
    [
      '404',
      [404, { code: 'ODP_RESOURCE_NOTFOUND', message: 'There is no such thing.' }],
      { name: 'NotFound', system: 'IFS' },
      null,
    ],
    [
      '409 that no page of IFS names',
      [409, { code: 'ODP_CONFLICT', message: 'Somebody else is at it.' }],
      { name: 'Refused', message: 'Somebody else is at it.' },
      null,
    ],
    ['412', [412, { code: 'ODP_PRECONDITION_FAILED', message: 'Changed.' }], { name: 'PreconditionFailed', system: 'IFS' }, null],
    ['502', [502], busy, 'unknown'],
    ['504 with the work not done', ['timeout-not-applied'], busy, 'unknown'],
    ['504 with the work done', ['timeout-applied'], busy, 'unknown'],
    ['a connection that broke', ['lost-answer'], busy, 'unknown'],
  ]

describe.each(faults)('%s', (_, [kind, options], error, afterwards) => {
  it.each(Object.entries({ ...reads, ...readsFirst }))('has its class for %s', async (_name, call) => {
    world.standin.failNext(kind, { ...options, match: /projection/ })

    await expect(call(world.crm)).rejects.toMatchObject({
      ...error,
      // a read leaves nothing in doubt
      ...(afterwards === null ? {} : { outcomeUnknown: false }),
    })
  })

  // what took place is found by its key, so that nobody is left in doubt
  const isFoundAgain = (name: string) => name === 'createActivity' && (kind === 'timeout-applied' || kind === 'lost-answer')

  it.each(Object.entries(writes))('has its class for %s', async (name, call) => {
    world.standin.failNext(kind, { ...options, match: /projection/ })

    // what is gone already is deleted
    if (name === 'deleteActivity' && kind === 404) return expect(await call(world.crm)).toBeUndefined()
    if (isFoundAgain(name)) return expect(await call(world.crm)).toMatchObject({ description: 'Faulty' })

    await expect(call(world.crm)).rejects.toMatchObject({
      ...error,
      ...(afterwards === null ? {} : { outcomeUnknown: afterwards === 'unknown' }),
    })
  })
})

describe.each(['hang-up', 'half', 'silence'] as const)('an answer that breaks off: %s', (reply) => {
  it.each(Object.entries({ ...reads, ...writes }))('is a failure that may end by itself, for %s', async (name, call) => {
    wire.tell({ ifs: [reply] })

    await expect(call(onWire)).rejects.toMatchObject({ ...busy, outcomeUnknown: name in writes })
  })
})

describe('an answer that no IFS gives', () => {
  const ok = (body: unknown, contentType = 'application/json'): Reply => ({
    status: 200,
    headers: { 'content-type': contentType },
    body: body as string,
  })
  const answers: readonly (readonly [string, Reply])[] = [
    ['a page of a proxy', ok('<html>Sign in</html>', 'text/html')],
    ['an empty body', ok('')],
    ['JSON of another shape', ok({ value: 'none' })],
    ['a batch cut short', ok('--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 2', 'multipart/mixed;boundary=b')],
    ['another content type', ok('<value/>', 'application/xml')],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }],
  ]

  it.each(
    answers.flatMap(([what, reply]) =>
      Object.entries({ ...reads, ...writes }).map(([name, call]) => [what, name, reply, call] as const),
    ),
  )('%s is told as one of the known failures by %s', async (_what, _name, reply, call) => {
    wire.tell({ ifs: [reply] })

    const outcome = await call(onWire).catch((error: unknown) => error)

    // deleting takes any good answer of IFS, which has a body or none
    const known = [undefined, 'Malformed', 'Unavailable', 'Refused']
    expect(known).toContain(outcome === undefined ? undefined : (outcome as Error).name)
    if (outcome === undefined) expect(_name).toBe('deleteActivity')
  })
})

it.each([200, 404])('[R421] a gateway’s page with status %i deletes nothing and takes nothing for gone', async (status) => {
  const page: Reply = {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<html>IFS is being updated</html>',
  }
  for (const name of ['readActivity', 'deleteActivity'] as const) {
    wire.tell({ ifs: [page] })
    await expect({ ...reads, ...writes }[name]!(onWire)).rejects.toMatchObject(busy)
  }
})

it('goes on with a new token when IFS takes the old one no more, whatever is asked', async () => {
  for (const call of Object.values({ ...reads, ...readsFirst })) {
    world.standin.failNext(401, { match: /projection/ })
    await call(world.crm)
  }
  world.standin.failNext(401, { match: /projection/ })

  const created = await world.crm.createActivity(draft({ description: 'After a 401' }))

  const inserted = world.standin
    .journal()
    .filter(({ action, after }) => action === 'insert' && after?.['Description'] === created.description)
  expect(inserted).toHaveLength(1)
})
