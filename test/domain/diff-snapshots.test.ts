import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Activity } from '../../src/domain/activity.ts'
import { reconcileActivity, toActivityPatch } from '../../src/domain/activity-patch.ts'
import { diffSnapshots } from '../../src/domain/diff-snapshots.ts'
import { toEmailAddress, type ActivityNo, type PersonId, type RepresentativeId } from '../../src/domain/ids.ts'
import type { RelayedPerson, Snapshot } from '../../src/domain/link.ts'
import type { Instant, TimeSpan } from '../../src/domain/time-span.ts'

const instant = fc.integer({ min: 0, max: 3 }).map((hour) => `2026-11-24T0${hour}:00:00Z` as Instant)
const when: fc.Arbitrary<TimeSpan> = fc
  .tuple(instant, instant, fc.constantFrom('UTC', 'Europe/Berlin'))
  .map(([startAt, endAt, zone]) => ({ kind: 'timed', startAt, endAt, zone }))
const person: fc.Arbitrary<RelayedPerson> = fc.oneof(
  fc.constantFrom('P1', 'P2', 'P3').map((id): RelayedPerson => ({ kind: 'contact', personId: id as PersonId, name: id })),
  fc
    .constantFrom('R1', 'R2')
    .map((id): RelayedPerson => ({ kind: 'representative', representativeId: id as RepresentativeId, name: id })),
  fc.constant<RelayedPerson>({ kind: 'unresolved' }),
)
const people = fc.dictionary(
  fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example', 'd@x.example').map(toEmailAddress),
  person,
)
const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  description: fc.constantFrom('One', 'Two'),
  when,
  people,
})

/** IFS as it stands after it was told a snapshot, with a contact somebody added by hand. */
const activityAs = ({ description, when: span, people: told }: Snapshot): Activity => {
  const contacts = new Map<string, RelayedPerson>(
    Object.values(told).flatMap((one) => (one.kind === 'contact' ? [[one.personId, one]] : [])),
  )
  const representatives = new Map<string, RelayedPerson>(
    Object.values(told).flatMap((one) => (one.kind === 'representative' ? [[one.representativeId, one]] : [])),
  )
  return {
    activityNo: '1' as ActivityNo,
    description,
    when: span,
    connection: null,
    activityType: '',
    subType: '',
    opportunityNo: '',
    state: 'not-started',
    etag: '',
    mainRepresentativeId: 'MAIN' as RepresentativeId,
    contacts: [
      ...[...contacts.keys()].map((id) => ({ personId: id as PersonId, name: id })),
      { personId: 'HAND' as PersonId, name: 'By hand' },
    ],
    representatives: [
      ...[...representatives.keys()].map((id) => ({ representativeId: id as RepresentativeId, name: id })),
      { representativeId: 'MAIN' as RepresentativeId, name: 'Main' },
    ],
  }
}

describe('the difference of two snapshots', () => {
  it('is null exactly when nothing that IFS is told differs', () => {
    fc.assert(
      fc.property(snapshot, (one) => {
        expect(diffSnapshots(one, structuredClone(one))).toBeNull()
      }),
    )
  })

  it('never touches its arguments', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (before, after) => {
        const copies = structuredClone([before, after])
        diffSnapshots(before, after)
        expect([before, after]).toEqual(copies)
      }),
    )
  })

  it('does not depend on the order of people', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (before, after) => {
        const turned = { ...after, people: Object.fromEntries(Object.entries(after.people).reverse()) as Snapshot['people'] }
        expect(diffSnapshots(before, turned)).toEqual(diffSnapshots(before, after))
      }),
    )
  })

  it('[S53] as a patch brings IFS to the wanted state, and a line added by hand stays', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (before, after) => {
        const activity = activityAs(before)
        const patch = reconcileActivity(activity, before, after)
        const removed = patch?.removeContacts ?? []
        expect(removed).not.toContain('HAND')
        const contacts = [
          ...activity.contacts.map(({ personId }) => personId).filter((id) => !removed.includes(id)),
          ...(patch?.addContacts ?? []),
        ]
        expect(new Set(contacts)).toEqual(new Set(activityAs(after).contacts.map(({ personId }) => personId)))
      }),
    )
  })

  it('asks for the same lines whether or not the activity is looked at first, while nobody else changed it', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (before, after) => {
        const diff = diffSnapshots(before, after)
        const looked = reconcileActivity(activityAs(before), before, after)
        const blind = diff === null ? null : toActivityPatch(diff)
        expect(new Set(blind?.addContacts ?? [])).toEqual(new Set(looked?.addContacts ?? []))
        expect(new Set(blind?.removeContacts ?? [])).toEqual(new Set(looked?.removeContacts ?? []))
      }),
    )
  })
})
