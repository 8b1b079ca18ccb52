import { beforeEach, describe, expect, it } from '@jest/globals'
import { type CalendarId, type EventId, mainCalendar } from '../../../src/domain/ids.ts'
import type { Settings } from '../../../src/domain/settings.ts'
import { checkConfiguration } from '../../../src/rmsync/administration/save-configuration.ts'
import { type AdminWorld, openAdminWorld } from '../../support/admin-world.ts'
import { aReview, ellen, openWorld, type World } from '../../support/world.ts'

let world: World
let administration: AdminWorld
beforeEach(async () => {
  world = await openWorld()
  administration = await openAdminWorld(world, world.ports.log)
})

const own = 'calendar-of-its-own' as CalendarId
const linkIn = (calendarId: CalendarId, number: number, subject: string) =>
  world.link({}, { ...aReview, calendarId, subject, eventId: `event-${number}` as EventId, iCalUId: `meeting-${number}` })
async function told(values: Partial<Settings>) {
  const { consequences } = await checkConfiguration(administration.ports.configuration, { values, secrets: {} })
  return consequences.map(({ field, message, total, concerned }) => [field, message, total, concerned.map(({ name }) => name)])
}

describe('a change of the calendar', () => {
  it('[R362] counts and names the coming appointments that lie elsewhere, and says what becomes of them', async () => {
    await world.store.transaction((tx) => tx.saveCalendar({ mailboxId: ellen.mailboxId, name: 'IFS', calendarId: own }))
    await linkIn(mainCalendar, 1, 'In the main one')
    await linkIn(own, 2, 'In its own')
    expect(await told({ calendar: 'dedicated', calendarName: ' IFS ' })).toEqual([
      [
        'calendar',
        'From the next Sync Cycle on, appointments added from IFS are made in a calendar “IFS”, which each representative is given, and changes in it are followed. 1 linked appointment lies in another calendar: it stays there and goes on being relayed; moved into “IFS”, it goes on there.',
        1,
        ['In the main one'],
      ],
    ])
    expect((await told({ calendar: 'dedicated', calendarName: 'Other' }))[0]?.slice(2)).toEqual([
      2,
      ['In the main one', 'In its own'],
    ])
  })

  it('[R362] back to the main one concerns what lies in others', async () => {
    await linkIn(mainCalendar, 1, 'In the main one')
    await linkIn(own, 2, 'In its own')
    const { settingsStore } = administration.base
    const at = world.ports.clock.now()
    await settingsStore.saveConfiguration({ version: 0, values: { calendar: 'dedicated' }, secrets: [], by: 'Karin Olsson', at })
    await administration.base.settings.refresh()
    expect((await told({ calendar: 'main' }))[0]?.slice(2)).toEqual([1, ['In its own']])
    expect((await told({ calendarName: 'Other' }))[0]?.slice(0, 1)).toEqual(['calendarName'])
  })

  it('[R362] does not count what is over, or ended', async () => {
    await linkIn(mainCalendar, 1, 'Over')
    world.moveClock('2026-11-25T08:00:00Z')
    expect((await told({ calendar: 'dedicated' }))[0]?.slice(1)).toEqual([
      'From the next Sync Cycle on, appointments added from IFS are made in a calendar “IFS”, which each representative is given, and changes in it are followed. No coming appointment that is linked lies elsewhere.',
      0,
      [],
    ])
  })
})
