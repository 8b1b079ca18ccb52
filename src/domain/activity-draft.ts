import type { ActivityDraft } from './activity.ts'
import type { LinkId } from './ids.ts'
import type { Snapshot } from './link.ts'
import type { ActivityTemplate } from './series-link.ts'

/** A new activity: the sync fields as the appointment says, the rest as the person chose. The id of the link is its creation key. */
export function draftOf(template: ActivityTemplate, wanted: Snapshot, linkId: LinkId): ActivityDraft {
  const people = Object.values(wanted.people)
  return {
    ...template,
    creationKey: linkId,
    description: wanted.description,
    when: wanted.when,
    contacts: [...new Set(people.flatMap((person) => (person.kind === 'contact' ? [person.personId] : [])))],
    representatives: [
      ...new Set(people.flatMap((person) => (person.kind === 'representative' ? [person.representativeId] : []))),
    ],
  }
}
