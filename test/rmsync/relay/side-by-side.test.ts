import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { EventId, LinkId } from '../../../src/domain/ids.ts'
import type { Link } from '../../../src/domain/link.ts'
import { defaultRelayPolicy } from '../../../src/domain/policy.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import { createLink } from '../../../src/rmsync/linking/create-link.ts'
import type { JobWriter, RelayJob } from '../../../src/rmsync/ports/jobs.ts'
import type { Log } from '../../../src/rmsync/ports/service.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import { undoChange } from '../../../src/rmsync/relay/undo-change.ts'
import { type Database, openDatabase } from '../../../src/rmsync/store/database.ts'
import { createStore } from '../../../src/rmsync/store/store.ts'
import { FakeCalendar } from '../../support/fake-calendar.ts'
import { createFakeCrm } from '../../support/fake-crm.ts'
import { type Postgres, startPostgres } from '../../support/start-postgres.ts'
import { aReview, ellen, newActivity } from '../../support/world.ts'

/** Two services on one PostgreSQL, at work on the same mailbox at the same moment. */
let postgres: Postgres
let databases: readonly Database[]
beforeAll(async () => {
  postgres = await startPostgres()
  const databaseUrl = await postgres.createDatabase()
  databases = [await openDatabase({ databaseUrl }), await openDatabase({ databaseUrl })]
})
afterAll(async () => {
  for (const database of databases) await database.close()
  await postgres.close()
})

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const noJobs: JobWriter = { relay: () => Promise.resolve(), series: () => Promise.resolve(), mark: () => Promise.resolve() }

function openServices() {
  const calendar = new FakeCalendar()
  calendar.addMailbox(ellen.email, ellen.mailboxId, ellen.name)
  const crm = createFakeCrm()
  let last = 0
  const shared = {
    calendar,
    crm,
    clock: { now: () => '2026-11-23T08:00:00Z' as Instant },
    ids: { next: () => `id-${++last}-${Math.random()}` },
    log: silent,
    policy: () => ({ ...defaultRelayPolicy, deleteWhenCancelled: true }),
  }
  return { calendar, crm, services: databases.map((database) => ({ ...shared, store: createStore(database.db, noJobs) })) }
}
let world: ReturnType<typeof openServices>
let links: Link[]
beforeEach(async () => {
  world = openServices()
  const [first] = world.services
  if (first === undefined) throw new Error('no service')
  await first.store.saveRepresentatives([ellen])
  for (const link of await first.store.linksOfMailbox(ellen.mailboxId))
    await first.store.transaction((tx) => tx.removeLink(link.linkId))
  links = []
  for (let number = 0; number < 60; number++) {
    const eventId = `event-${number}-${Math.random()}` as EventId
    world.calendar.put({ ...aReview, eventId, iCalUId: eventId, subject: `Visit ${number}`, attendees: [] })
    links.push(await createLink(first, ellen, { itemId: eventId, choices: new Map(), target: newActivity }))
  }
})
const job = (linkId: LinkId): RelayJob => ({
  linkId,
  mailboxId: ellen.mailboxId,
  noticedAt: '2026-11-23T08:00:00Z' as Instant,
  noticedBy: 'notification',
  correlationId: 'c',
  attempt: 1,
})
const both = (jobsOf: (service: number) => readonly RelayJob[]) =>
  Promise.all(world.services.map((service, index) => relayLinks(service, jobsOf(index))))
const writes = (kind: string) => world.crm.journal().filter((write) => write.kind === kind).length
const rowsOf = async ({ linkId }: Link) =>
  (await world.services[0]?.store.readLog({ linkId, limit: 20 }))?.map(({ outcome }) => outcome)

describe('two services', () => {
  it('[R50] count deletions together: neither deletes what both together may not', async () => {
    const gone = links.slice(0, 16)
    for (const link of gone) world.calendar.remove(link)
    await both((service) => gone.filter((_link, index) => index % 2 === service).map(({ linkId }) => job(linkId)))
    const [service] = world.services
    expect([writes('delete') <= 10, (await service?.store.pauses())?.length]).toEqual([true, 1])
    expect((await service?.store.heldDeletions(ellen.mailboxId))?.length).toBe(16 - writes('delete'))
    await service?.store.transaction(async (tx) => tx.endPause(ellen.mailboxId, 'deletions'))
  })

  it('[S133] that were given the same edit write it once, and tell it once', async () => {
    const [link] = links
    if (link === undefined) throw new Error('no link')
    world.calendar.edit(link, { subject: 'Renamed' })
    await both(() => [job(link.linkId)])
    await both(() => [job(link.linkId)])
    expect([writes('patch'), await rowsOf(link)]).toEqual([1, ['updated', 'linked']])
  })

  it('[S133] that were given the same deletion make it once, and tell it once', async () => {
    const [, link] = links
    if (link === undefined) throw new Error('no link')
    world.calendar.remove(link)
    await both(() => [job(link.linkId)])
    expect([writes('delete'), await rowsOf(link)]).toEqual([1, ['deleted', 'linked']])
  })

  it('[R56] that are asked to undo the same change undo it once', async () => {
    const [, , link] = links
    if (link === undefined) throw new Error('no link')
    world.calendar.edit(link, { subject: 'Renamed' })
    await both(() => [job(link.linkId)])
    const [row] = (await world.services[0]?.store.readLog({ linkId: link.linkId, limit: 1 })) ?? []
    const owner = { name: ellen.name, mailboxId: ellen.mailboxId, isAdmin: false }
    const answers = await Promise.allSettled(world.services.map((service) => undoChange(service, row?.rowId ?? 0, owner)))
    expect([answers.map(({ status }) => status).toSorted(), writes('patch'), await rowsOf(link)]).toEqual([
      ['fulfilled', 'rejected'],
      2,
      ['undone', 'updated', 'linked'],
    ])
  })
})
