import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { SyncedRepresentative, Store, StoredSubscription } from '../../../src/rmsync/ports/store.ts'
import { mainCalendar, type RepresentativeId } from '../../../src/domain/ids.ts'
import { describePlaces } from './store-places-contract.ts'
import { describeLog } from './store-log-contract.ts'
import { describeTransactions } from './store-transaction-contract.ts'
import {
  activityNo,
  at,
  ellensMailbox,
  email,
  eventId,
  intent,
  jonasMailbox,
  link,
  linkId,
  personId,
  row,
  saveLinks,
  saveRows,
  type StoreWorld,
} from './store-world.ts'

/** Everything the port `Store` promises, on any database. */
export function describeStore(name: string, open: () => Promise<StoreWorld>): void {
  describe(`the store on ${name}`, () => {
    let world: StoreWorld
    let store: Store
    beforeAll(async () => {
      world = await open()
      store = world.store
      await sql`create table test_jobs (job text not null)`.execute(world.db)
    })
    beforeEach(async () => {
      const tables = sql`links, intents, cursors, subscriptions, representatives, choices, log_rows, test_jobs, mailbox_calendars, mailbox_categories, owed_ownership`
      await sql`truncate ${tables} restart identity`.execute(world.db)
    })
    afterAll(() => world.close())

    describeLinks(() => store)
    describePlaces(() => store)
    describeIntents(() => store)
    describeTheRest(() => store)
    describeLog(() => store)
    describeTransactions(() => world)
  })
}

function describeLinks(store: () => Store): void {
  describe('links', () => {
    it('come back as they were saved', async () => {
      const links = [
        link('a'),
        link('b', {
          connection: null,
          seriesMasterId: eventId('series'),
          state: { kind: 'appointment-cancelled', since: at('2026-11-23T09:00:00Z'), why: 'Deleted in Outlook.' },
          snapshot: {
            description: 'Fair',
            when: { kind: 'all-day', startOn: '2026-11-24', endOn: '2026-11-26' } as never,
            people: {},
          },
        }),
      ]
      await saveLinks(store(), ...links)
      expect((await store().linksByIds([linkId('b'), linkId('a'), linkId('no such')])).toSorted(byId)).toEqual(links)
      expect(await store().linksByIds([])).toEqual([])
    })

    it('are kept when a subject was cut in the middle of a character or carries what no database takes', async () => {
      const subject = 'Refit \ud83d of \u0000 pump'
      await saveLinks(store(), link('a', { snapshot: { ...link('a').snapshot, description: subject } }))
      await saveRows(store(), row({ appointment: subject, changes: [{ field: 'description', before: subject, after: '' }] }))
      const [kept] = await store().linksByIds([linkId('a')])
      const [seen] = await store().readLog({ limit: 1 })
      expect([kept?.snapshot.description, seen?.appointment, seen?.changes[0]?.before]).toEqual(
        Array.from({ length: 3 }, () => 'Refit \ufffd of  pump'),
      )
    })

    it('are found by event, by series, by meeting and by activity, in their own mailbox only', async () => {
      const single = link('a')
      const dated = link('b', { seriesMasterId: eventId('series') })
      const elsewhere = link('c', { mailboxId: jonasMailbox, eventId: eventId('event-a'), seriesMasterId: eventId('series') })
      await saveLinks(store(), single, dated, elsewhere)
      expect({
        byEvent: await store().linkByEvent(ellensMailbox, eventId('event-a')),
        byNoEvent: await store().linkByEvent(ellensMailbox, eventId('event-c')),
        byEvents: (await store().linksByEvents(ellensMailbox, [eventId('event-a'), eventId('series')])).toSorted(byId),
        byNoEvents: await store().linksByEvents(ellensMailbox, []),
        byMeeting: await store().linkByMeeting('meeting-c'),
        byNoMeeting: await store().linkByMeeting('meeting-x'),
        byActivities: (await store().linksByActivities([activityNo('activity-a'), activityNo('activity-c')])).toSorted(byId),
        byNoActivities: await store().linksByActivities([]),
      }).toEqual({
        byEvent: single,
        byNoEvent: null,
        byEvents: [single, dated],
        byNoEvents: [],
        byMeeting: elsewhere,
        byNoMeeting: null,
        byActivities: [single, elsewhere],
        byNoActivities: [],
      })
    })

    it('are unique by event and by activity', async () => {
      await saveLinks(store(), link('a'))
      await expect(saveLinks(store(), link('b', { eventId: eventId('event-a') }))).rejects.toThrow(/duplicate key/)
      await expect(saveLinks(store(), link('b', { activityNo: activityNo('activity-a') }))).rejects.toThrow(/duplicate key/)
      await saveLinks(store(), link('b', { mailboxId: jonasMailbox, eventId: eventId('event-a') }))
      expect(await store().linkByEvent(ellensMailbox, eventId('event-a'))).toEqual(link('a'))
    })

    it('are updated while they exist, and not brought back when they were unlinked', async () => {
      await saveLinks(store(), link('a'), link('b'))
      const renamed = link('a', {
        etag: 'W/"2"',
        state: { kind: 'set-aside', since: at('2026-11-23T09:00:00Z'), why: 'Refused.' },
      })
      const updated = await store().transaction(async (tx) => {
        await tx.removeLink(linkId('b'))
        return [await tx.updateLink(renamed), await tx.updateLink(link('b', { etag: 'W/"2"' }))]
      })
      expect(updated).toEqual([true, false])
      expect(await store().linksByIds([linkId('a'), linkId('b')])).toEqual([renamed])
    })
  })
}

function describeIntents(store: () => Store): void {
  describe('intents', () => {
    it('of one subject: the first stands, for everybody who claims it at once', async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => store().claimIntent(intent(`claim-${index}`))))
      const open = await store().openIntents()
      expect(open).toHaveLength(1)
      expect(claims).toEqual(claims.map(() => open[0]))
    })

    it('of other subjects and mailboxes stand beside each other, oldest first', async () => {
      const later = intent('later', { startedAt: at('2026-11-23T09:00:00Z') })
      const others = [
        intent('push', {
          subject: 'activity 1',
          intent: { kind: 'push', activityNo: activityNo('1') },
          startedAt: at('2026-11-23T07:00:00Z'),
        }),
        intent('jonas', { mailboxId: jonasMailbox, startedAt: at('2026-11-23T08:00:00Z') }),
      ]
      for (const one of [later, ...others]) expect(await store().claimIntent(one)).toEqual(one)
      expect(await store().openIntents()).toEqual([...others, later])
    })

    it('make room for the next one when they are dropped', async () => {
      await store().claimIntent(intent('first'))
      await store().transaction((tx) => tx.dropIntent(linkId('first')))
      expect(await store().claimIntent(intent('second'))).toEqual(intent('second'))
    })

    it('never answer nothing to a claim, however claims and drops cross', async () => {
      const rounds = Array.from({ length: 10 }, async (_, index) => {
        const standing = await store().claimIntent(intent(`claim-${index}`))
        await store().transaction((tx) => tx.dropIntent(standing.linkId))
        return standing.subject
      })
      expect(new Set(await Promise.all(rounds))).toEqual(new Set(['event event-a']))
      expect(await store().openIntents()).toEqual([])
    })
  })
}

function describeTheRest(store: () => Store): void {
  it('keeps a cursor for each mailbox, the newest, until it is forgotten', async () => {
    const first = { cursor: 'one', fullRoundAt: at('2026-11-23T08:00:00Z') }
    const second = { cursor: 'two', fullRoundAt: at('2026-11-23T09:00:00Z') }
    const save = (cursor: typeof first | null) => store().transaction((tx) => tx.saveCursor(ellensMailbox, cursor))
    const seen = [await store().cursorOf(ellensMailbox)]
    for (const cursor of [first, second, null]) {
      await save(cursor)
      seen.push(await store().cursorOf(ellensMailbox))
    }
    expect(seen).toEqual([null, first, second, null])
    await save(first)
    expect(await store().cursorOf(jonasMailbox)).toBeNull()
  })

  it('replaces all representatives at once, in the order of their names', async () => {
    await store().saveRepresentatives([representative('OLD', 'Zoe')])
    await store().saveRepresentatives([representative('B', 'Berit'), { ...representative('A', 'Anna'), syncActive: false }])
    expect(await store().representatives()).toEqual([
      { ...representative('A', 'Anna'), syncActive: false },
      representative('B', 'Berit'),
    ])
    await expect(store().saveRepresentatives([representative('C', 'Carl'), representative('C', 'Carl')])).rejects.toThrow()
    expect(await store().representatives()).toHaveLength(2)
    await store().saveRepresentatives([])
    expect(await store().representatives()).toEqual([])
  })

  it('takes more representatives than a statement takes values', async () => {
    const many = Array.from({ length: 14_000 }, (_none, index) => representative(`R${index}`, `Person ${index}`))
    await store().saveRepresentatives(many)
    expect(await store().representatives()).toHaveLength(many.length)
    await store().saveRepresentatives([])
  })

  it('keeps subscriptions by their id', async () => {
    const subscription: StoredSubscription = {
      subscriptionId: 's1',
      mailboxId: ellensMailbox,
      calendarId: mainCalendar,
      clientState: 'secret',
      expiresAt: at('2026-11-25T08:00:00Z'),
    }
    const renewed = { ...subscription, expiresAt: at('2026-11-27T08:00:00Z') }
    for (const one of [subscription, { ...subscription, subscriptionId: 's2' }, renewed]) await store().saveSubscription(one)
    expect(await store().subscriptionsByIds(['s1', 'no such'])).toEqual([renewed])
    expect(await store().subscriptionsByIds([])).toEqual([])
    await store().removeSubscription('s1')
    expect((await store().subscriptions()).map((one) => one.subscriptionId)).toEqual(['s2'])
  })

  it('remembers choices of people for each mailbox, the last answer', async () => {
    const anna = email('anna@norrvik.example')
    const lars = email('lars@norrvik.example')
    await store().saveChoices(ellensMailbox, new Map([[anna, personId('P1')], [lars, personId('P2')]])) // prettier-ignore
    await store().saveChoices(ellensMailbox, new Map([[anna, personId('P3')]]))
    await store().saveChoices(ellensMailbox, new Map())
    expect(await store().choices(ellensMailbox, [anna, lars])).toEqual(new Map([[anna, 'P3'], [lars, 'P2']])) // prettier-ignore
    expect(await store().choices(ellensMailbox, [lars])).toEqual(new Map([[lars, 'P2']]))
    expect(await store().choices(jonasMailbox, [anna])).toEqual(new Map())
    expect(await store().choices(ellensMailbox, [])).toEqual(new Map())
  })
}

const byId = (a: { linkId: string }, b: { linkId: string }): number => a.linkId.localeCompare(b.linkId)

const representative = (id: string, name: string): SyncedRepresentative => ({
  representativeId: id as RepresentativeId,
  name,
  email: email(`${name}@halden.example`),
  mailboxId: `mailbox-${id}` as typeof ellensMailbox,
  syncActive: true,
})
