import type { Activity } from './activity.ts'
import type { EmailAddress } from './ids.ts'
import type { RelayedPerson, Snapshot } from './link.ts'
import type { CalendarDate, TimeSpan } from './time-span.ts'

/**
 * What IFS was last told, as far as it can be proved when nothing but the activity is left. A line counts as told by us only where
 * an attendee of today stands for it: any other may have been added by hand, and is never taken away (S53, S137).
 * @param hidden its text stays in the mailbox: nothing of the activity's text is kept, and the relay masks it
 */
export function rebuiltSnapshot(
  activity: Activity,
  attendees: ReadonlyMap<EmailAddress, RelayedPerson>,
  hidden: boolean,
): Snapshot {
  const contacts = new Set(activity.contacts.map((line) => line.personId))
  const representatives = new Set(activity.representatives.map((line) => line.representativeId))
  const isThere = (person: RelayedPerson): boolean =>
    person.kind === 'unresolved' ||
    (person.kind === 'contact' && contacts.has(person.personId)) ||
    (person.kind === 'representative' && representatives.has(person.representativeId))
  return {
    description: hidden ? '' : activity.description,
    when: activity.when ?? noTime,
    people: Object.fromEntries([...attendees].filter(([, person]) => isThere(person))),
  }
}

/** Stands for an activity without a start: differs from every appointment, so that the time is told. */
export const noTime: TimeSpan = {
  kind: 'all-day',
  startOn: '1970-01-01' as CalendarDate,
  endOn: '1970-01-02' as CalendarDate,
}
