import { beforeEach, describe, expect, it } from '@jest/globals'
import type { CalendarDate } from '../../../src/domain/time-span.ts'
import { readAppointment } from '../../../src/rmsync/linking/read-appointment.ts'
import { dateId, days, masterId, putSeries } from '../../support/a-series.ts'
import { ellen, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
const opened = async (occurrenceStartAt?: string) => {
  const { appointment } = await readAppointment(world.ports, ellen, { itemId: masterId, occurrenceStartAt })
  return [appointment.kind, appointment.eventId]
}

describe('[R305] classic Outlook, which names the series for each of its dates', () => {
  it('has the date read that starts when the open one does', async () => {
    putSeries(world.calendar, days('2026-11-24', 3))

    expect(await opened('2026-12-01T09:00:00.000Z')).toEqual(['occurrence', dateId('2026-12-01')])
  })

  it('has a whole day read whose midnight is that of another zone', async () => {
    const when = { kind: 'all-day', startOn: '2026-12-01' as CalendarDate, endOn: '2026-12-02' as CalendarDate } as const
    putSeries(world.calendar, ['2026-12-01'], { when })
    world.calendar.edit({ mailboxId: ellen.mailboxId, eventId: dateId('2026-12-01') }, { when })

    expect(await opened('2026-11-30T23:00:00.000Z')).toEqual(['occurrence', dateId('2026-12-01')])
  })

  it('has nothing guessed where two dates start then', async () => {
    putSeries(world.calendar, days('2026-11-24', 3))
    const { when } = await world.calendar.readByItemId(ellen.mailboxId, dateId('2026-12-01'))
    world.calendar.edit({ mailboxId: ellen.mailboxId, eventId: dateId('2026-12-08') }, { when, kind: 'exception' })

    expect(await opened('2026-12-01T09:00:00.000Z')).toEqual(['series', masterId])
  })

  it('has nothing guessed: a start that no date has leaves the series', async () => {
    putSeries(world.calendar, days('2026-11-24', 3))

    expect([await opened('2026-12-01T10:30:00.000Z'), await opened()]).toEqual([
      ['series', masterId],
      ['series', masterId],
    ])
  })
})
