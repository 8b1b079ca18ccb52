import { beforeEach, describe, expect, it } from '@jest/globals'
import type { CalendarId } from '../../../src/domain/ids.ts'
import { pauseRepresentative, pausesOf, resumeRepresentative } from '../../../src/rmsync/relay/pauses.ts'
import { pullDelta } from '../../../src/rmsync/relay/pull-delta.ts'
import { resumeLink } from '../../../src/rmsync/relay/resume-link.ts'
import { aReview, ellen, jonas, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.policy.deleteWhenCancelled = true
})

const owner = { name: ellen.name, mailboxId: ellen.mailboxId, isAdmin: false }
const calendar = 'calendar' as CalendarId
const other = 'other-calendar' as CalendarId
async function edited(change: Parameters<World['calendar']['edit']>[1]): Promise<void> {
  world.calendar.edit(aReview, change)
  await world.notify(aReview.eventId)
  await world.settle()
}
const gone = async (): Promise<void> => {
  world.calendar.remove(aReview)
  await world.notify(aReview.eventId)
  await world.settle()
}
const stateOf = async (linkId: Parameters<World['linkOf']>[0]) => (await world.linkOf(linkId))?.state

describe('a linked appointment that is moved to another calendar', () => {
  it('[S37] leaves sync: its changes are not relayed, the link says so, and back again they are', async () => {
    const link = await world.link({}, { ...aReview, calendarId: calendar })
    await edited({ calendarId: other, subject: 'Moved away' })
    expect([world.crm.activity(link.activityNo)?.description, await stateOf(link.linkId)]).toMatchObject([
      'Quarterly review Norrvik',
      { kind: 'paused', because: 'moved' },
    ])
    await edited({ calendarId: calendar })
    expect([world.crm.activity(link.activityNo)?.description, await stateOf(link.linkId)]).toEqual([
      'Moved away',
      { kind: 'linked' },
    ])
  })

  it('[S37] and deleted there keeps its activity', async () => {
    const link = await world.link({}, { ...aReview, calendarId: calendar })
    await edited({ calendarId: other })
    await gone()
    expect([world.crm.activity(link.activityNo) === null, await stateOf(link.linkId)]).toMatchObject([
      false,
      { kind: 'appointment-cancelled' },
    ])
  })

  it('[S37] is synced there from then on when somebody resumes it', async () => {
    const link = await world.link({}, { ...aReview, calendarId: calendar })
    await edited({ calendarId: other, subject: 'Moved away' })
    await resumeLink(world.ports, link.linkId, owner)
    await world.settle()
    await edited({ subject: 'And renamed there' })
    expect([world.crm.activity(link.activityNo)?.description, await stateOf(link.linkId)]).toEqual([
      'And renamed there',
      { kind: 'linked' },
    ])
  })
})

describe('the category', () => {
  const hasCategory = () => world.calendar.appointmentOf(aReview)?.categories.includes('IFS CRM')

  it('[S63] that somebody takes off comes back at the next look, and the link stays', async () => {
    const link = await world.link()
    world.moveClock('2026-11-23T09:00:00Z')
    await edited({ categories: ['Important'] })
    expect([
      world.calendar.appointmentOf(aReview)?.categories,
      await stateOf(link.linkId),
      (await world.rows())[0],
    ]).toMatchObject([
      ['Important', 'IFS CRM'],
      { kind: 'linked' },
      { outcome: 'nothing-to-do', reason: expect.stringContaining('the link stays, and the category is put back') },
    ])
  })

  it('[S63] is not fought about with a rule that takes it off each time', async () => {
    await world.link()
    world.moveClock('2026-11-23T09:00:00Z')
    for (let times = 0; times < 6; times++) await edited({ categories: [] })
    expect([hasCategory(), (await world.rows()).filter(({ outcome }) => outcome === 'nothing-to-do').length]).toEqual([false, 4])
    world.moveClock('2026-11-24T09:00:00Z')
    await edited({})
    expect(hasCategory()).toBe(true)
  })
})

describe('a representative who is set inactive', () => {
  const active = (syncActive: boolean) => world.store.saveRepresentatives([{ ...ellen, syncActive }, jonas])

  it('[S87] keeps every activity; the links say that they wait, and no request is made for them', async () => {
    const link = await world.link()
    await active(false)
    const before = { ...world.calendar.calls }
    await gone()
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.calendar.calls, world.crm.activity(link.activityNo) === null, await stateOf(link.linkId)]).toMatchObject([
      before,
      false,
      { kind: 'waiting', why: 'Sync is off for Ellen Sandberg. Nothing is deleted; changes wait until it is switched on.' },
    ])
    expect((await world.rows()).map(({ outcome }) => outcome)).toEqual(['paused', 'linked'])
  })

  it('[S87] and active again gets what changed meanwhile, with the next round', async () => {
    const link = await world.link()
    await active(false)
    await edited({ subject: 'While inactive' })
    await active(true)
    await pullDelta(world.ports, ellen.mailboxId)
    await world.settle()
    expect([
      world.crm.activity(link.activityNo)?.description,
      await stateOf(link.linkId),
      await world.store.hasMissed(ellen.mailboxId),
    ]).toEqual(['While inactive', { kind: 'linked' }, false])
  })

  it('[S87] whom IFS names no more keeps the activities too', async () => {
    const link = await world.link()
    await world.store.saveRepresentatives([jonas])
    await gone()
    expect([world.crm.activity(link.activityNo) === null, await stateOf(link.linkId)]).toMatchObject([false, { kind: 'waiting' }])
  })
})

describe('a pause by an administrator', () => {
  it('[R51] lets changes wait until it ends, and outlasts a new list of representatives', async () => {
    const link = await world.link()
    await pauseRepresentative(world.ports, ellen.mailboxId, 'Moving to another team.', 'Karin Olsson')
    await world.store.saveRepresentatives([ellen, jonas])
    await edited({ subject: 'While paused' })
    expect([await pausesOf(world.ports), await stateOf(link.linkId)]).toMatchObject([
      [{ kind: 'person', by: 'Karin Olsson', why: 'Moving to another team.', held: [] }],
      { kind: 'waiting', why: 'Paused by Karin Olsson: Moving to another team.' },
    ])
    await resumeRepresentative(world.ports, ellen.mailboxId, 'Karin Olsson')
    await world.settle()
    expect([world.crm.activity(link.activityNo)?.description, await pausesOf(world.ports)]).toEqual(['While paused', []])
    await expect(resumeRepresentative(world.ports, ellen.mailboxId, 'Karin Olsson')).rejects.toMatchObject({
      code: 'wrong-state',
    })
  })
})
