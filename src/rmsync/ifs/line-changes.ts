import type { ActivityPatch } from '../../domain/activity.ts'
import type { Change } from './batch-request.ts'
import type { IfsMapping } from './ifs-mapping.ts'
import { keyed } from './odata-text.ts'
import type { ActivityReading } from './read-activity.ts'

/**
 * What is left to write of a patch's lines: one that is already there, or already gone, is done.
 * @param path of the activity
 */
export function toLineChanges(
  current: ActivityReading,
  patch: ActivityPatch,
  { activity }: IfsMapping,
  path: string,
): readonly Change[] {
  const { contacts, representatives, attributes } = activity
  const parent = { [attributes.activityNo]: current.activity.activityNo }
  const of = (collection: string, idAttribute: string, etags: ReadonlyMap<string, string>) => ({
    added: (ids: readonly string[]): Change[] =>
      distinct(ids)
        .filter((id) => !etags.has(id))
        .map((id) => ({ method: 'POST', path: `${path}/${collection}`, body: { [idAttribute]: id } })),
    removed: (ids: readonly string[]): Change[] =>
      distinct(ids)
        .filter((id) => etags.has(id))
        .map((id) => ({
          method: 'DELETE',
          path: `${path}/${keyed(collection, { ...parent, [idAttribute]: id })}`,
          // a DELETE without If-Match is refused; a line without an ETag of its own is guarded by the activity's
          ifMatch: etags.get(id) || '*',
        })),
  })
  const ofContacts = of(contacts.collection, contacts.attributes.personId, current.contactEtags)
  const ofRepresentatives = of(
    representatives.collection,
    representatives.attributes.representativeId,
    current.representativeEtags,
  )
  return [
    ...ofContacts.removed(patch.removeContacts),
    ...ofRepresentatives.removed(patch.removeRepresentatives),
    ...ofContacts.added(patch.addContacts),
    ...ofRepresentatives.added(patch.addRepresentatives),
  ]
}

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)]
