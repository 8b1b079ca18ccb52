import { expect, it } from '@jest/globals'
import type { EventId, MailboxId } from '../../../src/domain/ids.ts'
import { graphEvent } from './graph-event.ts'
import { startScriptedGraph, type Scripted } from './scripted-graph.ts'

interface Part {
  readonly id: string
  readonly url: string
}

/** As Outlook counts: each part of a batch is a request, four of them side by side (contract graph.md §3). */
const sideBySide = 4

it('stays below four requests at once in a mailbox, batches over several mailboxes included, and all of them end', async () => {
  const graph = await startScriptedGraph()
  const running = new Map<string, number>()
  let most = 0
  const enter = (mailbox: string, by: number) => {
    running.set(mailbox, (running.get(mailbox) ?? 0) + by)
    most = Math.max(most, running.get(mailbox) ?? 0)
  }
  const mailboxOf = (path: string) => /users\/([^/]+)/.exec(path)?.[1] ?? ''
  graph.answers(async ({ path, body }): Promise<Scripted> => {
    const parts = (body as { requests: Part[] } | undefined)?.requests ?? [{ id: '0', url: path }]
    const together = new Map<string, number>()
    for (const { url } of parts) together.set(mailboxOf(url), Math.min(sideBySide, (together.get(mailboxOf(url)) ?? 0) + 1))
    for (const [mailbox, count] of together) enter(mailbox, count)
    await new Promise((resolve) => setImmediate(resolve))
    for (const [mailbox, count] of together) enter(mailbox, -count)
    return {
      body: body === undefined ? graphEvent() : { responses: parts.map(({ id }) => ({ id, status: 200, body: graphEvent() })) },
    }
  })
  const calendar = graph.calendar()
  const ref = (mailbox: string) => ({ mailboxId: mailbox as MailboxId, eventId: 'event' as EventId })
  const batches = [
    ['a', 'b', 'c'],
    ['c', 'b', 'a'],
    ['b', 'b', 'b', 'b', 'a'],
    ['c', 'c', 'c', 'c', 'c', 'c'],
  ]

  const answered = await Promise.all(
    [1, 2, 3].flatMap(() => [
      ...batches.map((mailboxes) => calendar.readMany(mailboxes.map(ref))),
      ...['a', 'b', 'c'].map((mailbox) => calendar.readByItemId(ref(mailbox).mailboxId, 'item')),
    ]),
  )
  await graph.close()

  expect(answered).toHaveLength(21)
  expect(most).toBeLessThanOrEqual(sideBySide)
})

it('[R428] asks nothing of a mailbox that asked for a rest until it is over, and goes on with the others', async () => {
  const graph = await startScriptedGraph()
  let now = Date.parse('2026-11-23T08:00:00Z')
  const calendar = graph.calendar({ now: () => now })
  const busy: Scripted = { status: 429, headers: { 'retry-after': '60' } }
  const partsOf = (body: unknown) => (body as { requests: Part[] }).requests
  const asked: string[] = []
  graph.answers(({ path, body }): Scripted => {
    const urls = body === undefined ? [path] : partsOf(body).map(({ url }) => url)
    asked.push(...urls.map((url) => /users\/([^/]+)/.exec(url)?.[1] ?? ''))
    if (body === undefined) return asked.length === 1 ? busy : { body: graphEvent() }
    return { body: { responses: partsOf(body).map(({ id }) => ({ id, status: 200, body: graphEvent() })) } }
  })
  const read = async (mailbox: string) => calendar.readByItemId(mailbox as MailboxId, 'item').catch((error: unknown) => error)
  const both = () =>
    calendar.readMany(['a', 'b'].map((mailbox) => ({ mailboxId: mailbox as MailboxId, eventId: 'e' as EventId })))

  const first = await read('a')
  now += 20_000
  const during = [await read('a'), await both(), await read('b')]
  now += 40_000
  const after = [await read('a'), await both()]
  await graph.close()

  expect([first, during]).toMatchObject([
    { name: 'Unavailable', retryAfterMs: 60_000 },
    [
      { name: 'Unavailable', retryAfterMs: 40_000, outcomeUnknown: false },
      [{ kind: 'failed', error: { retryAfterMs: 40_000 } }, { kind: 'found' }],
      { kind: 'single' },
    ],
  ])
  expect(after).toMatchObject([{ kind: 'single' }, [{ kind: 'found' }, { kind: 'found' }]])
  expect(asked).toEqual(['a', 'b', 'b', 'a', 'a', 'b'])
})

it('asks for no more at once than it may over all mailboxes', async () => {
  const graph = await startScriptedGraph()
  let [running, most] = [0, 0]
  let partner: (() => void) | null = null
  /** Each waits for a second one: with less than two at once, none would ever be answered. */
  const inPairs = () =>
    new Promise<void>((resolve) => {
      if (partner === null) return void (partner = resolve)
      partner()
      partner = null
      resolve()
    })
  graph.answers(async (): Promise<Scripted> => {
    most = Math.max(most, ++running)
    await inPairs()
    running -= 1
    return { body: graphEvent() }
  })
  const calendar = graph.calendar({ overall: 2 })

  const mailboxes = Array.from({ length: 12 }, (_, number) => `mailbox-${number}` as MailboxId)
  const answered = await Promise.all(mailboxes.map((mailboxId) => calendar.readByItemId(mailboxId, 'item')))
  await graph.close()

  expect([answered.length, most]).toEqual([12, 2])
})
