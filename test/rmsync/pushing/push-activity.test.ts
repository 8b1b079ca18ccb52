import { beforeEach, describe, expect, it } from '@jest/globals'
import type { ActivityDraft } from '../../../src/domain/activity.ts'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import { newActivities } from '../../../src/rmsync/pushing/new-activities.ts'
import { tellOwners } from '../../../src/rmsync/linking/tell-owner.ts'
import { completePushes } from '../../../src/rmsync/pushing/complete-pushes.ts'
import { pushActivity } from '../../../src/rmsync/pushing/push-activity.ts'
import { activityNo, ellen, jonas, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const draft: ActivityDraft = {
  description: 'Offer follow-up',
  when: { kind: 'timed', startAt: '2026-11-25T08:00:00Z' as Instant, endAt: '2026-11-25T09:00:00Z' as Instant, zone: 'UTC' },
  contacts: ['P10021' as PersonId],
  representatives: [],
  mainRepresentativeId: ellen.representativeId,
  connection: { kind: 'account', id: '10131' },
  activityType: 'Meeting',
  subType: '',
  opportunityNo: '',
  notes: '',
}
const push = (no: string, who = ellen) => pushActivity(world.ports, who, activityNo(no))
const appointments = () => world.calendar.appointments(ellen.mailboxId)

describe('adding a new activity to the calendar', () => {
  it('[S21] makes one appointment, linked, with the category, inviting nobody and naming everybody', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    const { outcome, link } = await push(no)
    expect([outcome, appointments()]).toMatchObject([
      'added',
      [{ subject: 'Offer follow-up', when: draft.when, attendees: [], categories: ['IFS CRM'] }],
    ])
    expect(world.calendar.bodyTextOf(link)).toBe(
      `Business activity ${no}, Halvard Shipping\nPeople: Ingrid Solberg, Ellen Sandberg`,
    )
    expect(await newActivities(world.ports, ellen)).toEqual([])
  })

  it('[S21] pressed twice says it is there already', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    await push(no)
    expect([(await push(no)).outcome, appointments().length]).toEqual(['already-there', 1])
  })

  const lost = () => new Unavailable('Outlook', 'No answer.', { outcomeUnknown: true })
  const breakOff = async (): Promise<string> => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    world.calendar.failNext(lost(), 'create')
    await expect(push(no)).rejects.toThrow('No answer.')
    return no
  }

  it('[S23] that broke off half way is finished by itself', async () => {
    const no = await breakOff()
    await expect(push(no)).rejects.toMatchObject({ code: 'already-linked' })
    world.moveClock('2026-11-23T08:03:00Z')
    await completePushes(world.ports)
    expect([appointments().length, (await push(no)).outcome, await world.store.openIntents()]).toEqual([1, 'already-there', []])
  })

  it('[S23] that can not be finished any more is given up with a row', async () => {
    const no = await breakOff()
    world.crm.deleteInIfs(activityNo(no))
    world.moveClock('2026-11-23T08:03:00Z')
    await completePushes(world.ports)
    expect([(await world.rows())[0], await world.store.openIntents()]).toMatchObject([
      { outcome: 'set-aside', reason: expect.stringContaining('Not added: deleted in IFS.') },
      [],
    ])
  })

  it('[S23] that failed after the appointment was made, is finished and not made again', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    world.crm.failNext(new Unavailable('IFS', 'Busy.'), { method: 'longestDescription' })
    await expect(push(no)).rejects.toThrow('Busy.')
    await expect(push(no)).rejects.toMatchObject({ code: 'already-linked' })
    world.moveClock('2026-11-23T08:03:00Z')
    await completePushes(world.ports)
    expect([appointments().length, (await push(no)).outcome]).toEqual([1, 'already-there'])
  })

  it('[S23] whose activity somebody linked otherwise meanwhile leaves no appointment unreported', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    world.crm.failNext(new Unavailable('IFS', 'Busy.'), { method: 'longestDescription' })
    await expect(push(no)).rejects.toThrow('Busy.')
    const [begun] = await world.store.openIntents()
    await world.store.transaction((tx) => tx.dropIntent(begun!.linkId))
    await world.link({ target: { kind: 'existing', activityNo: no } })
    await world.store.claimIntent(begun!)
    world.moveClock('2026-11-23T08:03:00Z')
    await completePushes(world.ports)
    expect([await world.store.openIntents(), (await world.rows())[0]]).toMatchObject([
      [],
      {
        outcome: 'set-aside',
        reason: `Adding activity ${no} to the calendar was interrupted. Activity ${no} is already linked by Ellen Sandberg. An appointment that was made already stays, without a link.`,
      },
    ])
  })

  it('[S23] that Outlook refuses for good is given up with a row', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    for (let times = 0; times < 2; times++) world.calendar.failNext(new Refused('Outlook', 'No such right.'), 'create')
    await expect(push(no)).rejects.toThrow('No such right.')
    world.moveClock('2026-11-23T08:03:00Z')
    await completePushes(world.ports)
    await tellOwners(world.ports)
    expect([await world.store.openIntents(), (await world.rows())[0]?.outcome, world.crm.isSynced(activityNo(no))]).toEqual([
      [],
      'set-aside',
      false,
    ])
  })

  it('[S23] refused by IFS puts nothing into the calendar, and can be tried again at once', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    world.crm.failNext(new Refused('IFS', 'The service user is locked.'), { method: 'setSynced' })
    await expect(push(no)).rejects.toThrow('locked')
    expect([appointments(), (await push(no)).outcome]).toEqual([[], 'added'])
  })

  it('pressed in three windows at once makes one, and tells the others so', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    const results = await Promise.allSettled([push(no), push(no), push(no)])
    expect([results.filter(({ status }) => status === 'fulfilled').length, appointments().length]).toEqual([1, 1])
    expect(results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : []))).toEqual(
      ['already-linked', 'already-linked'],
    )
  })

  it('[S27] is refused before any write when sync is off', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    const writes = world.crm.journal().length
    await expect(push(no, { ...ellen, syncActive: false })).rejects.toMatchObject({ code: 'sync-off' })
    expect([appointments(), world.crm.journal().length]).toEqual([[], writes])
  })

  it('[S39] makes nothing when the activity is gone', async () => {
    await expect(push('9999')).rejects.toMatchObject({ code: 'activity-gone', message: 'Not added: deleted in IFS.' })
    expect(appointments()).toEqual([])
  })

  it('is for its representatives only', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    await expect(push(no, jonas)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('says what is missing on one without a start', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    world.crm.editInIfs(no, { when: null })
    expect((await newActivities(world.ports, ellen)).map(({ mayPush }) => mayPush)).toEqual([
      { kind: 'no', code: 'activity-without-start', reason: 'No start time.', fix: 'Set one in IFS.' },
    ])
    await expect(push(no)).rejects.toMatchObject({ code: 'activity-without-start' })
  })

  it('[S31] writes nothing to Outlook when IFS changes afterwards', async () => {
    const { activityNo: no } = world.crm.createInIfs(draft)
    const { link } = await push(no)
    const { changeKey } = appointments()[0] ?? {}
    world.crm.editInIfs(no, { subType: 'Customer visit' })
    await world.notify(link.eventId)
    await world.settle()
    expect([appointments()[0]?.changeKey, world.crm.activity(no)?.contacts.length]).toEqual([changeKey, 1])
  })
})
