import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { ellen, meeting, startFixture } from './graph-fixture.ts'

const stateFile = join(tmpdir(), `graph-start-${randomUUID()}.json`)
const environment = process.env['NODE_ENV']

afterEach(async () => {
  process.env['NODE_ENV'] = environment
  await rm(stateFile, { force: true })
})

describe('the Graph stand-in', () => {
  it('does not start in production', async () => {
    process.env['NODE_ENV'] = 'production'

    await expect(startFixture()).rejects.toThrow('does not start with NODE_ENV=production')
  })

  it('says what to do with a state file that is no JSON', async () => {
    await writeFile(stateFile, '{"exchange":')

    await expect(startFixture({ stateFile })).rejects.toThrow(`${stateFile} is not JSON. Delete the file`)
  })

  it('keeps mailboxes, mail and delta tokens over a restart, and takes the seed for the first start only', async () => {
    const fixture = await startFixture({ stateFile, seed: true })
    const delta = `/v1.0/users/${ellen.oid}/calendarView/delta?startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-02T00:00:00Z`
    const before = await fixture.call('GET', delta, { headers: { prefer: 'odata.maxpagesize=500' } })
    const made = fixture.graph.person(ellen.oid).create(meeting({ attendees: [{ email: 'maria.lindqvist@norrvik.example' }] }))
    await fixture.restart()
    const after = await fixture.call('GET', before.body['@odata.deltaLink'].replace(/^https:\/\/[^/]+/, ''))
    const mail = fixture.graph.mailSent()
    const id = fixture.graph.person(ellen.oid).idsOf(made.id).rest
    await fixture.close()

    expect(after.body.value.map((event: { id: string }) => event.id)).toEqual([id])
    expect(mail.map(({ kind, to }) => [kind, to])).toEqual([['invitation', ['maria.lindqvist@norrvik.example']]])
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toEqual({
      exchange: expect.any(Object),
      subscriptions: [],
      deliveries: [],
    })
  })
})
