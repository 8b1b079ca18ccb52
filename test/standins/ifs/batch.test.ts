import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type IfsFixture, meeting, openIfs } from './ifs-fixture.ts'

const http = (method: string, path: string, body?: object, headers: readonly string[] = []): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'Content-Type: application/json',
    ...headers,
    '',
    body === undefined ? '' : JSON.stringify(body),
  ].join('\r\n')
const part = (request: string, id?: number): string =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(id === undefined ? [] : [`Content-Id: ${id}`]),
    '',
    request,
  ].join('\r\n')
const multipart = (boundary: string, parts: readonly string[]): string =>
  `${parts.map((text) => `--${boundary}\r\n${text}\r\n`).join('')}--${boundary}--\r\n`
/** the inner boundary begins like the outer one on purpose */
const changeSet = (...requests: readonly string[]): string =>
  `Content-Type: multipart/mixed;boundary=b_1\r\n\r\n${multipart(
    'b_1',
    requests.map((text, index) => part(text, index + 1)),
  )}`

describe('$batch of the IFS stand-in', () => {
  let world: IfsFixture
  beforeEach(async () => {
    world = await openIfs()
  })
  afterEach(() => world.close())

  const batch = async (parts: readonly string[], headers: Record<string, string> = {}) => {
    const answer = await world.ask('POST', 'BusinessActivityHandling/$batch', multipart('b', parts), {
      'content-type': 'multipart/mixed;boundary=b',
      ...headers,
    })
    const statuses = [...answer.text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status))
    return { ...answer, statuses }
  }
  const seeded = 17

  it('creates an activity with its lines in one change set, by reference to what is not there yet', async () => {
    const { status, statuses } = await batch([
      changeSet(
        http('POST', 'BusinessActivities', meeting),
        http('POST', '$1/ContactsArray', { PersonId: 'P10001' }),
        http('POST', '$1/RepresentativesArray', { RepresentativeId: 'JOEK' }),
        http('PATCH', '$1', { Note: 'Same set' }, ['If-Match: $1']),
      ),
      part(http('GET', "BusinessActivities(ActivityNo='4711')?$select=Note")),
    ])

    const { fields, contacts, representatives } = world.ifs.activity('4711') ?? {}
    expect([status, statuses]).toEqual([200, [201, 201, 201, 200, 200]])
    expect([fields?.['Note'], contacts?.length, representatives?.length]).toEqual(['Same set', 1, 2])
    expect(world.ifs.requests().map(({ method, inBatch, status: one }) => [method, inBatch, one])).toEqual([
      ['POST', true, 201],
      ['POST', true, 201],
      ['POST', true, 201],
      ['PATCH', true, 200],
      ['GET', true, 200],
      ['POST', false, 200],
    ])
  })

  it('keeps nothing of a change set that fails, not even in the journal, and ends the batch', async () => {
    const { text, statuses } = await batch([
      changeSet(http('POST', 'BusinessActivities', meeting), http('POST', '$1/ContactsArray', { PersonId: 'P1' })),
      part(http('GET', 'BusinessActivities')),
    ])

    expect([statuses, /Content-Id: 2/.test(text), text.includes('Person P1 is no contact.')]).toEqual([[500], true, true])
    expect([world.ifs.activities().length, world.ifs.journal()]).toEqual([seeded, []])
  })

  it('goes on after a failure when Prefer says so', async () => {
    const parts = [part(http('GET', 'Nothing')), part(http('GET', "BusinessActivities(ActivityNo='4698')"))]

    const stopped = await batch(parts)
    const went = await batch(parts, { prefer: 'continue-on-error' })

    expect([stopped.statuses, went.statuses]).toEqual([[404], [404, 200]])
  })

  it('takes absolute addresses of its own service', async () => {
    const root = '/main/ifsapplications/projection/v1/BusinessActivityHandling.svc'

    const { statuses } = await batch([
      part(http('GET', `${world.ifs.url}${root}/BusinessActivities?$top=1`)),
      part(http('GET', `${root}/BusinessActivities?$top=1`)),
    ])

    expect(statuses).toEqual([200, 200])
  })

  it.each([
    ['a read in a change set', changeSet(http('GET', 'BusinessActivities'))],
    ['a write outside of a change set', part(http('POST', 'BusinessActivities', meeting))],
    ['another service', part(http('GET', 'https://elsewhere.example/BusinessActivities'))],
    ['no request line', part('hello')],
    ['a batch in the batch', part(http('GET', '$batch'))],
  ])('refuses %s', async (_, text) => {
    const { status, statuses } = await batch([text])

    expect([status, statuses, world.ifs.activities().length]).toEqual([200, [400], seeded])
  })

  it('refuses a body without boundary or end', async () => {
    const path = 'BusinessActivityHandling/$batch'
    const wrongType = await world.ask('POST', path, '{}')
    const noEnd = await world.ask('POST', path, '--b\r\n', { 'content-type': 'multipart/mixed;boundary=b' })

    expect([wrongType.status, noEnd.status]).toEqual([400, 400])
  })
})
