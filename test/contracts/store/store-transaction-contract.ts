import { describe, expect, it } from '@jest/globals'
import { mainCalendar } from '../../../src/domain/ids.ts'
import {
  at,
  ellensMailbox,
  intent,
  link,
  linkId,
  markJob,
  relayJob,
  row,
  saveLinks,
  saveRows,
  type StoreWorld,
} from './store-world.ts'

export function describeTransactions(world: () => StoreWorld): void {
  describe('transactions', () => {
    it('land as a whole: link, row, cursor, jobs and the dropped intent', async () => {
      const { store } = world()
      await store.claimIntent(intent('a'))
      const answer = await store.transaction(async (tx) => {
        await tx.saveLink(link('a'))
        await tx.appendLog(row())
        await tx.saveCursor(ellensMailbox, { cursor: 'one', fullRoundAt: at('2026-11-23T08:00:00Z') })
        await tx.enqueueRelay(relayJob('a'), 2000)
        await tx.enqueueMark(markJob('a'))
        await tx.dropIntent(linkId('a'))
        return 'done'
      })
      expect([answer, await everything(world())]).toEqual([
        'done',
        { links: 1, rows: 1, cursor: 'one', jobs: ['mark a 0', 'relay a 2000'], intents: 0 },
      ])
    })

    it('that fail leave nothing behind', async () => {
      const { store } = world()
      await store.claimIntent(intent('a'))
      const failing = store.transaction(async (tx) => {
        await tx.saveLink(link('a'))
        await tx.appendLog(row())
        await tx.saveCursor(ellensMailbox, { cursor: 'one', fullRoundAt: at('2026-11-23T08:00:00Z') })
        await tx.enqueueRelay(relayJob('a'))
        await tx.dropIntent(linkId('a'))
        throw new Error('The work failed.')
      })
      await expect(failing).rejects.toThrow('The work failed.')
      expect(await everything(world())).toEqual({ links: 0, rows: 0, cursor: null, jobs: [], intents: 1 })
    })

    it('that the database refuses leave nothing behind, and the next one works', async () => {
      const { store } = world()
      await saveLinks(store, link('a'))
      const refused = store.transaction(async (tx) => {
        await tx.appendLog(row())
        await tx.saveLink(link('b', { eventId: link('a').eventId }))
      })
      await expect(refused).rejects.toThrow(/duplicate key/)
      await saveRows(store, row({ reason: 'the next one' }))
      expect((await store.readLog({ limit: 10 })).map((one) => one.reason)).toEqual(['the next one'])
    })

    it('take no query in that is made beside them', async () => {
      const { store } = world()
      let beside: Promise<unknown> = Promise.resolve()
      const failing = store.transaction(async (tx) => {
        await tx.saveLink(link('a'))
        // Somebody else, at the same moment: not awaited, as another request would not be.
        beside = store.saveSubscription({
          subscriptionId: 's1',
          mailboxId: ellensMailbox,
          calendarId: mainCalendar,
          clientState: 'secret',
          expiresAt: at('2026-11-25T08:00:00Z'),
        })
        for (let turn = 0; turn < 10; turn++) await tx.appendLog(row())
        throw new Error('The work failed.')
      })
      await expect(failing).rejects.toThrow('The work failed.')
      await beside
      expect((await store.subscriptions()).map((one) => one.subscriptionId)).toEqual(['s1'])
      expect(await store.linksByIds([linkId('a')])).toEqual([])
    })

    it('hide what is not committed from readers beside them', async () => {
      const { store } = world()
      let beside: Promise<readonly unknown[]> = Promise.resolve([])
      const failing = store.transaction(async (tx) => {
        await tx.saveLink(link('a'))
        beside = store.linksByIds([linkId('a')])
        for (let turn = 0; turn < 10; turn++) await tx.appendLog(row())
        throw new Error('The work failed.')
      })
      await expect(failing).rejects.toThrow('The work failed.')
      expect(await beside).toEqual([])
    })

    it('all land when 20 run at once', async () => {
      const { store } = world()
      const ids = Array.from({ length: 20 }, (_, index) => `link-${index}`)
      await Promise.all(
        ids.map((id) =>
          store.transaction(async (tx) => {
            await tx.saveLink(link(id))
            await tx.appendLog(row({ linkId: linkId(id) }))
            await tx.enqueueRelay(relayJob(id))
          }),
        ),
      )
      expect(await everything(world())).toMatchObject({ links: 20, rows: 20, jobs: ids.map((id) => `relay ${id} 0`).toSorted() })
    })
  })
}

async function everything({ store, jobs }: StoreWorld): Promise<unknown> {
  const rows = await store.readLog({ limit: 100 })
  return {
    links: (await store.linksByIds([...new Set(rows.flatMap((one) => one.linkId ?? [])), linkId('a')])).length,
    rows: rows.length,
    cursor: (await store.cursorOf(ellensMailbox))?.cursor ?? null,
    jobs: await jobs(),
    intents: (await store.openIntents()).length,
  }
}
