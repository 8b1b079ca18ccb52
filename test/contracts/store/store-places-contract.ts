import { expect, it } from '@jest/globals'
import type { CalendarId } from '../../../src/domain/ids.ts'
import type { CategoriesTried } from '../../../src/rmsync/ports/places.ts'
import type { Store } from '../../../src/rmsync/ports/store.ts'
import { activityNo, at, ellensMailbox, jonasMailbox, link } from './store-world.ts'

/** What a store keeps about calendars and categories of mailboxes. */
export function describePlaces(store: () => Store): void {
  it('keeps a cursor for each calendar of a mailbox', async () => {
    const other = 'other' as CalendarId
    const cursor = (name: string) => ({ cursor: name, fullRoundAt: at('2026-11-23T08:00:00Z') })
    await store().transaction(async (tx) => {
      await tx.saveCursor(ellensMailbox, cursor('main'))
      await tx.saveCursor(ellensMailbox, cursor('other'), other)
    })
    await store().transaction((tx) => tx.saveCursor(ellensMailbox, null))
    expect([await store().cursorOf(ellensMailbox), await store().cursorOf(ellensMailbox, other)]).toEqual([null, cursor('other')])
  })

  it('keeps which calendar of a mailbox has which name, and forgets one by its id', async () => {
    const main = { mailboxId: ellensMailbox, name: 'Customers', calendarId: 'customers' as CalendarId }
    const own = { mailboxId: ellensMailbox, name: 'IFS', calendarId: 'own' as CalendarId }
    const anew = { ...own, calendarId: 'anew' as CalendarId }
    await store().transaction(async (tx) => {
      for (const one of [main, own, anew, { ...own, mailboxId: jonasMailbox }]) await tx.saveCalendar(one)
    })
    const known = await store().knownCalendars([ellensMailbox])
    const forgotten = await store().transaction(async (tx) => [
      await tx.forgetCalendar(ellensMailbox, own.calendarId),
      await tx.forgetCalendar(ellensMailbox, anew.calendarId),
    ])
    expect([known, forgotten, await store().knownCalendars([ellensMailbox]), await store().knownCalendars([])]).toEqual([
      expect.arrayContaining([main, anew]),
      [false, true],
      [main],
      [],
    ])
  })

  it('names the calendars in which linked appointments lie that may still change', async () => {
    const place = (calendarId: string) => ({ calendarId: calendarId as CalendarId })
    const over = { kind: 'timed' as const, startAt: at('2026-09-01T08:00:00Z'), endAt: at('2026-09-01T09:00:00Z'), zone: 'UTC' }
    const ended = { kind: 'appointment-cancelled' as const, since: at('2026-11-23T08:00:00Z'), why: 'Gone.' }
    await store().transaction(async (tx) => {
      await tx.saveLink(link('a', place('one')))
      await tx.saveLink(link('b', place('one')))
      await tx.saveLink(link('c', place('two')))
      await tx.saveLink(link('d', { ...place('past'), snapshot: { ...link('d').snapshot, when: over } }))
      await tx.saveLink(link('e', { ...place('cancelled'), state: ended }))
      await tx.saveLink(link('f', { calendarId: null }))
    })
    expect(await store().calendarsOfLinks(at('2026-11-01T00:00:00Z'), [ellensMailbox, jonasMailbox])).toEqual(
      new Map([[ellensMailbox, ['one', 'two']]]),
    )
    expect(await store().calendarsOfLinks(at('2026-11-01T00:00:00Z'), [])).toEqual(new Map())
  })

  it('keeps of which activities IFS is still to be told whose they are, until it is done', async () => {
    const [one, other] = [activityNo('4711'), activityNo('4712')]
    const read = (now: string, most = 10) => store().owedOwnership(at(now), most)
    await store().transaction(async (tx) => {
      await tx.oweOwnership(one, at('2026-11-23T09:00:00Z'))
      await tx.oweOwnership(other, at('2026-11-23T08:00:00Z'))
    })
    const owed = [await read('2026-11-23T07:59:59Z'), await read('2026-11-23T09:00:00Z'), await read('2026-11-23T09:00:00Z', 1)]
    await store().transaction(async (tx) => {
      await tx.settleOwnership(other, at('2026-11-23T09:00:00Z'))
      // Owed anew while it was being told.
      await tx.oweOwnership(one, at('2026-11-23T09:00:01Z'))
      await tx.settleOwnership(one, at('2026-11-23T09:00:00Z'))
    })
    expect([owed, await read('2026-11-23T10:00:00Z')]).toEqual([[[], [other, one], [other]], [one]])
  })

  it('remembers how the categories of a mailbox came off, the last time', async () => {
    const tried = { outcome: 'not-permitted' as const, triedAt: at('2026-11-23T08:00:00Z') }
    const save = (one: CategoriesTried) => store().transaction((tx) => tx.saveCategoriesTried(ellensMailbox, one))
    const before = await store().categoriesTried(ellensMailbox)
    await save(tried)
    await save({ ...tried, outcome: 'there' })
    expect([before, await store().categoriesTried(ellensMailbox), await store().categoriesTried(jonasMailbox)]).toEqual([
      null,
      { ...tried, outcome: 'there' },
      null,
    ])
  })
}
