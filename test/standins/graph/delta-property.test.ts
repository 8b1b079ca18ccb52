import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ellen, startFixture, type GraphFixture } from './graph-fixture.ts'

/**
 * Whatever a person does to the calendar: a delta round from any earlier cursor names each event of the window that
 * changed since, or the cursor is answered with 410.
 */
let fixture: GraphFixture
const user = `/v1.0/users/${ellen.oid}`
const delta = `${user}/calendarView/delta?startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z`
const recurrence = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 },
}

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(() => fixture.close())

interface Step {
  readonly kind: (typeof kinds)[number]
  readonly pick: number
  readonly day: number
}

const kinds = [
  'create',
  'createSeries',
  'edit',
  'moveInside',
  'moveOut',
  'remove',
  'purge',
  'restore',
  'changeCalendar',
  'editOccurrence',
  'removeOccurrence',
  'split',
  'toSingle',
  'expire',
  'cursor',
] as const
const steps = fc.array(fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(20), day: fc.nat(27) }), {
  minLength: 4,
  maxLength: 14,
})
/** What may be left open without an event being missed; whether a move is told by the calendar it left is no such thing. */
const settings = fc.record({
  moveIsNotifiedAs: fc.constantFrom('updated' as const, 'deletedAndCreated' as const),
  moveKeepsId: fc.boolean(),
  splitKeepsExceptions: fc.boolean(),
  deltaOccurrences: fc.constantFrom('thin' as const, 'whole' as const),
  deletedOccurrenceIsRemovedInDelta: fc.boolean(),
})
const manners = fc.record({ emptyPages: fc.boolean(), duplicates: fc.boolean(), unordered: fc.boolean() })

const on = (day: number, month = '2026-12') => ({
  start: { dateTime: `${month}-${String(day + 1).padStart(2, '0')}T10:00:00`, timeZone: 'UTC' },
  end: { dateTime: `${month}-${String(day + 1).padStart(2, '0')}T11:00:00`, timeZone: 'UTC' },
})

/** There is something to change, and a cursor from before the changes. */
const beginning = (['create', 'createSeries', 'cursor'] as const).map((kind): Step => ({ kind, pick: 0, day: 3 }))

async function round(link: string): Promise<{ status: number; named: Set<string>; deltaLink: string }> {
  const named = new Set<string>()
  let next: string | undefined = link
  let deltaLink = ''
  while (next !== undefined) {
    const prefer = 'IdType="ImmutableId", odata.maxpagesize=2'
    const { status, body } = await fixture.call('GET', next, { headers: { prefer } })
    if (status !== 200) return { status, named, deltaLink }
    for (const { id } of body.value) named.add(id)
    next = body['@odata.nextLink']
    deltaLink = body['@odata.deltaLink'] ?? ''
  }
  return { status: 200, named, deltaLink }
}

/** One life of a calendar: the events that exist, by immutable id, and what changed since each cursor. */
function openCalendar() {
  const person = fixture.graph.person(ellen.oid)
  const known: string[] = []
  const cursors: { link: string; expired: boolean; changed: Set<string> }[] = []
  const other = person.calendars()[1]?.id ?? person.addCalendar('Other')
  const touch = (id: string) => cursors.forEach(({ changed }) => changed.add(id))
  const add = (id: string) => {
    const { immutable } = person.idsOf(id)
    known.push(immutable)
    touch(immutable)
  }
  const instances = async (id: string) =>
    (await fixture.call('GET', `${user}/events/${id}/instances?startDateTime=2026-11-01&endDateTime=2027-03-01`)).body.value ?? []

  /** What is refused, for the event lies in Deleted Items or is no series, changes nothing. */
  const change = async ({ kind, day }: Step, id: string): Promise<unknown> => {
    const call = async (method: string, path: string, body?: unknown) =>
      fixture.call(method, `${user}/events/${path}`, body === undefined ? {} : { body })
    const occurrence = async () => (await instances(id))[1]?.id as string | undefined
    switch (kind) {
      case 'edit':
        return call('PATCH', id, { subject: `Day ${day}` })
      case 'moveInside':
        return call('PATCH', id, on(day))
      case 'moveOut':
        return call('PATCH', id, on(day, '2027-08'))
      case 'remove':
        return call('DELETE', id)
      case 'toSingle':
        return call('PATCH', id, { recurrence: null })
      case 'editOccurrence':
      case 'removeOccurrence': {
        const target = await occurrence()
        if (target === undefined) return undefined
        return kind === 'editOccurrence' ? call('PATCH', target, { subject: `Day ${day}` }) : call('DELETE', target)
      }
      case 'split': {
        const target = await occurrence()
        if (target === undefined) return undefined
        const made = person.idsOf(person.split(target).id).immutable
        // The rest of a series of another calendar lies there too, and never was in this one.
        const { body } = await fixture.call('GET', `${user}/events/${made}/calendar`)
        return body.isDefaultCalendar === true ? add(made) : undefined
      }
      default:
        return tried(() => {
          if (kind === 'purge') person.remove(id)
          if (kind === 'restore') person.restore(id)
          if (kind === 'changeCalendar') person.move(id, day % 2 === 0 ? other : person.calendars()[0]!.id)
        })
    }
  }

  const take = async (step: Step): Promise<void> => {
    if (step.kind === 'create') add(person.create({ subject: 'One', ...on(step.day) }).id)
    else if (step.kind === 'createSeries') add(person.create({ subject: 'Series', ...on(0), recurrence }).id)
    else if (step.kind === 'cursor') cursors.push({ link: (await round(delta)).deltaLink, expired: false, changed: new Set() })
    else if (step.kind === 'expire') {
      fixture.graph.expireDeltaTokens()
      for (const cursor of cursors) cursor.expired = true
    } else {
      const id = known[step.pick % Math.max(1, known.length)]
      if (id === undefined) return
      const before = person.changeNumber()
      await change(step, id)
      if (person.changeNumber() > before) touch(id)
    }
  }
  return { take, cursors }
}

/** A person's wish that cannot be met is an error of the control: here it is no matter. */
function tried(action: () => void): void {
  try {
    action()
  } catch {
    return
  }
}

describe('a delta round from any earlier cursor', () => {
  it('names every event that changed since, or is answered with 410', async () => {
    let checked = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(steps, manners, settings, async (taken, manner, left) => {
        fixture.graph.reset()
        fixture.graph.deltaRounds(manner)
        fixture.graph.settle(left)
        const calendar = openCalendar()
        for (const step of [...beginning, ...taken]) await calendar.take(step)
        for (const { link, expired, changed } of calendar.cursors) {
          const { status, named } = await round(link)
          expect(status).toBe(expired ? 410 : 200)
          if (expired) refused += 1
          else {
            const missing = [...changed].filter((id) => !named.has(id))
            expect(missing).toEqual([])
            checked += changed.size
          }
        }
      }),
      { numRuns: 100 },
    )

    // Without these the property would hold of nothing.
    expect([checked > 100, refused > 0]).toEqual([true, true])
  }, 120_000)
})
