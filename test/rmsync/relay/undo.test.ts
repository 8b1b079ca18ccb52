import { beforeEach, describe, expect, it } from '@jest/globals'
import { PreconditionFailed, Refused, Unavailable } from '../../../src/domain/errors.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { Instant } from '../../../src/domain/time-span.ts'
import { completeUndos, dropOldUndos, undoChange } from '../../../src/rmsync/relay/undo-change.ts'
import { resumeLink } from '../../../src/rmsync/relay/resume-link.ts'
import { aReview, ellen, jonas, openWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})

const owner = { name: ellen.name, mailboxId: ellen.mailboxId, isAdmin: false }
const karin = { name: 'Karin Olsson', mailboxId: 'karin' as never, isAdmin: true }
const later = {
  kind: 'timed',
  startAt: '2026-11-24T13:00:00Z' as Instant,
  endAt: '2026-11-24T14:30:00Z' as Instant,
  zone: 'UTC',
} as const

async function edited(change: Parameters<World['calendar']['edit']>[1]): Promise<void> {
  world.calendar.edit(aReview, change)
  await world.notify(aReview.eventId)
  await world.settle()
}
const newestRow = async () => {
  const [row] = await world.rows()
  if (row === undefined) throw new Error('no row')
  return row
}
const writes = () => world.crm.journal().filter(({ kind }) => kind === 'patch' || kind === 'create' || kind === 'delete').length

describe('a relayed change', () => {
  it('[R53] that is undone gives the activity its earlier values in one write, and pauses the link', async () => {
    const link = await world.link()
    await edited({ subject: 'Review', when: later, attendees: aReview.attendees.slice(0, 1) })
    const row = await newestRow()
    const before = writes()
    const undone = await undoChange(world.ports, row.rowId, owner)
    expect(world.crm.activity(link.activityNo)).toMatchObject({
      description: 'Quarterly review Norrvik',
      when: aReview.when,
      contacts: [{ name: 'Maria Lindqvist' }],
    })
    expect([row.undoable, writes() - before, undone.left, (await world.linkOf(link.linkId))?.state]).toEqual([
      true,
      1,
      [],
      {
        kind: 'paused',
        because: 'undo',
        since: '2026-11-23T08:00:00Z',
        why: 'Ellen Sandberg undid a change. Nothing is relayed until the link is resumed.',
      },
    ])
    expect(await newestRow()).toMatchObject({
      outcome: 'undone',
      who: 'Ellen Sandberg',
      reason: 'Undone. The link is paused.',
      changes: [
        { field: 'description', before: 'Review', after: 'Quarterly review Norrvik' },
        { field: 'start', before: '2026-11-24T13:00:00Z', after: '2026-11-24T09:00:00Z' },
        { field: 'end', before: '2026-11-24T14:30:00Z', after: '2026-11-24T10:00:00Z' },
        { field: 'contacts', before: '', after: 'Maria Lindqvist' },
      ],
    })
  })

  it('[R53] takes back what it overwrote in IFS, not what was relayed before', async () => {
    const { activityNo } = await world.link()
    world.crm.editInIfs(activityNo, { description: 'Typed in IFS' })
    await edited({ subject: 'Renamed' })
    await undoChange(world.ports, (await newestRow()).rowId, owner)
    expect(world.crm.activity(activityNo)?.description).toBe('Typed in IFS')
  })

  it('[R54] leaves alone what somebody changed since, and says so', async () => {
    const { activityNo } = await world.link()
    await edited({ subject: 'Review', when: later })
    const { rowId } = await newestRow()
    world.crm.editInIfs(activityNo, { description: 'Typed since' })
    expect((await undoChange(world.ports, rowId, owner)).left).toEqual(['description'])
    expect([world.crm.activity(activityNo), (await newestRow()).reason]).toMatchObject([
      { description: 'Typed since', when: aReview.when },
      'Undone, but for description: changed again since and left alone. The link is paused.',
    ])
  })

  it('[R54] of which nothing is left in IFS is not undone, and the link goes on', async () => {
    const link = await world.link()
    await edited({ subject: 'First' })
    const { rowId } = await newestRow()
    await edited({ subject: 'Second' })
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect([world.crm.activity(link.activityNo)?.description, (await world.linkOf(link.linkId))?.state.kind]).toEqual([
      'Second',
      'linked',
    ])
  })

  it('leaves lines that were added by hand', async () => {
    const { activityNo } = await world.link({}, { ...aReview, attendees: [] })
    await edited({ attendees: aReview.attendees })
    const { rowId } = await newestRow()
    const contacts = world.crm.activity(activityNo)?.contacts ?? []
    world.crm.editInIfs(activityNo, { contacts: [...contacts, { personId: 'P10002' as PersonId, name: 'Peter Hahn' }] })
    await undoChange(world.ports, rowId, owner)
    expect(world.crm.activity(activityNo)?.contacts.map(({ name }) => name)).toEqual(['Peter Hahn'])
  })

  it('[R55] stays undone while the link is paused, and is relayed again once it is resumed', async () => {
    const link = await world.link()
    await edited({ subject: 'Review', attendees: [] })
    await undoChange(world.ports, (await newestRow()).rowId, owner)
    await world.notify(aReview.eventId)
    await world.settle()
    expect([world.crm.activity(link.activityNo)?.description, await newestRow()]).toMatchObject([
      'Quarterly review Norrvik',
      { outcome: 'paused', reason: expect.stringContaining('A change was noticed and not relayed.') },
    ])
    await resumeLink(world.ports, link.linkId, owner)
    await world.settle()
    expect([world.crm.activity(link.activityNo), (await world.linkOf(link.linkId))?.state]).toMatchObject([
      { description: 'Review', contacts: [] },
      { kind: 'linked' },
    ])
  })

  it('is undone once, by its owner or an administrator, for 30 days', async () => {
    await world.link()
    await edited({ subject: 'Review' })
    const { rowId } = await newestRow()
    const stranger = { name: jonas.name, mailboxId: jonas.mailboxId, isAdmin: false }
    await expect(undoChange(world.ports, rowId, stranger)).rejects.toMatchObject({ code: 'not-allowed' })
    await undoChange(world.ports, rowId, karin)
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({ code: 'already-undone' })
    expect((await world.rows()).filter(({ undoable }) => undoable)).toEqual([])
    await expect(undoChange(world.ports, 999_999, owner)).rejects.toMatchObject({ code: 'not-undoable' })
  })

  it('is forgotten after 30 days', async () => {
    await world.link()
    await edited({ subject: 'Review' })
    const { rowId } = await newestRow()
    world.moveClock('2026-12-24T08:00:00Z')
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({ code: 'not-undoable' })
    await dropOldUndos(world.ports)
    expect([await world.store.undoOf(rowId), (await newestRow()).undoable]).toEqual([null, undefined])
  })

  it('whose activity is gone or completed is not undone', async () => {
    const link = await world.link()
    await edited({ subject: 'Review' })
    const { rowId } = await newestRow()
    world.crm.editInIfs(link.activityNo, { state: 'completed' })
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({ code: 'refused-by-ifs' })
    world.crm.deleteInIfs(link.activityNo)
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({ code: 'activity-gone' })
    expect((await world.linkOf(link.linkId))?.state).toEqual({ kind: 'linked' })
  })

  it('that IFS refuses to take back is said, and the link goes on; one that was written meanwhile is read again', async () => {
    const { activityNo, linkId } = await world.link()
    await edited({ subject: 'Review' })
    const { rowId } = await newestRow()
    world.crm.failNext(new Refused('IFS', 'Description is locked.'), { method: 'patchActivity' })
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({
      code: 'refused-by-ifs',
      message: 'Description is locked.',
    })
    expect((await world.linkOf(linkId))?.state).toEqual({ kind: 'linked' })
    world.crm.failNext(new PreconditionFailed('IFS', 'Moved.'), { method: 'patchActivity' })
    await undoChange(world.ports, rowId, owner)
    expect(world.crm.activity(activityNo)?.description).toBe('Quarterly review Norrvik')
  })

  it.each([[true], [false]])(
    '[R56] whose undo was interrupted (written: %s) is undone later, without a second write',
    async (applied) => {
      const { activityNo, linkId } = await world.link()
      await edited({ subject: 'Review' })
      const { rowId } = await newestRow()
      const before = writes()
      world.crm.failNext(new Unavailable('IFS', 'No answer.', { outcomeUnknown: true }), { method: 'patchActivity', applied })
      await expect(undoChange(world.ports, rowId, owner)).rejects.toThrow('No answer.')
      await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({ code: 'already-undone' })
      expect((await world.linkOf(linkId))?.state.kind).toBe('paused')
      world.moveClock('2026-11-23T08:05:00Z')
      await completeUndos(world.ports)
      expect([world.crm.activity(activityNo)?.description, writes() - before, (await newestRow()).outcome]).toEqual([
        'Quarterly review Norrvik',
        1,
        'undone',
      ])
    },
  )
})

describe('a deletion', () => {
  async function deleted() {
    world.policy.deleteWhenCancelled = true
    const link = await world.link({
      target: {
        kind: 'new',
        connection: { kind: 'account', id: '10045' },
        activityType: 'Meeting',
        subType: 'Customer visit',
        opportunityNo: '',
        notes: 'Bring the samples.',
      },
    })
    world.crm.editInIfs(link.activityNo, { state: 'in-progress' })
    world.calendar.remove(aReview)
    await world.notify(aReview.eventId)
    await world.settle()
    expect(world.crm.activity(link.activityNo)).toBeNull()
    return { link, rowId: (await newestRow()).rowId }
  }

  it('[R57] that is undone brings the activity back as a new one, linked and paused', async () => {
    const { link, rowId } = await deleted()
    const { activityNo } = await undoChange(world.ports, rowId, owner)
    expect(world.crm.activity(activityNo)).toMatchObject({
      description: 'Quarterly review Norrvik',
      when: aReview.when,
      connection: { kind: 'account', id: '10045' },
      activityType: 'Meeting',
      subType: 'Customer visit',
      notes: 'Bring the samples.',
      mainRepresentativeId: 'ELSA',
      state: 'in-progress',
      contacts: [{ name: 'Maria Lindqvist' }],
      representatives: [{ name: 'Ellen Sandberg' }, { name: 'Jonas Ekström' }],
    })
    expect([await world.linkOf(link.linkId), await newestRow()]).toMatchObject([
      { activityNo, state: { kind: 'paused', because: 'undo' } },
      { outcome: 'undone', reason: `Undone: activity ${link.activityNo} is back as ${activityNo}. The link is paused.` },
    ])
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({ code: 'already-undone' })
  })

  it('[R57] that is undone while its appointment is back goes on with it once resumed', async () => {
    const { link, rowId } = await deleted()
    world.calendar.put({ ...aReview, subject: 'Back again' })
    const { activityNo } = await undoChange(world.ports, rowId, owner)
    await world.settle()
    await resumeLink(world.ports, link.linkId, owner)
    await world.settle()
    expect([world.crm.activity(activityNo)?.description, world.calendar.markerOf(aReview)?.activityNo]).toEqual([
      'Back again',
      activityNo,
    ])
  })

  it.each([[true], [false]])('[R56] whose undo was interrupted (created: %s) makes one activity, not two', async (applied) => {
    const { rowId } = await deleted()
    const before = writes()
    world.crm.failNext(new Unavailable('IFS', 'No answer.', { outcomeUnknown: true }), { method: 'createActivity', applied })
    await expect(undoChange(world.ports, rowId, owner)).rejects.toThrow('No answer.')
    world.moveClock('2026-11-23T08:05:00Z')
    await completeUndos(world.ports)
    await completeUndos(world.ports)
    expect([writes() - before, (await newestRow()).outcome]).toEqual([1, 'undone'])
  })

  it('is still known after a crash right behind it', async () => {
    world.policy.deleteWhenCancelled = true
    await world.link()
    world.calendar.remove(aReview)
    await world.notify(aReview.eventId)
    world.crm.failNext(new Unavailable('IFS', 'No answer.', { outcomeUnknown: true }), {
      method: 'deleteActivity',
      applied: true,
    })
    await world.settle()
    const row = await newestRow()
    expect([row.outcome, row.undoable]).toEqual(['deleted', true])
  })

  it('of an appointment that is linked anew since is not undone', async () => {
    const { rowId } = await deleted()
    world.calendar.put(aReview)
    const other = await world.link()
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({
      code: 'already-linked',
      activityNo: other.activityNo,
    })
  })

  it('that IFS does not take back is said, and can be undone another time', async () => {
    const { rowId } = await deleted()
    world.crm.failNext(new Refused('IFS', 'Account 10045 is closed.'), { method: 'createActivity' })
    await expect(undoChange(world.ports, rowId, owner)).rejects.toMatchObject({ message: 'Account 10045 is closed.' })
    await undoChange(world.ports, rowId, owner)
    expect((await newestRow()).outcome).toBe('undone')
  })
})
