import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { CursorExpired, NotFound } from '../../../src/domain/errors.ts'
import { instant, timed, window, type ObedientWorld } from './calendar-world.ts'

const morning = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')

/** What every `Calendar` keeps about subscriptions, and about cursors that are forgotten. */
export function describeSubscribing(name: string, open: () => Promise<ObedientWorld>): void {
  describe(`subscribing to ${name}`, () => {
    let world: ObedientWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())
    const pull = (cursor: string | null) => world.calendar.pullDelta(world.mailboxId, cursor, window)

    it('says that a cursor was forgotten, and starts anew without one', async () => {
      await world.makes({ subject: 'Still here', when: morning })
      const { cursor } = await pull(null)
      world.forgetCursors()

      await expect(pull(cursor)).rejects.toThrow(CursorExpired)
      expect((await pull(null)).touched.length).toBeGreaterThan(0)
    })

    it('subscribes, renews, reauthorises, and lets go', async () => {
      const inDays = (days: number) => instant(new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+/, ''))
      const [soon, later] = [inDays(2), inDays(5)]

      const { subscriptionId, expiresAt } = await world.calendar.subscribe({
        mailboxId: world.mailboxId,
        notificationUrl: world.notificationUrl,
        lifecycleNotificationUrl: world.notificationUrl,
        clientState: 'a secret of the test',
        expiresAt: soon,
      })
      const renewed = await world.calendar.renew(subscriptionId, later)
      await world.calendar.reauthorise(subscriptionId)
      await world.calendar.unsubscribe(subscriptionId)
      const again = await world.calendar.unsubscribe(subscriptionId)

      expect([expiresAt, renewed.expiresAt, again]).toEqual([soon, later, undefined])
      await expect(world.calendar.renew(subscriptionId, later)).rejects.toThrow(NotFound)
      await expect(world.calendar.reauthorise(subscriptionId)).rejects.toThrow(NotFound)
    })
  })
}
