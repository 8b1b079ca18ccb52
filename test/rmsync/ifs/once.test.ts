import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { PreconditionFailed } from '../../../src/domain/errors.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { toEmailAddress, type ActivityNo } from '../../../src/domain/ids.ts'
import type { Link } from '../../../src/domain/link.ts'
import { createIfsCrm } from '../../../src/rmsync/ifs/ifs-crm.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { completeLinks } from '../../../src/rmsync/linking/complete-links.ts'
import { createLink, type LinkRequest } from '../../../src/rmsync/linking/create-link.ts'
import { completePushes } from '../../../src/rmsync/pushing/complete-pushes.ts'
import { pushActivity } from '../../../src/rmsync/pushing/push-activity.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import type { JournalEntry } from '../../../src/standins/ifs/data/journal.ts'
import { draft } from '../../contracts/crm/crm-world.ts'
import { openIfsWorld, type IfsWorld } from '../../contracts/crm/ifs-world.ts'
import { defaultMappingFile } from '../../contracts/crm/tenant-world.ts'
import { aReview, ellen, newActivity, openWorld, type World } from '../../support/world.ts'
import { isWrite, mishaps, openUnreliableWire, type UnreliableWire } from './unreliable-wire.ts'

const defaultMapping = await loadIfsMapping(defaultMappingFile)

/** Real database, real adapter, IFS as the local cloud has it, and a wire in between that fails as told. */
let ifs: IfsWorld
let wire: UnreliableWire
let world: World
let ports: World['ports'] & { crm: IfsWorld['crm'] }
let journalStart = 0

beforeAll(async () => {
  ifs = await openIfsWorld(async (url, tls) => (wire = await openUnreliableWire(url, tls)))
})
afterAll(() => ifs.close())
beforeEach(async () => {
  world = await openWorld()
  // one IFS sees the ids of all these worlds, which count from one each
  ports = { ...world.ports, crm: ifs.crm, ids: { next: () => randomUUID() } }
  world.calendar.put(aReview)
})
afterEach(() => {
  expect(ifs.standin.offences()).toEqual([])
})

const link = (request: Partial<LinkRequest> = {}): Promise<Link> =>
  createLink(ports, ellen, { itemId: aReview.eventId, choices: new Map(), target: newActivity, ...request })
const entries = (action: JournalEntry['action'], entity: string, has: (entry: JournalEntry) => boolean = () => true) =>
  ifs.standin
    .journal()
    .slice(journalStart)
    .filter((entry) => entry.action === action && entry.entity === entity && has(entry))
const markNow = (): void => {
  journalStart = ifs.standin.journal().length
}
async function relayToRest(): Promise<void> {
  await world.notify(aReview.eventId)
  for (let round = 0; world.waiting.relay.length > 0; round++) {
    if (round > 10) throw new Error('The relay does not come to rest.')
    await relayLinks(ports, world.waiting.relay.splice(0))
  }
}
/** What the service does every minute, once requests under way have settled. */
async function completeLater(): Promise<void> {
  world.moveClock('2026-11-23T08:03:00Z')
  await completeLinks(ports)
  await completePushes(ports)
}
const linkNow = async (): Promise<Link | null> => world.ports.store.linkByEvent(ellen.mailboxId, aReview.eventId)

describe.each(mishaps)('%s', (mishap) => {
  const befallWrite = (): void => {
    markNow()
    wire.befall(mishap, isWrite)
  }

  it('makes one PATCH of fields of it', async () => {
    const { activityNo } = await link()
    world.calendar.edit(aReview, { subject: `Renamed ${mishap}` })
    befallWrite()

    await relayToRest()

    const written = entries('update', 'BusinessActivity', ({ after }) => after?.['Description'] !== undefined)
    expect([wire.befell(), written.map(({ key, after }) => [key['ActivityNo'], after?.['Description']])]).toEqual([
      true,
      [[activityNo, `Renamed ${mishap}`]],
    ])
    expect((await world.rows())[0]?.outcome).toBe('updated')
  })

  it('makes one change set of lines of it', async () => {
    const { activityNo } = await link()
    const peter = { name: 'Peter Hahn', email: toEmailAddress('peter.hahn@norrvik.example'), kind: 'person' as const }
    const others = aReview.attendees.filter(({ name }) => name !== 'Maria Lindqvist')
    world.calendar.edit(aReview, { attendees: [...others, peter] })
    befallWrite()

    await relayToRest()

    const lines = ifs.standin
      .journal()
      .slice(journalStart)
      .filter(({ entity }) => entity === 'BusinessActivityContact')
    expect([wire.befell(), lines.map(({ action, key }) => `${action} ${String(key['PersonId'])}`).sort()]).toEqual([
      true,
      ['delete P10001', 'insert P10002'],
    ])
    expect((await ifs.crm.readActivity(activityNo)).contacts.map(({ name }) => name)).toEqual(['Peter Hahn'])
  })

  it('deletes an activity once', async () => {
    const { activityNo } = await link()
    world.policy.deleteWhenCancelled = true
    world.calendar.remove(aReview)
    befallWrite()

    await relayToRest()

    const deleted = entries('delete', 'BusinessActivity').map(({ key }) => key['ActivityNo'])
    expect([wire.befell(), deleted, (await world.rows())[0]?.outcome]).toEqual([true, [activityNo], 'deleted'])
  })

  it('tells IFS once that a linked activity belongs to Outlook', async () => {
    const { activityNo } = await ifs.crm.createActivity(draft({ description: `Told ${mishap}` }))
    await ifs.crm.setSynced(activityNo, false, (await ifs.crm.readActivity(activityNo)).etag)
    markNow()
    wire.befall(mishap, ({ method, body }) => method === 'PATCH' && body.includes('SyncedWithOutlook'))

    const request = { target: { kind: 'existing', activityNo } } as const
    // a request that arrived twice reads as a change by somebody else: the person is told to try again
    await link(request).catch((error: unknown) => (error instanceof PreconditionFailed ? link(request) : expectLater(error)))
    await completeLater()

    const told = entries('update', 'BusinessActivity', ({ after }) => after?.['SyncedWithOutlook'] === true)
    expect([wire.befell(), told.length, (await linkNow())?.activityNo]).toEqual([true, 1, activityNo])
  })

  it('tells IFS once that a pushed activity belongs to Outlook, and makes one appointment', async () => {
    const { activityNo } = await ifs.crm.createActivity(draft({ description: `Pushed ${mishap}` }))
    await ifs.crm.setSynced(activityNo, false, (await ifs.crm.readActivity(activityNo)).etag)
    markNow()
    wire.befall(mishap, isWrite)

    await pushActivity(ports, ellen, activityNo).catch(() => undefined)
    await completeLater()

    const told = entries('update', 'BusinessActivity', ({ after }) => after?.['SyncedWithOutlook'] === true)
    const pushed = world.calendar.appointments(ellen.mailboxId).filter(({ subject }) => subject === `Pushed ${mishap}`)
    const [linked] = await world.ports.store.linksByActivities([activityNo])
    expect([wire.befell(), told.length, pushed.length, linked?.activityNo]).toEqual([true, 1, 1, activityNo])
  })
})

describe('a write that no use case repeats by itself', () => {
  it.each(mishaps)('performs a state action once, with a look before the repeat: %s', async (mishap) => {
    const { activityNo, etag } = await ifs.crm.createActivity(draft({ description: `Completed ${mishap}` }))
    markNow()
    wire.befall(mishap, ({ method, body }) => method === 'POST' && body === '{}')

    await ifs.crm.performAction(activityNo, 'complete', etag).catch(() => undefined)
    const now = await ifs.crm.readActivity(activityNo)
    if (now.state !== 'completed') await ifs.crm.performAction(activityNo, 'complete', now.etag)

    const completed = entries('update', 'BusinessActivity', ({ after }) => after?.['Objstate'] === 'Completed')
    expect([wire.befell(), completed.map(({ key }) => key['ActivityNo'])]).toEqual([true, [activityNo]])
  })

  it.each(mishaps)('[R30] creates a contact once: %s', async (mishap) => {
    const address = toEmailAddress(`new.${mishap}@norrvik.example`)
    const contact = { connection: { kind: 'account', id: '10045' }, name: `New ${mishap}`, email: address, role: '' } as const
    markNow()
    wire.befall(mishap, ({ method, body }) => method === 'POST' && body.startsWith('{'))

    const made = await ifs.crm.createContact(contact).catch(async (error: unknown) => {
      expect([mishap, error]).toEqual(['timeout-not-applied', expect.objectContaining({ outcomeUnknown: true })])
      const [found] = await ifs.crm.findPeople([address])
      expect(found?.contacts).toEqual([])
      return ifs.crm.createContact(contact)
    })

    const [inserted, ...more] = entries('insert', 'CustomerContact', ({ after }) => after?.['Email'] === address)
    expect([wire.befell(), inserted?.key['PersonId'], more]).toEqual([true, made.personId, []])
  })
})

describe('a creation', () => {
  const created = (description: string) =>
    entries('insert', 'BusinessActivity', ({ after }) => after?.['Description'] === description)
  const subject = (text: string): void => void world.calendar.edit(aReview, { subject: text })

  it.each(['answer-lost', 'timeout-applied', 'doubled'] as const)(
    '[R30] [R31] that took place is found by its key and linked at once, not repeated: %s',
    async (mishap) => {
      subject(`Created ${mishap}`)
      markNow()
      wire.befall(mishap, isWrite)

      await link()

      const [entry, ...more] = created(`Created ${mishap}`)
      expect([more, (await linkNow())?.activityNo]).toEqual([[], entry?.key['ActivityNo'] as ActivityNo])
      expect([wire.befell(), entry === undefined]).toEqual([true, false])
    },
  )

  it('[R30] that a network doubled stands once even where IFS does not hold the key to one of its value', async () => {
    const { activity } = defaultMapping
    // any text that the company does not use itself
    const attributes = { ...activity.attributes, creationKey: 'Priority' }
    const mapping = { ...defaultMapping, activity: { ...activity, attributes } }
    const crm = createIfsCrm({ ...ifs.access, mapping, timestamps: 'UTC', activityUrlTemplate: '' })
    const description = 'Doubled under a key that others may have'
    markNow()
    wire.befall('doubled', isWrite)

    const { activityNo } = await crm.createActivity(draft({ description, creationKey: 'not unique' }))

    const standing = ifs.standin.activities().filter(({ fields }) => fields['Description'] === description)
    expect([wire.befell(), created(description).length, standing.map((one) => one.activityNo)]).toEqual([true, 2, [activityNo]])
    await crm.close()
  })

  it('[R30] leaves a double alone that somebody has worked on since', async () => {
    const { activity } = defaultMapping
    const attributes = { ...activity.attributes, creationKey: 'Priority' }
    const crm = createIfsCrm({
      ...ifs.access,
      mapping: { ...defaultMapping, activity: { ...activity, attributes } },
      timestamps: 'UTC',
      activityUrlTemplate: '',
    })
    const made = [
      await ifs.crm.createActivity(draft()),
      await ifs.crm.createActivity(draft()),
      await ifs.crm.createActivity(draft()),
    ]
    for (const { activityNo } of made) ifs.standin.as('ELSA').editActivity(activityNo, { Priority: 'same key' })
    const [first, second, third] = made.map(({ activityNo }) => activityNo)
    ifs.standin.as('ELSA').editActivity(String(second), { Note: 'Mine now' })

    const found = await crm.activityCreatedWith('same key')

    const standing = made.filter(({ activityNo }) => ifs.standin.activity(activityNo) !== null)
    expect([(found as { activityNo: string }).activityNo, standing.map(({ activityNo }) => activityNo), third]).toEqual([
      first,
      [first, second],
      made[2]?.activityNo,
    ])
    await crm.close()
  })

  it('that did not take place leaves a row, and can be asked for again', async () => {
    subject('Created in vain')
    markNow()
    wire.befall('timeout-not-applied', isWrite)

    await link().catch(expectLater)
    await completeLater()
    const [row] = await world.rows()
    const again = await link()

    expect(row).toMatchObject({ outcome: 'set-aside', reason: expect.stringContaining('Nothing was created') })
    expect(created('Created in vain').map(({ key }) => key['ActivityNo'])).toEqual([again.activityNo])
  })

  it('asked for twice at once takes place once', async () => {
    subject('Pressed twice')
    markNow()

    const both = await Promise.allSettled([link(), link()])

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(created('Pressed twice')).toHaveLength(1)
  })
})

/** The person is told that it becomes known later. Anything else is a fault of the test. */
function expectLater(error: unknown): null {
  if (!(error instanceof Refusal) || error.code !== 'ifs-unavailable') throw error
  return null
}
