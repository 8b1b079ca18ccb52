import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Instant } from '../../../src/domain/time-span.ts'
import { deliverAlerts } from '../../../src/rmsync/operations/alert-delivery.ts'
import type { AlertHook, AlertNotice } from '../../../src/rmsync/ports/health.ts'
import type { Log } from '../../../src/rmsync/ports/service.ts'
import { createAlertOutbox, queueNotices } from '../../../src/rmsync/store/alert-store.ts'
import type { Database } from '../../../src/rmsync/store/database.ts'
import { clearTables } from '../../support/clear-tables.ts'
import { openEmbedded } from '../../support/open-embedded.ts'

let database: Database
let now: Instant
let told: string[]
let logged: string[]
let failing: Record<AlertHook['hook'], number>
beforeAll(async () => {
  database = await openEmbedded()
})
afterAll(() => database.close())
beforeEach(async () => {
  await clearTables(database, ['alert_notices'])
  now = '2026-11-24T08:00:00Z' as Instant
  told = []
  logged = []
  failing = { webhook: 0, 'e-mail': 0 }
})

const outbox = () => createAlertOutbox(database.db)
const queue = (...notices: readonly (readonly [AlertNotice['kind'], AlertNotice['severity']])[]) =>
  queueNotices(
    database.db,
    notices.map(([kind, severity]) => ({ kind, severity, message: 'Words.', fix: '', at: now })),
    ['webhook', 'e-mail'],
    now,
  )
const hook = (name: AlertHook['hook']): AlertHook => ({
  hook: name,
  async tell({ kind, severity }) {
    if (failing[name]-- > 0) return Promise.reject(new Error('The webhook answered 500.'))
    return Promise.resolve(told.push(`${name} ${kind} ${severity}`) > 0)
  },
})
const note = (facts: object, message: string): void => void logged.push(`${message} ${JSON.stringify(facts)}`)
const log: Log = { debug: note, info: note, warn: note, error: note }
/** A process of rmsync: what it does not deliver is found by the next. */
const open = (hooks = [hook('webhook'), hook('e-mail')]) =>
  deliverAlerts({ hooks, outbox: outbox(), clock: { now: () => now }, log })
const byWebhook = () => told.filter((line) => line.startsWith('webhook'))
const waiting = async () =>
  (await outbox().undelivered(10)).map(
    ({ hook: way, kind, state, tries, reason, nextTryAt }) =>
      `${way} ${kind} ${state} ${tries} ${reason}${nextTryAt === null ? '' : ` ${nextTryAt}`}`,
  )

it('[R391] an alert that a way does not take is tried again until it arrives, and keeps its place before its end', async () => {
  failing.webhook = 2
  await queue(['drift', 'error'], ['drift', 'over'])
  const delivery = open()
  await delivery.deliverDue()
  now = '2026-11-24T08:00:14Z' as Instant
  await delivery.deliverDue()
  // the way that works did not wait for the other
  expect([told, await waiting()]).toEqual([
    ['e-mail drift error', 'e-mail drift over'],
    ['webhook drift waiting 0  2026-11-24T08:00:00Z', 'webhook drift waiting 1 The webhook answered 500. 2026-11-24T08:00:15Z'],
  ])
  now = '2026-11-24T08:00:15Z' as Instant
  await delivery.deliverDue()
  now = '2026-11-24T08:01:15Z' as Instant
  await delivery.deliverDue()
  expect([byWebhook(), await waiting()]).toEqual([['webhook drift error', 'webhook drift over'], []])
  expect(logged.map((line) => line.split(' {')[0])).toEqual([
    'An alert could not be delivered; it is tried again.',
    'An alert could not be delivered; it is tried again.',
  ])
})

it('[R391] after a day an alert is given up with the reason, which stands for everyone to see, and the next ones go', async () => {
  failing.webhook = 28
  await queue(['drift', 'error'])
  const delivery = open()
  const hours = (count: number): Instant =>
    new Date(Date.parse('2026-11-24T08:30:00Z') + count * 3_600_000).toISOString().replace('.000Z', 'Z') as Instant
  for (let hour = 0; hour < 24; hour++) {
    now = hours(hour)
    await delivery.deliverDue()
  }
  await queue(['queue-grows', 'error'])
  await delivery.deliverDue()
  expect(await outbox().failing('2026-11-24T08:00:00Z' as Instant)).toEqual([
    { hook: 'webhook', alerts: 1, reason: 'The webhook answered 500.' },
  ])
  expect(logged.at(-2)).toBe(
    'An alert could not be delivered and is given up. {"hook":"webhook","kind":"drift","at":"2026-11-24T08:00:00Z","reason":"The webhook answered 500."}',
  )
  failing.webhook = 0
  now = hours(26)
  await delivery.deliverDue()
  expect([byWebhook(), await waiting()]).toEqual([
    ['webhook queue-grows error'],
    ['webhook drift given-up 24 The webhook answered 500.'],
  ])
  await outbox().dropGivenUp('2026-12-24T08:00:00Z' as Instant)
  expect(await waiting()).toEqual([])
})

it('[R400] what was not delivered when rmsync ends is delivered after the next start', async () => {
  failing.webhook = 1
  await queue(['drift', 'error'])
  const first = open()
  await first.deliverDue()
  await first.end()
  now = '2026-11-24T12:00:00Z' as Instant
  await open().deliverDue()
  expect([told, await waiting()]).toEqual([['e-mail drift error', 'webhook drift error'], []])
})

it('[R400] an alert that rmsync slept over for a day is given up unsent, and what is new arrives', async () => {
  await queue(['drift', 'error'])
  now = '2026-11-25T08:00:00Z' as Instant
  await queue(['drift', 'over'])
  await open().deliverDue()
  expect([byWebhook(), (await waiting())[1]]).toEqual([
    ['webhook drift over'],
    'webhook drift given-up 1 It waited for a day behind others, or rmsync did not run.',
  ])
})

it('[R400] of several processes one tells it; where that one dies before it says so, another tells it once more', async () => {
  await queue(['drift', 'error'])
  // told, and never heard of again: as a process that is killed
  const dying = open([{ hook: 'webhook', tell: () => new Promise(() => told.push('webhook drift error')) }])
  void dying.deliverDue()
  for (const deadline = Date.now() + 5_000; told.length === 0 && Date.now() < deadline;)
    await new Promise((resolve) => setImmediate(resolve))
  const others = [open(), open()]
  await Promise.all(others.map((one) => one.deliverDue()))
  expect(told.toSorted()).toEqual(['e-mail drift error', 'webhook drift error'])
  now = '2026-11-24T08:02:00Z' as Instant
  await Promise.all(others.map((one) => one.deliverDue()))
  now = '2026-11-24T08:30:00Z' as Instant
  await Promise.all(others.map((one) => one.deliverDue()))
  expect(byWebhook()).toEqual(['webhook drift error', 'webhook drift error'])
})

it('[R391] of what comes and goes all the time while a way is down, the newest 500 are kept', async () => {
  failing.webhook = 1
  for (let part = 0; part < 6; part++) await queue(...Array.from({ length: 84 }, () => ['drift', 'error'] as const))
  const kept = await outbox().undelivered(2_000)
  const webhook = kept.filter((one) => one.hook === 'webhook')
  expect([webhook.filter((one) => one.state === 'waiting').length, webhook.at(-1)?.reason]).toEqual([
    500,
    'More than 500 alerts waited.',
  ])
})
