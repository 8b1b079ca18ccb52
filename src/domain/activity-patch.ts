import type { Activity, ActivityPatch } from './activity.ts'
import type { SnapshotDiff } from './diff-snapshots.ts'
import type { PersonId, RepresentativeId } from './ids.ts'
import type { RelayedPerson, Snapshot } from './link.ts'
import { sameTimeSpan } from './time-span.ts'

const contactsIn = (people: readonly RelayedPerson[]): readonly PersonId[] =>
  people.flatMap((person) => (person.kind === 'contact' ? [person.personId] : []))
const representativesIn = (people: readonly RelayedPerson[]): readonly RepresentativeId[] =>
  people.flatMap((person) => (person.kind === 'representative' ? [person.representativeId] : []))

/** The write that carries a difference, when the activity is still as IFS was last told. */
export function toActivityPatch(diff: SnapshotDiff): ActivityPatch {
  return {
    ...(diff.description === undefined ? {} : { description: diff.description.after }),
    ...(diff.when === undefined ? {} : { when: diff.when.after }),
    addContacts: contactsIn(diff.added),
    removeContacts: contactsIn(diff.removed),
    addRepresentatives: representativesIn(diff.added),
    removeRepresentatives: representativesIn(diff.removed),
  }
}

/**
 * The write that brings an activity, as it was just read, to what Outlook says; null when it is there already.
 * Lines that somebody added by hand stay: only lines that were relayed before (`relayed`) and are wanted no more are removed (S53).
 */
export function reconcileActivity(activity: Activity, relayed: Snapshot | null, wanted: Snapshot): ActivityPatch | null {
  const people = Object.values(wanted.people)
  const relayedPeople = relayed === null ? [] : Object.values(relayed.people)
  const contacts = new Set(activity.contacts.map((line) => line.personId))
  const representatives = new Set(activity.representatives.map((line) => line.representativeId))
  const wantedContacts = new Set(contactsIn(people))
  const wantedRepresentatives = new Set(representativesIn(people))
  const patch: ActivityPatch = {
    ...(activity.description === wanted.description ? {} : { description: wanted.description }),
    ...(activity.when !== null && sameTimeSpan(activity.when, wanted.when) ? {} : { when: wanted.when }),
    addContacts: [...wantedContacts].filter((id) => !contacts.has(id)),
    removeContacts: [...new Set(contactsIn(relayedPeople))].filter((id) => contacts.has(id) && !wantedContacts.has(id)),
    addRepresentatives: [...wantedRepresentatives].filter((id) => !representatives.has(id)),
    // The main representative's line is IFS's own and stays.
    removeRepresentatives: [...new Set(representativesIn(relayedPeople))].filter(
      (id) => representatives.has(id) && !wantedRepresentatives.has(id) && id !== activity.mainRepresentativeId,
    ),
  }
  return isEmptyPatch(patch) ? null : patch
}

/** Those who are wanted and have no line yet: their lines come from us. */
export function peopleToAdd(activity: Activity, { people }: Snapshot): Snapshot['people'] {
  const ids = new Set<string>([
    ...activity.contacts.map((line) => line.personId),
    ...activity.representatives.map((line) => line.representativeId),
  ])
  const idOf = (person: RelayedPerson): string | null =>
    person.kind === 'contact' ? person.personId : person.kind === 'representative' ? person.representativeId : null
  return Object.fromEntries(
    Object.entries(people).filter(([, person]) => {
      const id = idOf(person)
      return id !== null && !ids.has(id)
    }),
  )
}

export const isEmptyPatch = (patch: ActivityPatch): boolean =>
  patch.description === undefined &&
  patch.when === undefined &&
  patch.addContacts.length === 0 &&
  patch.removeContacts.length === 0 &&
  patch.addRepresentatives.length === 0 &&
  patch.removeRepresentatives.length === 0

/** True when the write touches lines, which is only safe on an activity that was just read. */
export const touchesLines = (patch: ActivityPatch): boolean =>
  patch.addContacts.length + patch.removeContacts.length + patch.addRepresentatives.length + patch.removeRepresentatives.length >
  0
