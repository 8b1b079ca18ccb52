import { beforeEach, describe, expect, it } from '@jest/globals'
import { Unavailable } from '../../../src/domain/errors.ts'
import type { EventId } from '../../../src/domain/ids.ts'
import { linkSeries } from '../../../src/rmsync/linking/link-series.ts'
import { readAppointment } from '../../../src/rmsync/linking/read-appointment.ts'
import { dateId, days, putSeries } from '../../support/a-series.ts'
import { ellen, jonas, newActivity, openWorld, type World } from '../../support/world.ts'

let world: World
const copy = 'series-of-jonas' as EventId
const request = { choices: new Map(), newContacts: [], target: newActivity as Extract<typeof newActivity, { kind: 'new' }> }
beforeEach(async () => {
  world = await openWorld()
  const master = putSeries(world.calendar, days('2026-11-24', 2))
  world.calendar.put({ ...master, mailboxId: jonas.mailboxId, eventId: copy, isOrganizer: false })
  await linkSeries(world.ports, ellen, { itemId: dateId('2026-11-24'), ...request })
  await world.settle()
})

describe('[R302] somebody who was invited to a linked series, and opens the whole of it', () => {
  it('sees it as it is linked in the organizer’s mailbox, and that only the organizer changes the link', async () => {
    const { series, link, mayLink } = await readAppointment(world.ports, jonas, { itemId: copy })

    expect([series?.seriesLink.linkedBy, link, mayLink.kind]).toEqual([ellen.name, null, 'no'])
    expect(series?.dates.map(({ on, kind }) => [on, kind])).toEqual([
      ['2026-11-24', 'linked'],
      ['2026-12-01', 'linked'],
    ])
    expect(series?.connection?.id).toBe('10045')
  })

  it('sees that it is linked while the organizer’s mailbox cannot be read', async () => {
    world.calendar.failNext(new Unavailable('Outlook', 'Outlook is busy.'), 'readSeries')

    const { series } = await readAppointment(world.ports, jonas, { itemId: copy })

    expect([series?.seriesLink.linkedBy, series?.dates]).toEqual([ellen.name, []])
  })

  it('is not told what it belongs to without the right to see its activities', async () => {
    const { series } = await readAppointment(world.ports, { ...jonas, representativeId: 'SOMEBODY' as never }, { itemId: copy })

    expect([series?.seriesLink.linkedBy, series?.connection]).toEqual([ellen.name, null])
  })
})
