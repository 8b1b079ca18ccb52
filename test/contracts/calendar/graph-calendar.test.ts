import { expect, it } from '@jest/globals'
import { parseNotifications } from '../../../src/rmsync/graph/parse-notifications.ts'
import type { GraphSettings } from '../../../src/standins/graph/settings.ts'
import { describeNoticing, describeReading } from './calendar-contract.ts'
import { instant, timed } from './calendar-world.ts'
import { describeInviting } from './calendar-invitation-contract.ts'
import { describeMarkers } from './calendar-marker-contract.ts'
import { describeMoving, describePlaces } from './calendar-place-contract.ts'
import { describeSeries } from './calendar-series-contract.ts'
import { describeSubscribing } from './calendar-subscription-contract.ts'
import { describeWriting } from './calendar-writing-contract.ts'
import { openGraphWorld } from './graph-world.ts'

/** Questions that Microsoft leaves open and that no caller may have to ask: whichever answer is true, the contract holds. */
const otherwise: Partial<GraphSettings> = {
  moveIsNotifiedAs: 'deletedAndCreated',
  changedTransaction: 'firstEvent',
  calendarOfEvent: 'another',
  eventsOfUser: 'everyCalendar',
  subscriptionOfUser: 'defaultCalendar',
  deltaOccurrences: 'whole',
  deletedOccurrenceIsRemovedInDelta: true,
}

for (const [name, open] of [
  ['Graph', () => openGraphWorld()],
  ['a Graph that answers what is open the other way', () => openGraphWorld(otherwise)],
] as const) {
  describeReading(name, open)
  describeNoticing(name, open)
  describeWriting(name, open)
  describeSeries(name, open)
  describeMarkers(name, open)
  describeSubscribing(name, open)
  describeInviting(name, open)
  describePlaces(name, open)
  describeMoving(name, open)
}

it('is told of a change with the ids that it reads by', async () => {
  const world = await openGraphWorld()
  const { calendar, mailboxId, notificationUrl, received } = world
  const expiresAt = instant(new Date(Date.now() + 86_400_000).toISOString())
  const request = { mailboxId, notificationUrl, lifecycleNotificationUrl: notificationUrl, clientState: 'state', expiresAt }
  const { subscriptionId } = await calendar.subscribe(request)

  const when = timed('2031-03-04T09:00:00Z', '2031-03-04T10:00:00Z')
  const { eventId } = await calendar.readByItemId(mailboxId, await world.makes({ subject: 'New', when }))
  for (const deadline = Date.now() + 10_000; received.length === 0 && Date.now() < deadline;) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await world.close()

  expect(parseNotifications(received[0], (id) => (id === subscriptionId ? 'state' : undefined))).toEqual({
    accepted: [{ subscriptionId, mailboxId, eventId, changeType: 'created' }],
    rejected: [],
  })
})
