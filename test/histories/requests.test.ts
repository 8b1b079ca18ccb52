import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLink } from '../../src/rmsync/linking/create-link.ts'
import { linkSeries } from '../../src/rmsync/linking/link-series.ts'
import { type Histories, type History, type Item, openHistories, representatives } from './history.ts'
import { itemOf } from './people-steps.ts'

/** What a change costs, counted in the logs of Graph and IFS. */
describe('requests', () => {
  let histories: Histories
  let history: History
  beforeAll(async () => {
    histories = await openHistories()
  }, 120_000)
  beforeEach(async () => {
    history = await histories.begin({ deleteWhenCancelled: false })
    await history.start()
    await settle()
  })
  afterEach(() => history.close())
  afterAll(() => histories.close())

  const [ellen] = representatives
  const connection = { kind: 'account', id: '10045' } as const
  const target = { kind: 'new', connection, activityType: 'Meeting', subType: '', opportunityNo: '', notes: '' } as const
  const guest = [{ name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example' }]

  function make(subject: string): Item {
    let made: Item | undefined
    history.byHand(() => {
      const times = { start: '2026-11-26T09:00:00', end: '2026-11-26T10:00:00' }
      made = itemOf(history, ellen!, history.person(ellen!).create({ subject, ...times, attendees: guest }).id)
    })
    return made!
  }
  async function link(subject: string): Promise<Item> {
    const item = make(subject)
    await history.during(({ ports }) => createLink(ports, ellen!, { itemId: item.eventId, choices: new Map(), target }))
    return item
  }
  const edit = ({ mailbox, eventId }: Item, subject: string): void =>
    history.byHand(() => void history.person(mailbox).edit(eventId, { subject }))

  /** Everything that happened is noticed and done. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await history.collectPosts()
      await history.deliver(history.mailbag)
      await history.during((rmsync) => rmsync.work())
    }
  }

  /** What `act` asks of Graph and of IFS; the parts of a batch are one request together. */
  async function asked(act: () => Promise<void>): Promise<{ graph: string[]; ifs: string[] }> {
    const { graph, ifs } = history.cloud
    const [graphBefore, ifsBefore] = [graph.requests().length, ifs.requests().length]
    await act()
    const lines = (requests: readonly { method: string; path: string; inBatch: boolean }[]) =>
      requests.filter(({ inBatch }) => !inBatch).map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
    return { graph: lines(graph.requests().slice(graphBefore)), ifs: lines(ifs.requests().slice(ifsBefore)) }
  }

  it('[R181] one relayed edit costs one of Graph and one of IFS', async () => {
    const item = await link('Visit')
    await settle()
    edit(item, 'Renamed')
    await history.collectPosts()
    const cost = await asked(async () => {
      await history.deliver(history.mailbag)
      await history.during((rmsync) => rmsync.work())
    })
    expect(cost).toEqual({ graph: ['POST $batch'], ifs: [expect.stringMatching(/^PATCH BusinessActivities/)] })
  })

  it('[R181] twenty edits that wait cost one of Graph', async () => {
    const items: Item[] = []
    for (let number = 1; number <= 20; number++) items.push(await link(`Visit ${number}`))
    await settle()
    for (const item of items) edit(item, `Renamed ${item.eventId.slice(-6)}`)
    await history.collectPosts()
    const cost = await asked(async () => {
      await history.deliver(history.mailbag)
      await history.during((rmsync) => rmsync.work())
    })
    expect({ graph: cost.graph, ifs: cost.ifs.length }).toEqual({ graph: ['POST $batch'], ifs: 20 })
  })

  it('[R181] one date of a linked series that is renamed costs one of Graph and one of IFS', async () => {
    let series: Item | undefined
    history.byHand(() => {
      const pattern = { type: 'weekly', interval: 1, daysOfWeek: ['thursday'], firstDayOfWeek: 'monday' }
      const range = { type: 'numbered', startDate: '2026-11-26', numberOfOccurrences: 6, recurrenceTimeZone: 'UTC' }
      const times = { start: '2026-11-26T09:00:00', end: '2026-11-26T10:00:00' }
      const made = history.person(ellen!).create({ subject: 'Weekly', ...times, recurrence: { pattern, range } })
      series = itemOf(history, ellen!, made.id)
    })
    const { eventId, mailbox } = series!
    await history.during(({ ports }) => linkSeries(ports, ellen!, { itemId: eventId, choices: new Map(), target }))
    await settle()
    const person = history.person(mailbox)
    const [date] = person
      .events(history.clock.date(), new Date('2026-11-28T00:00:00Z'))
      .filter((one) => one.seriesMasterId !== null)
    history.byHand(() => void person.edit(date!.id, { subject: 'Once' }))
    await history.collectPosts()
    const cost = await asked(async () => {
      await history.deliver(history.mailbag)
      await history.during((rmsync) => rmsync.work())
    })
    expect(cost).toEqual({ graph: ['POST $batch'], ifs: [expect.stringMatching(/^PATCH BusinessActivities/)] })
  })

  it('[R1] a notification of an appointment without a link costs none', async () => {
    const item = make('Lunch')
    await settle()
    edit(item, 'Late lunch')
    await history.collectPosts()
    const cost = await asked(async () => {
      await history.deliver(history.mailbag)
      await history.during((rmsync) => rmsync.work())
    })
    expect(cost).toEqual({ graph: [], ifs: [] })
  })

  it('[R181] a Sync Cycle in which nothing happened costs one of Graph for each mailbox', async () => {
    await link('Visit')
    await settle()
    // The rounds of the mailboxes are spread over the cycle.
    const cycle = async () => {
      for (let minute = 0; minute < 15; minute++) {
        history.clock.move(60_000)
        await history.during(async ({ care }) => care.beginDueRounds())
        await history.during((rmsync) => rmsync.work())
      }
    }
    // The first ones still name what linking wrote.
    for (let cycles = 0; cycles < 3; cycles++) await cycle()
    const cost = await asked(cycle)
    expect(cost).toEqual({ graph: representatives.map(() => 'GET delta'), ifs: [] })
  })
})
