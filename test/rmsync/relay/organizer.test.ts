import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Appointment } from '../../../src/domain/appointment.ts'
import { NotFound, Refused, Unavailable } from '../../../src/domain/errors.ts'
import type { EventId } from '../../../src/domain/ids.ts'
import { createLink } from '../../../src/rmsync/linking/create-link.ts'
import { receiveNotifications } from '../../../src/rmsync/relay/receive-notifications.ts'
import { aReview, jonas, newActivity, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
  world.policy.deleteWhenCancelled = true
})

const jonasCopy: Appointment = { ...aReview, mailboxId: jonas.mailboxId, eventId: 'copy-1' as EventId, isOrganizer: false }
const byJonas = { name: jonas.name, email: jonas.email }
const noticed = async (): Promise<void> => {
  await world.notify(aReview.eventId)
  await world.settle()
}
const noticedAtJonas = (eventId: EventId) => receiveNotifications(world.ports, [{ mailboxId: jonas.mailboxId, eventId }])

describe('another organizer', () => {
  it('[S59] who syncs takes the link along: the same activity, marked in his mailbox and no longer in hers', async () => {
    const link = await world.link()
    world.calendar.put({ ...jonasCopy, isOrganizer: true, organizer: byJonas, subject: 'Taken over' })
    world.calendar.edit(aReview, { isOrganizer: false, organizer: byJonas })
    await noticed()
    expect(await world.linkOf(link.linkId)).toMatchObject({
      mailboxId: jonas.mailboxId,
      eventId: 'copy-1',
      activityNo: link.activityNo,
      state: { kind: 'linked' },
    })
    expect([
      world.crm.activity(link.activityNo)?.description,
      world.calendar.markerOf(jonasCopy)?.activityNo,
      world.calendar.markerOf(aReview),
      world.crm.journal().filter(({ kind }) => kind === 'create').length,
    ]).toEqual(['Taken over', link.activityNo, null, 1])
    expect((await world.rows()).map(({ outcome }) => outcome)).toEqual(['updated', 'linked', 'linked'])
  })

  it('[S59] who does not sync leaves the activity, and the link says what to do, once', async () => {
    const link = await world.link()
    world.calendar.edit(aReview, {
      isOrganizer: false,
      organizer: { name: 'Sam Smith', email: 'sam@elsewhere.example' as never },
    })
    await noticed()
    await noticed()
    expect([world.crm.activity(link.activityNo) === null, (await world.linkOf(link.linkId))?.state]).toMatchObject([
      false,
      { kind: 'set-aside', why: expect.stringContaining('Sam Smith organizes this meeting now.') },
    ])
    expect((await world.rows()).map(({ outcome }) => outcome)).toEqual(['set-aside', 'linked'])
  })

  it('[S59] in whose calendar the meeting was made anew, while hers is gone, takes the link along', async () => {
    const link = await world.link()
    world.calendar.put({ ...jonasCopy, eventId: 'anew' as EventId, isOrganizer: true, organizer: byJonas })
    world.calendar.remove(aReview)
    await noticed()
    expect([world.crm.activity(link.activityNo) === null, await world.linkOf(link.linkId)]).toMatchObject([
      false,
      { mailboxId: jonas.mailboxId, eventId: 'anew', state: { kind: 'linked' } },
    ])
  })

  it('[S59] an assistant making the meeting anew under another id deletes nothing; the link says where it stands', async () => {
    const link = await world.link()
    world.calendar.put({ ...aReview, eventId: 'anew' as EventId, iCalUId: 'meeting-2' })
    world.calendar.remove(aReview)
    await noticed()
    expect([world.crm.activity(link.activityNo) === null, (await world.linkOf(link.linkId))?.state]).toMatchObject([
      false,
      {
        kind: 'set-aside',
        why: expect.stringContaining('one of the same subject and time stands in the calendar of Ellen Sandberg'),
      },
    ])
  })

  it.each([
    [
      'may not be looked into',
      new Refused('Outlook', 'Outlook refuses the meeting (403 ErrorAccessDenied).', 'ErrorAccessDenied'),
    ],
    ['is gone', new NotFound('Outlook', 'Outlook no longer has the meeting (404).')],
  ])('[R422] a colleague’s mailbox that %s keeps nothing of hers from going on', async (_what, error) => {
    const link = await world.link()
    world.calendar.remove(aReview)
    const findMeeting = world.calendar.findMeeting.bind(world.calendar)
    world.calendar.findMeeting = (mailboxId, signs) =>
      mailboxId === jonas.mailboxId ? Promise.reject(error) : findMeeting(mailboxId, signs)
    await noticed()
    expect([world.crm.activity(link.activityNo), (await world.rows()).map(({ outcome }) => outcome)]).toEqual([
      null,
      ['deleted', 'linked'],
    ])
  })

  it('[R422] a colleague’s mailbox that is busy is asked again before anything is deleted', async () => {
    const link = await world.link()
    world.calendar.put({ ...jonasCopy, eventId: 'anew' as EventId, isOrganizer: true, organizer: byJonas })
    world.calendar.remove(aReview)
    const findMeeting = world.calendar.findMeeting.bind(world.calendar)
    let busy = true
    world.calendar.findMeeting = (mailboxId, signs) => {
      if (mailboxId !== jonas.mailboxId || !busy) return findMeeting(mailboxId, signs)
      busy = false
      return Promise.reject(new Unavailable('Outlook', 'Outlook cannot answer for the meeting now (503).'))
    }
    await noticed()
    expect(await world.linkOf(link.linkId)).toMatchObject({ mailboxId: jonas.mailboxId, eventId: 'anew' })
  })

  it('an attendee’s copy of a meeting that its organizer deleted is no meeting made anew', async () => {
    const link = await world.link()
    world.calendar.put(jonasCopy)
    world.calendar.remove(aReview)
    await noticed()
    expect([world.crm.activity(link.activityNo), await world.linkOf(link.linkId)]).toEqual([null, null])
  })
})

describe('one meeting in two active mailboxes', () => {
  it.each([['the organizer'], ['the attendee']])('[S57] is one activity, whichever is looked at first: %s', async (first) => {
    world.calendar.put(jonasCopy)
    const asAttendee = () =>
      createLink(world.ports, jonas, { itemId: 'copy-1', choices: new Map(), target: newActivity }).catch(
        (error: unknown) => error,
      )
    const before = first === 'the attendee' ? await asAttendee() : null
    const link = await world.link()
    const after = first === 'the organizer' ? await asAttendee() : null
    await noticedAtJonas('copy-1' as EventId)
    await noticed()
    expect(before ?? after).toMatchObject({ code: first === 'the attendee' ? 'not-organizer' : 'already-linked' })
    expect([
      world.crm.journal().filter(({ kind }) => kind === 'create').length,
      world.crm.activity(link.activityNo)?.mainRepresentativeId,
    ]).toEqual([1, 'ELSA'])
  })

  it('[S55] an attendee who declines or deletes his copy changes nothing, and costs no request', async () => {
    const link = await world.link()
    world.calendar.put(jonasCopy)
    const before = { ...world.calendar.calls }
    world.calendar.remove(jonasCopy)
    expect(await noticedAtJonas('copy-1' as EventId)).toEqual({ jobs: 0 })
    await world.settle()
    expect([
      world.calendar.calls,
      world.crm.activity(link.activityNo) === null,
      (await world.linkOf(link.linkId))?.state,
    ]).toEqual([before, false, { kind: 'linked' }])
  })
})
