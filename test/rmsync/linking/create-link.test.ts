import { beforeEach, describe, expect, it } from '@jest/globals'
import type { ActivityDraft } from '../../../src/domain/activity.ts'
import { Refused, Unavailable } from '../../../src/domain/errors.ts'
import { toEmailAddress, type EmailAddress, type EventId, type PersonId } from '../../../src/domain/ids.ts'
import { completeLinks } from '../../../src/rmsync/linking/complete-links.ts'
import { tellOwners } from '../../../src/rmsync/linking/tell-owner.ts'
import { createLink, type LinkRequest } from '../../../src/rmsync/linking/create-link.ts'
import { readAppointment } from '../../../src/rmsync/linking/read-appointment.ts'
import { unlink } from '../../../src/rmsync/linking/unlink.ts'
import { activityNo, aReview, ellen, jonas, newActivity, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const anna = { name: 'Anna Berg', email: toEmailAddress('anna.berg@norrvik.example'), kind: 'person' as const }
const request = (changes: Partial<LinkRequest> = {}): LinkRequest => ({
  itemId: aReview.eventId,
  choices: new Map(),
  target: newActivity,
  ...changes,
})
const create = (changes?: Partial<LinkRequest>) => createLink(world.ports, ellen, request(changes))
const another = { ...aReview, eventId: 'event-2' as EventId, iCalUId: 'meeting-2' }
const existing = (no: string) => ({ target: { kind: 'existing', activityNo: activityNo(no) } as const })

describe('creating an activity from an appointment', () => {
  it('[S1] makes exactly one, with subject, times, contacts and representatives, and marks the appointment', async () => {
    const link = await world.link()
    expect(world.crm.activity(link.activityNo)).toMatchObject({
      description: 'Quarterly review Norrvik',
      when: aReview.when,
      contacts: [{ name: 'Maria Lindqvist' }],
      representatives: [{ name: 'Ellen Sandberg' }, { name: 'Jonas Ekström' }],
      mainRepresentativeId: 'ELSA',
      connection: { kind: 'account', id: '10045' },
    })
    expect(world.calendar.markerOf(aReview)).toEqual({
      linkId: link.linkId,
      activityNo: link.activityNo,
      eventId: aReview.eventId,
    })
    expect(world.calendar.appointmentOf(aReview)?.categories).toEqual(['IFS CRM'])
  })

  it('[S1] pressed twice at once still makes one', async () => {
    world.calendar.put(aReview)
    const results = await Promise.allSettled([create(), create(), create()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(world.crm.journal().filter(({ kind }) => kind === 'create')).toHaveLength(1)
  })

  it('[S7] is refused to an attendee, with the reason', async () => {
    world.calendar.put({ ...aReview, isOrganizer: false, organizer: { name: jonas.name, email: jonas.email } })
    await expect(create()).rejects.toMatchObject({ code: 'not-organizer', fix: 'Ask Jonas Ekström to link it.' })
    expect(world.crm.journal()).toEqual([])
  })

  it('[S9] says so when the appointment was deleted meanwhile, and makes nothing', async () => {
    await expect(create()).rejects.toMatchObject({
      code: 'appointment-gone',
      message: 'This appointment was deleted. Nothing was created.',
    })
    expect(world.crm.journal()).toEqual([])
  })

  it('[S113] is refused for a private appointment, and nobody on it is looked up', async () => {
    world.calendar.put({ ...aReview, sensitivity: 'confidential' })
    await expect(create()).rejects.toMatchObject({ code: 'private' })
    await readAppointment(world.ports, ellen, { itemId: aReview.eventId })
    expect([world.crm.journal(), world.crm.calls('findPeople')]).toEqual([[], 0])
  })

  it('[S13] asks who is meant where an address has two contacts, and remembers the answer', async () => {
    const elsewhere: LinkRequest['target'] = {
      ...newActivity,
      connection: { kind: 'account', id: '10131' },
    } as LinkRequest['target']
    world.calendar.put({ ...aReview, attendees: [anna] })
    await expect(create({ target: elsewhere })).rejects.toMatchObject({
      code: 'undecided-people',
      message: expect.stringContaining('Anna Berg'),
    })
    const chosen = new Map<EmailAddress, PersonId>([[anna.email, 'P10011' as PersonId]])
    const link = await create({ target: elsewhere, choices: chosen })
    expect(world.crm.activity(link.activityNo)?.contacts).toEqual([{ personId: 'P10011', name: 'Anna Berg' }])
    world.calendar.put({ ...aReview, eventId: 'event-9' as never, iCalUId: 'meeting-9', attendees: [anna] })
    const { people } = await readAppointment(world.ports, ellen, { itemId: 'event-9' })
    expect(people[1]?.resolution).toMatchObject({ kind: 'contact', personId: 'P10011' })
  })

  it('[S15] leaves an unknown attendee visible as such', async () => {
    world.calendar.put(aReview)
    const { people } = await readAppointment(world.ports, ellen, { itemId: aReview.eventId })
    expect(people.map(({ name, resolution }) => [name, resolution.kind])).toEqual([
      ['Ellen Sandberg', 'representative'],
      ['Jonas Ekström', 'representative'],
      ['Maria Lindqvist', 'contact'],
      ['Tom Riley', 'unknown'],
      ['Fjord', 'not-a-person'],
    ])
  })

  it('[S19] takes 300 attendees, all of them, in one look-up', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      name: `Guest ${index}`,
      email: toEmailAddress(`guest${index}@elsewhere.example`),
      kind: 'person' as const,
    }))
    world.calendar.put({ ...aReview, attendees: many })
    const link = await create()
    expect([Object.keys((await world.linkOf(link.linkId))?.snapshot.people ?? {}).length, world.crm.calls('findPeople')]).toEqual(
      [301, 1],
    )
  })

  it('is refused with an opportunity of another account', async () => {
    world.calendar.put(aReview)
    const target = { ...newActivity, opportunityNo: '2044' } as LinkRequest['target']
    await expect(create({ target })).rejects.toMatchObject({ code: 'refused-by-ifs', message: expect.stringContaining('2044') })
    expect((await create({ target: { ...newActivity, opportunityNo: '2031' } as LinkRequest['target'] })).activityNo).toBe('4711')
  })

  it('[S61] on a copy of a linked appointment finds no link, and the original keeps its own', async () => {
    const link = await world.link()
    world.calendar.put({ ...aReview, eventId: 'copy' as never, iCalUId: 'another-meeting' })
    const { link: ofCopy } = await readAppointment(world.ports, ellen, { itemId: 'copy' })
    expect([ofCopy, (await world.linkOf(link.linkId))?.eventId]).toEqual([null, aReview.eventId])
  })
})

const aDraft: ActivityDraft = {
  description: 'Q-review',
  when: { kind: 'timed', startAt: '2026-11-24T08:00:00Z' as never, endAt: '2026-11-24T09:00:00Z' as never, zone: 'UTC' },
  contacts: ['P10002' as PersonId],
  representatives: [],
  mainRepresentativeId: ellen.representativeId,
  connection: { kind: 'account', id: '10045' },
  activityType: 'Meeting',
  subType: 'Customer visit',
  opportunityNo: '2031',
  notes: '',
}

describe('linking an existing activity', () => {
  it('[S3] gives it the values of the appointment in the sync fields and leaves the rest', async () => {
    const before = world.crm.createInIfs(aDraft)
    await world.link(existing(before.activityNo))
    expect(world.crm.activity(before.activityNo)).toMatchObject({
      description: 'Quarterly review Norrvik',
      when: aReview.when,
      subType: 'Customer visit',
      opportunityNo: '2031',
      contacts: [{ name: 'Peter Hahn' }, { name: 'Maria Lindqvist' }],
    })
    expect((await world.rows())[0]?.changes).toContainEqual({
      field: 'description',
      before: 'Q-review',
      after: 'Quarterly review Norrvik',
    })
  })

  it('[S13] takes the contact of its own connection where an address has two, without asking', async () => {
    world.calendar.put({ ...aReview, attendees: [anna] })
    const { activityNo: no } = world.crm.createInIfs({ ...aDraft, connection: { kind: 'account', id: '10102' } })
    await create(existing(no))
    expect(world.crm.activity(no)?.contacts).toContainEqual({ personId: 'P10011', name: 'Anna Berg' })
  })

  it('is refused with the name of who linked it already', async () => {
    const link = await world.link()
    world.calendar.put({ ...aReview, eventId: 'event-2' as never, iCalUId: 'meeting-2' })
    await expect(create({ itemId: 'event-2', ...existing(link.activityNo) })).rejects.toMatchObject({
      code: 'activity-linked-elsewhere',
      message: `Activity ${link.activityNo} is already linked by Ellen Sandberg.`,
    })
  })
})

describe('unlinking', () => {
  it('[S5] keeps appointment and activity, takes the mark off, and later edits change nothing in IFS', async () => {
    const link = await world.link()
    await unlink(world.ports, ellen, link.linkId)
    await world.settle()
    const writes = world.crm.journal().length
    world.calendar.edit(aReview, { subject: 'After the link' })
    expect(await world.notify(aReview.eventId)).toBe(0)
    await world.settle()
    expect([world.crm.activity(link.activityNo)?.description, world.crm.journal().length]).toEqual([
      'Quarterly review Norrvik',
      writes,
    ])
    expect([world.calendar.appointmentOf(aReview)?.categories, world.calendar.markerOf(aReview)]).toEqual([[], null])
  })

  it('[S5] tells IFS that people may edit the activity again, also where IFS is busy at that moment', async () => {
    const link = await world.link()
    world.crm.failNext(new Unavailable('IFS', 'Busy.'), { method: 'setSynced' })
    await unlink(world.ports, ellen, link.linkId)
    await world.settle()
    expect(world.crm.isSynced(link.activityNo)).toBe(false)
  })

  it('[S5] pressed twice at once is one row, and nothing of it waits for an administrator any more', async () => {
    const link = await world.link()
    await world.store.transaction((tx) => tx.holdDeletion(link, '2026-11-23T08:00:00Z' as typeof link.linkedAt))
    await Promise.all([unlink(world.ports, ellen, link.linkId), unlink(world.ports, ellen, link.linkId)])
    expect([(await world.rows()).map(({ outcome }) => outcome), await world.store.heldDeletions(ellen.mailboxId)]).toEqual([
      ['unlinked', 'linked'],
      [],
    ])
  })

  it('is for the owner of the linked mailbox only', async () => {
    const link = await world.link()
    await expect(unlink(world.ports, jonas, link.linkId)).rejects.toMatchObject({ code: 'not-organizer' })
  })
})

describe('an interrupted creation', () => {
  const noAnswer = () => new Unavailable('IFS', 'No answer.', { outcomeUnknown: true })
  beforeEach(() => {
    world.calendar.put(aReview)
  })

  it('[R3] that IFS carried out is found and linked, not made again', async () => {
    world.crm.failNext(noAnswer(), { method: 'createActivity', applied: true })
    await expect(create()).rejects.toMatchObject({ code: 'ifs-unavailable' })
    await expect(create()).rejects.toMatchObject({ code: 'already-linked' })
    world.moveClock('2026-11-23T08:03:00Z')
    await completeLinks(world.ports)
    const { link } = await readAppointment(world.ports, ellen, { itemId: aReview.eventId })
    expect([link?.activityNo, world.crm.journal().filter(({ kind }) => kind === 'create').length]).toEqual(['4711', 1])
  })

  it('[R3] that IFS did not carry out is given up with a row that says so, and can be made anew', async () => {
    world.crm.failNext(noAnswer(), { method: 'createActivity' })
    await expect(create()).rejects.toMatchObject({ code: 'ifs-unavailable' })
    world.moveClock('2026-11-23T08:03:00Z')
    await completeLinks(world.ports)
    expect((await world.rows())[0]).toMatchObject({
      outcome: 'set-aside',
      reason: expect.stringContaining('Nothing was created'),
    })
    expect((await create()).activityNo).toBe('4711')
  })

  it('[R3] relays what was edited between the creation and its late discovery', async () => {
    world.crm.failNext(noAnswer(), { method: 'createActivity', applied: true })
    await expect(create()).rejects.toMatchObject({ code: 'ifs-unavailable' })
    world.calendar.edit(aReview, { subject: 'Edited meanwhile', attendees: [] })
    world.moveClock('2026-11-23T08:03:00Z')
    await completeLinks(world.ports)
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.activity(activityNo('4711'))).toMatchObject({ description: 'Edited meanwhile', contacts: [] })
  })

  it('[R3] whose appointment is gone since names the activity that stays', async () => {
    world.crm.failNext(noAnswer(), { method: 'createActivity', applied: true })
    await expect(create()).rejects.toMatchObject({ code: 'ifs-unavailable' })
    world.calendar.remove(aReview)
    world.moveClock('2026-11-23T08:03:00Z')
    await completeLinks(world.ports)
    expect((await world.rows())[0]).toMatchObject({
      outcome: 'set-aside',
      reason: expect.stringContaining('Activity 4711 was created and stays'),
    })
    await tellOwners(world.ports)
    expect(world.crm.isSynced(activityNo('4711'))).toBe(false)
  })

  it('[R3] of a link to an existing activity tells IFS nothing of an appointment that became private meanwhile', async () => {
    const there = world.crm.createInIfs(aDraft)
    world.crm.failNext(noAnswer(), { method: 'patchActivity' })
    await expect(create(existing(there.activityNo))).rejects.toMatchObject({ code: 'ifs-unavailable' })
    world.calendar.edit(aReview, { subject: 'Secret', sensitivity: 'private' })
    world.moveClock('2026-11-23T08:05:00Z')
    await completeLinks(world.ports)
    expect([world.crm.activity(there.activityNo)?.description, (await world.rows())[0]?.outcome]).toEqual([
      'Q-review',
      'set-aside',
    ])
  })

  it('[R3] of a link to an existing activity is finished where IFS took the values and then had no time', async () => {
    const there = world.crm.createInIfs(aDraft)
    world.crm.failNext(new Unavailable('IFS', 'Busy.'), { method: 'setSynced' })
    await expect(create(existing(there.activityNo))).rejects.toMatchObject({ code: 'ifs-unavailable' })
    world.moveClock('2026-11-23T08:05:00Z')
    await completeLinks(world.ports)
    const links = await world.store.linksByActivities([there.activityNo])
    expect(links.map(({ eventId, state }) => [eventId, state.kind])).toEqual([[aReview.eventId, 'linked']])
  })

  it('[R3] of a link to an existing activity leaves no line of somebody who left the meeting meanwhile', async () => {
    const there = world.crm.createInIfs(aDraft)
    const before = world.crm.activity(there.activityNo)!
    world.crm.failNext(noAnswer(), { method: 'patchActivity', applied: true })
    await expect(create(existing(there.activityNo))).rejects.toMatchObject({ code: 'ifs-unavailable' })
    expect(world.crm.activity(there.activityNo)?.contacts).not.toEqual(before.contacts)
    world.calendar.edit(aReview, { attendees: [] })
    world.moveClock('2026-11-23T08:05:00Z')
    await completeLinks(world.ports)
    expect(world.crm.activity(there.activityNo)).toMatchObject({
      contacts: before.contacts,
      representatives: before.representatives,
    })
  })

  it('[R3] of a link to an activity that another appointment has since is given up, and tells IFS nothing', async () => {
    const there = world.crm.createInIfs(aDraft)
    world.crm.failNext(noAnswer(), { method: 'patchActivity' })
    await expect(create(existing(there.activityNo))).rejects.toMatchObject({ code: 'ifs-unavailable' })
    world.calendar.put(another)
    const refused = create({ itemId: another.eventId, ...existing(there.activityNo) })
    await expect(refused).rejects.toMatchObject({ code: 'activity-linked-elsewhere' })
    const [begun] = await world.store.openIntents()
    await world.store.transaction((tx) => tx.dropIntent(begun!.linkId))
    const link = await create({ itemId: another.eventId, ...existing(there.activityNo) })
    await world.store.claimIntent(begun!)
    await world.settle()
    const writes = world.crm.journal().length
    world.moveClock('2026-11-23T08:05:00Z')
    await completeLinks(world.ports)
    await completeLinks(world.ports)
    expect([world.crm.journal().length - writes, await world.store.openIntents(), (await world.rows())[0]]).toMatchObject([
      0,
      [],
      {
        outcome: 'set-aside',
        reason: expect.stringContaining(`Activity ${link.activityNo} is already linked by Ellen Sandberg.`),
      },
    ])
  })

  it('that IFS refused can be tried again at once', async () => {
    world.crm.failNext(new Refused('IFS', 'The company is closed.'), { method: 'createActivity' })
    await expect(create()).rejects.toThrow('The company is closed.')
    expect((await create()).activityNo).toBe('4711')
  })
})
