import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NotFound, PreconditionFailed, Refused } from '../../../src/domain/errors.ts'
import type { ActivityNo, PersonId } from '../../../src/domain/ids.ts'
import { at, draft, ellen, jonas, maria, nothing, peter, siobhan, type CrmWorld } from './crm-world.ts'

/** What every `Crm` keeps about activities, whichever it is: the fake of the use-case tests and the adapter before IFS. */
export function describeActivities(name: string, open: () => Promise<CrmWorld>): void {
  describe(`activities of ${name}`, () => {
    let world: CrmWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    it('creates an activity with its lines and reads the same back', async () => {
      const created = await world.crm.createActivity(draft({ contacts: [maria, peter], representatives: [ellen, jonas] }))

      const { activityNo, etag, ...rest } = await world.crm.readActivity(created.activityNo)

      expect({ activityNo, etag, ...rest }).toEqual(created)
      expect(etag).not.toBe('')
      expect(rest).toEqual({
        description: 'Quarterly review',
        when: { kind: 'timed', startAt: '2031-03-04T09:00:00Z', endAt: '2031-03-04T10:00:00Z', zone: 'UTC' },
        connection: { kind: 'account', id: '10045', name: 'Norrvik Marine AB', place: '' },
        activityType: 'Meeting',
        subType: '',
        opportunityNo: '',
        state: 'not-started',
        mainRepresentativeId: 'ELSA',
        contacts: [
          { personId: 'P10001', name: 'Maria Lindqvist' },
          { personId: 'P10002', name: 'Peter Hahn' },
        ],
        representatives: [
          { representativeId: 'ELSA', name: 'Ellen Sandberg' },
          { representativeId: 'JOEK', name: 'Jonas Ekström' },
        ],
      })
    })

    it('has the main representative on a line once, named among the representatives or not', async () => {
      const named = await world.crm.createActivity(draft({ representatives: [jonas, ellen] }))
      const unnamed = await world.crm.createActivity(draft({ representatives: [] }))

      const lines = [named, unnamed].map(({ representatives }) => representatives.map((line) => line.representativeId).sort())
      expect(lines).toEqual([['ELSA', 'JOEK'], ['ELSA']])
    })

    it('creates nothing when one of the lines is refused', async () => {
      const before = await world.crm.openActivitiesOf(ellen)

      const attempt = world.crm.createActivity(draft({ contacts: [maria, 'NOBODY' as PersonId] }))

      await expect(attempt).rejects.toThrow(Refused)
      expect(await world.crm.openActivitiesOf(ellen)).toEqual(before)
    })

    it('carries quotes, emoji, accents and line ends of a description unchanged', async () => {
      const description = "O'Hara & Weiß: 50 % 🚢 “Zieliński” \\ $1 --\u00e9"

      const { activityNo } = await world.crm.createActivity(draft({ description }))

      expect((await world.crm.readActivity(activityNo)).description).toBe(description)
    })

    it('writes what the patch names and leaves the rest alone', async () => {
      const created = await world.crm.createActivity(draft({ contacts: [maria, peter] }))
      const when = { kind: 'timed', startAt: at('2031-05-01T07:15:00Z'), endAt: at('2031-05-01T08:45:00Z'), zone: 'UTC' } as const

      const summary = await world.crm.patchActivity(created.activityNo, { ...nothing, when }, created.etag)

      const { contacts, representatives, ...rest } = created
      expect(summary).toEqual({ ...rest, when, etag: summary.etag })
      expect(await world.crm.readActivity(created.activityNo)).toEqual({ ...summary, contacts, representatives })
    })

    it('patches fields and lines in one write and answers the ETag that the next write needs', async () => {
      const created = await world.crm.createActivity(draft({ contacts: [maria], representatives: [ellen] }))
      const patch = {
        ...nothing,
        description: 'Moved',
        addContacts: [siobhan],
        removeContacts: [maria],
        addRepresentatives: [jonas],
      }

      const first = await world.crm.patchActivity(created.activityNo, patch, created.etag)
      const second = await world.crm.patchActivity(created.activityNo, { ...nothing, removeRepresentatives: [jonas] }, first.etag)

      const after = await world.crm.readActivity(created.activityNo)
      expect([first.description, after.etag]).toEqual(['Moved', second.etag])
      expect(after.contacts).toEqual([{ personId: 'P10022', name: "Siobhán O'Hara" }])
      expect(after.representatives).toEqual([{ representativeId: 'ELSA', name: 'Ellen Sandberg' }])
    })

    it('takes a line that is already there, or already gone, as done', async () => {
      const created = await world.crm.createActivity(draft({ contacts: [maria] }))
      const patch = {
        ...nothing,
        description: 'Again',
        addContacts: [maria],
        removeContacts: [peter],
        removeRepresentatives: [jonas],
      }

      await world.crm.patchActivity(created.activityNo, patch, created.etag)

      const after = await world.crm.readActivity(created.activityNo)
      expect([after.description, after.contacts]).toEqual(['Again', created.contacts])
    })

    it('leaves a contact added by hand in IFS', async () => {
      const created = await world.crm.createActivity(draft({ contacts: [maria] }))
      await world.addContactInIfs(created.activityNo, peter)
      const { etag } = await world.crm.readActivity(created.activityNo)

      await world.crm.patchActivity(created.activityNo, { ...nothing, addContacts: [siobhan], removeContacts: [maria] }, etag)

      const { contacts } = await world.crm.readActivity(created.activityNo)
      expect(contacts.map(({ personId }) => personId).sort()).toEqual(['P10002', 'P10022'])
    })

    it('writes no part of a patch when one of its lines is refused', async () => {
      const created = await world.crm.createActivity(draft())

      const patch = { ...nothing, description: 'Half', addContacts: [peter, 'NOBODY' as PersonId] }
      const attempt = world.crm.patchActivity(created.activityNo, patch, created.etag)

      await expect(attempt).rejects.toThrow(Refused)
      expect(await world.crm.readActivity(created.activityNo)).toEqual(created)
    })

    it.each([
      ['fields only', { ...nothing, description: 'Mine' }],
      ['fields and lines', { ...nothing, description: 'Mine', addContacts: [peter] }],
      ['lines only', { ...nothing, removeContacts: [maria] }],
    ])('refuses a patch of %s whose ETag has moved', async (_, patch) => {
      const created = await world.crm.createActivity(draft())
      await world.renameInIfs(created.activityNo, 'Theirs')

      const attempt = world.crm.patchActivity(created.activityNo, patch, created.etag)

      await expect(attempt).rejects.toThrow(PreconditionFailed)
      const after = await world.crm.readActivity(created.activityNo)
      expect([after.description, after.contacts]).toEqual(['Theirs', created.contacts])
    })

    it('passes on the sentence of IFS when an activity is completed', async () => {
      const created = await world.crm.createActivity(draft())
      await world.completeInIfs(created.activityNo)
      const { state, etag } = await world.crm.readActivity(created.activityNo)

      const attempt = world.crm.patchActivity(created.activityNo, { ...nothing, description: 'Late' }, etag)

      await expect(attempt).rejects.toThrow(Refused)
      expect(state).toBe('completed')
    })

    it('refuses an end before the start', async () => {
      const created = await world.crm.createActivity(draft())
      const when = { kind: 'timed', startAt: at('2031-03-04T09:00:00Z'), endAt: at('2031-03-04T08:00:00Z'), zone: 'UTC' } as const

      await expect(world.crm.patchActivity(created.activityNo, { ...nothing, when }, created.etag)).rejects.toThrow(Refused)
    })

    it('says that an activity is not there, to a reader and to a writer', async () => {
      const gone = await world.crm.createActivity(draft())
      await world.deleteInIfs(gone.activityNo)

      await expect(world.crm.readActivity(gone.activityNo)).rejects.toThrow(NotFound)
      await expect(world.crm.readActivity("no/such'one" as ActivityNo)).rejects.toThrow(NotFound)
      const patch = { ...nothing, description: 'Back' }
      await expect(world.crm.patchActivity(gone.activityNo, patch, gone.etag)).rejects.toThrow(NotFound)
      await expect(world.crm.patchActivity(gone.activityNo, { ...patch, addContacts: [peter] }, gone.etag)).rejects.toThrow(
        NotFound,
      )
    })

    it('deletes once; a repeat is fine and a moved ETag is not', async () => {
      const first = await world.crm.createActivity(draft())
      const second = await world.crm.createActivity(draft())
      await world.renameInIfs(second.activityNo, 'Theirs')

      await world.crm.deleteActivity(first.activityNo, first.etag)
      await world.crm.deleteActivity(first.activityNo, first.etag)

      await expect(world.crm.readActivity(first.activityNo)).rejects.toThrow(NotFound)
      await expect(world.crm.deleteActivity(second.activityNo, second.etag)).rejects.toThrow(PreconditionFailed)
    })

    it('marks an activity as synced and answers the ETag for the next write', async () => {
      const created = await world.crm.createActivity(draft())

      const etag = await world.crm.setSynced(created.activityNo, true, created.etag)

      const patched = await world.crm.patchActivity(created.activityNo, { ...nothing, description: 'Next' }, etag)
      expect(patched.description).toBe('Next')
    })

    it('reads many at once, each as it reads one; what is gone, or was never there, is left out', async () => {
      const made = [await world.crm.createActivity(draft({ description: 'One' })), await world.crm.createActivity(draft())]
      const gone = await world.crm.createActivity(draft())
      await world.crm.deleteActivity(gone.activityNo, gone.etag)
      const others = Array.from({ length: 25 }, (_, index) => `no/such'${index}` as ActivityNo)
      const numbers = made.map(({ activityNo }) => activityNo)

      const found = await world.crm.readActivities([...others, ...numbers, gone.activityNo, ...numbers])

      const withoutOwner = [...found.values()].map(({ isSynced: _, ...activity }) => activity)
      expect(withoutOwner).toEqual(await Promise.all(numbers.map((activityNo) => world.crm.readActivity(activityNo))))
      expect(await world.crm.readActivities([])).toEqual(new Map())
    })

    it('tells whose the sync fields are, where IFS can say', async () => {
      const { activityNo } = await world.crm.createActivity(draft())
      const owner = async () => (await world.crm.readActivities([activityNo])).get(activityNo)
      const before = await owner()
      await world.crm.setSynced(activityNo, false, before?.etag ?? '')
      const after = await owner()

      const seen = [before?.isSynced, after?.isSynced]
      expect([
        [true, false],
        [null, null],
      ]).toContainEqual(seen)
    })

    it('starts, completes and reopens, each from where it may begin', async () => {
      const created = await world.crm.createActivity(draft())

      const started = await world.crm.performAction(created.activityNo, 'start', created.etag)
      const completed = await world.crm.performAction(created.activityNo, 'complete', started.etag)
      const reopened = await world.crm.performAction(created.activityNo, 'reopen', completed.etag)

      const states = [created, started, completed, reopened].map(({ state }) => state)
      expect(states).toEqual(['not-started', 'in-progress', 'completed', 'in-progress'])
      const { contacts: _, representatives: __, ...now } = await world.crm.readActivity(created.activityNo)
      expect(now).toEqual(reopened)
      await expect(world.crm.performAction(created.activityNo, 'start', reopened.etag)).rejects.toThrow(Refused)
    })

    it('performs no action with an ETag that has moved, nor on what is not there', async () => {
      const created = await world.crm.createActivity(draft())
      await world.renameInIfs(created.activityNo, 'Theirs')
      const gone = await world.crm.createActivity(draft())
      await world.deleteInIfs(gone.activityNo)

      await expect(world.crm.performAction(created.activityNo, 'complete', created.etag)).rejects.toThrow(PreconditionFailed)
      await expect(world.crm.performAction(gone.activityNo, 'complete', gone.etag)).rejects.toThrow(NotFound)
      expect((await world.crm.readActivity(created.activityNo)).state).toBe('not-started')
    })

    it('keeps days for an all-day activity', async () => {
      const when = { kind: 'all-day', startOn: '2031-10-26', endOn: '2031-10-28' } as never

      const { activityNo } = await world.crm.createActivity(draft({ when }))

      expect((await world.crm.readActivity(activityNo)).when).toEqual(when)
    })

    it('names the longest description and the address where a person sees an activity', async () => {
      expect(await world.crm.longestDescription()).toBe(200)
      expect(world.crm.activityUrl('A/1' as ActivityNo)).toMatch(/A%2F1$/)
    })
  })
}
