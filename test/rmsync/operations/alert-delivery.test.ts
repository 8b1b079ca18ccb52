import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { deliverAlerts, type AlertDelivery } from '../../../src/rmsync/operations/alert-delivery.ts'
import type { AlertHook, AlertNotice } from '../../../src/rmsync/ports/health.ts'
import type { Log } from '../../../src/rmsync/ports/service.ts'

const notice = (severity: AlertNotice['severity'], kind: AlertNotice['kind'] = 'drift'): AlertNotice => ({
  kind,
  severity,
  message: 'Words.',
  fix: '',
  at: '2026-11-24T08:00:00Z',
})

let told: string[]
let logged: string[]
let failing: Record<AlertHook['hook'], number>
let delivery: AlertDelivery
beforeEach(() => {
  told = []
  logged = []
  failing = { webhook: 0, 'e-mail': 0 }
})
afterEach(() => delivery.end())

const hook = (name: AlertHook['hook']): AlertHook => ({
  hook: name,
  async tell({ kind, severity }) {
    if (failing[name]-- > 0) return Promise.reject(new Error('The webhook answered 500.'))
    return Promise.resolve(told.push(`${name} ${kind} ${severity}`) > 0)
  },
})
const note = (facts: object, message: string): void => void logged.push(`${message} ${JSON.stringify(facts)}`)
const log: Log = { debug: note, info: note, warn: note, error: note }
const open = (...waitsMs: number[]): void => {
  delivery = deliverAlerts([hook('webhook'), hook('e-mail')], log, waitsMs)
}
async function untilTold(count: number): Promise<void> {
  for (const deadline = Date.now() + 5_000; told.length < count && Date.now() < deadline;)
    await new Promise((resolve) => setImmediate(resolve))
}

it('[R391] an alert that a way does not take is tried again until it arrives, and keeps its place before its end', async () => {
  failing.webhook = 2
  open(1, 2, 3)
  delivery.tell(notice('error'))
  delivery.tell(notice('over'))
  await untilTold(4)
  expect([told.filter((line) => line.startsWith('webhook')), told.filter((line) => line.startsWith('e-mail'))]).toEqual([
    ['webhook drift error', 'webhook drift over'],
    ['e-mail drift error', 'e-mail drift over'],
  ])
  // the way that works did not wait for the other
  expect(told.slice(0, 2)).toEqual(['e-mail drift error', 'e-mail drift over'])
  expect(logged.map((line) => line.split(' {')[0])).toEqual([
    'An alert could not be delivered; it is tried again.',
    'An alert could not be delivered; it is tried again.',
  ])
})

it('[R391] an alert is given up after its last try, and the next one has its own', async () => {
  failing.webhook = 2
  open(1)
  delivery.tell(notice('error'))
  delivery.tell(notice('error', 'queue-grows'))
  await untilTold(3)
  expect(told.filter((line) => line.startsWith('webhook'))).toEqual(['webhook queue-grows error'])
  expect(logged.at(-1)).toBe(
    'An alert could not be delivered and is given up. {"hook":"webhook","kind":"drift","reason":"The webhook answered 500.","tries":2}',
  )
})

it('[R391] what was not delivered before the end stands in the text log, and the end waits for no receiver', async () => {
  failing.webhook = 1
  open(3_600_000)
  delivery.tell(notice('error'))
  await untilTold(1)
  await delivery.end()
  expect([told, logged.at(-1)]).toEqual([
    ['e-mail drift error'],
    'An alert was not delivered before rmsync ended. {"hook":"webhook","kind":"drift","severity":"error","at":"2026-11-24T08:00:00Z"}',
  ])
})
