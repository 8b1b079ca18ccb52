import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { makeLocalCertificates } from '../../../src/standins/tls.ts'
import { activities, type IfsFixture, meeting, one, openIfs } from './ifs-fixture.ts'

interface Called {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  readonly body: string
}

describe('business events of the IFS stand-in', () => {
  let world: IfsFixture
  let server: Server
  let url: string
  const called: Called[] = []
  let statuses: number[] = []
  beforeAll(async () => {
    const tls = await makeLocalCertificates()
    world = await openIfs({}, tls)
    server = createServer(tls, (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { method = '', url: path = '', headers } = request
        called.push({ method, path, authorization: headers.authorization, body: Buffer.concat(chunks).toString('utf8') })
        response.writeHead(statuses.shift() ?? 202).end()
      })
    })
    await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
    url = `https://localhost:${(server.address() as AddressInfo).port}`
  })
  beforeEach(() => {
    called.length = 0
    statuses = []
  })
  afterAll(async () => {
    await world.close()
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })

  const hook = (changes: object = {}) => ({
    entity: 'BusinessActivity',
    on: ['insert', 'update', 'delete'] as const,
    url: `${url}/hook`,
    body: '{"no":"&NEW:ACTIVITY_NO&OLD:NOTHING","was":"&OLD:DESCRIPTION","is":"&NEW:DESCRIPTION"}',
    ...changes,
  })

  it('call an address over HTTPS on insert, update and delete, with old and new values in the body', async () => {
    world.ifs.setEventActions([hook({ authentication: { user: 'hook', password: 'önly' }, headers: { 'x-from': 'IFS' } })])

    const { body } = await world.ask('POST', activities, meeting)
    await world.ask('PATCH', one(body.ActivityNo), { Description: 'Moved' }, { 'if-match': '*' })
    await world.ask('DELETE', one(body.ActivityNo), undefined, { 'if-match': '*' })

    const deliveries = await world.ifs.eventDeliveries()
    const authorization = `Basic ${Buffer.from('hook:önly').toString('base64')}`
    const call = { method: 'POST', path: '/hook', authorization }
    expect(called).toEqual([
      { ...call, body: `{"no":"${body.ActivityNo}","was":"","is":"Kick-off"}` },
      { ...call, body: `{"no":"${body.ActivityNo}","was":"Kick-off","is":"Moved"}` },
      { ...call, body: '{"no":"","was":"Moved","is":""}' },
    ])
    expect(deliveries.map(({ status, attempt }) => [status, attempt])).toEqual([
      [202, 1],
      [202, 1],
      [202, 1],
    ])
  })

  it('fire only for what they are for, and never for what was undone', async () => {
    world.ifs.setEventActions([
      hook({ on: ['delete'] }),
      hook({ entity: 'BusinessActivityContact', on: ['insert'], body: 'line' }),
    ])

    const { body } = await world.ask('POST', activities, meeting)
    const refused = await world.ask('POST', `${one(body.ActivityNo)}/ContactsArray`, { PersonId: 'NOBODY' })
    await world.ask('POST', `${one(body.ActivityNo)}/ContactsArray`, { PersonId: 'P10001' })

    await world.ifs.eventDeliveries()
    expect([refused.status, called.map((call) => call.body)]).toEqual([500, ['line']])
  })

  it('are dropped when nobody takes them, or tried as often as told', async () => {
    const from = (await world.ifs.eventDeliveries()).length
    statuses = [503]
    world.ifs.setEventActions([hook({ on: ['insert'] })])
    await world.ask('POST', activities, meeting)
    await world.ifs.eventDeliveries()
    statuses = [500, 500]
    world.ifs.setEventActions([hook({ on: ['insert'], attempts: 3 })])
    await world.ask('POST', activities, meeting)
    await world.ifs.eventDeliveries()
    world.ifs.setEventActions([hook({ on: ['insert'], url: 'https://localhost:1/nobody' })])
    const answer = await world.ask('POST', activities, meeting)

    const tried = (await world.ifs.eventDeliveries()).slice(from)
    expect(tried.map(({ status, attempt }) => [status, attempt])).toEqual([
      [503, 1],
      [500, 1],
      [500, 2],
      [202, 3],
      [null, 1],
    ])
    expect([answer.status, tried.at(-1)?.error]).toEqual([201, expect.stringContaining('ECONNREFUSED')])
  })
})
