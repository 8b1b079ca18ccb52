import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Refused } from '../../../src/domain/errors.ts'
import { defaultRelayPolicy } from '../../../src/domain/policy.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import { createLink, type LinkingPorts } from '../../../src/rmsync/linking/create-link.ts'
import { markLink } from '../../../src/rmsync/linking/mark-link.ts'
import type { Log } from '../../../src/rmsync/ports/service.ts'
import { receiveNotifications } from '../../../src/rmsync/relay/receive-notifications.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import { openEmbedded } from '../../support/open-embedded.ts'
import { everythingStored } from '../../support/everything-stored.ts'
import { FakeCalendar } from '../../support/fake-calendar.ts'
import { createFakeCrm } from '../../support/fake-crm.ts'
import { aReview, ellen, newActivity } from '../../support/world.ts'
import { notingWork, openQueueWorld, type QueueWorld } from '../queue/queue-world.ts'

/** The whole way with the real queue, so that its tables are looked through as well. */
const calendar = () => {
  const fake = new FakeCalendar()
  fake.addMailbox(ellen.email, ellen.mailboxId, ellen.name)
  return fake
}

let queued: QueueWorld
let ports: LinkingPorts & { readonly calendar: FakeCalendar; readonly crm: ReturnType<typeof createFakeCrm>; readonly log: Log }
let stored: () => Promise<string>
let close: () => Promise<void>
const logged: { level: string; text: string }[] = []
const note = (level: string) => (facts: object, message: string) =>
  void logged.push({ level, text: `${message} ${JSON.stringify(facts)}` })

beforeEach(async () => {
  logged.length = 0
  const database = await openEmbedded()
  queued = await openQueueWorld(database)
  await queued.store.saveRepresentatives([ellen])
  let last = 0
  ports = {
    calendar: calendar(),
    crm: createFakeCrm(),
    store: queued.store,
    clock: { now: () => '2026-11-23T08:00:00Z' as Instant },
    ids: { next: () => `id-${++last}` },
    log: { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
    policy: () => defaultRelayPolicy,
  }
  const { work } = notingWork({
    'relay-link': (jobs) => relayLinks(ports, jobs),
    'mark-link': (job) => markLink(ports, job),
  })
  await queued.queue.work(work)
  stored = () => everythingStored(database.db)
  close = async () => {
    await queued.queue.stop()
    await database.close()
  }
})
afterEach(() => close())

async function relayed(change: Parameters<FakeCalendar['edit']>[1]): Promise<void> {
  ports.calendar.edit(aReview, change)
  await receiveNotifications(ports, [{ mailboxId: ellen.mailboxId, eventId: aReview.eventId }])
  await queued.idle()
}
async function link(subject: string): Promise<void> {
  ports.calendar.put({ ...aReview, subject })
  await createLink(ports, ellen, { itemId: aReview.eventId, choices: new Map(), target: newActivity })
  await queued.idle()
}

it('[S117] the text of a private appointment stands in no table, the queue included, and in no log', async () => {
  await link('Visit')
  await relayed({ subject: 'Clinic Drottninggatan', sensitivity: 'private' })
  ports.crm.failNext(new Refused('IFS', 'No.'), { method: 'patchActivity' })
  await relayed({ subject: 'Clinic Sankt Göran', when: { ...aReview.when, endAt: '2026-11-24T11:00:00Z' } as never })
  expect([
    /Clinic/.exec((await stored()) + JSON.stringify([logged, ports.crm.journal()])),
    /Private appointment/.test(await stored()),
  ]).toEqual([null, true])
})

it('[S143] no subject and no text of an appointment stands in the log above debug, and none of a private one at all', async () => {
  await link('Norrvik price talks')
  const says = [
    'The value "Norrvik price talks, second" can’t be Description; it’s ‘price talks’ elsewhere.',
    'Norrvik price talks, second round is too long.',
  ]
  for (const sentence of says) {
    ports.crm.failNext(new Refused('IFS', sentence), { method: 'patchActivity' })
    await relayed({ subject: 'Norrvik price talks, second round' })
  }
  const told = logged
    .filter(({ level }) => level !== 'debug')
    .map(({ level, text }) => [level, /"reason":"(.*?)"/.exec(text)?.[1]])
  expect([told, /price talks/.exec(JSON.stringify(logged))]).toEqual([
    [
      ['warn', 'The value “…” can’t be Description; it’s “…” elsewhere.'],
      ['warn', '“…” is too long.'],
    ],
    null,
  ])
})
