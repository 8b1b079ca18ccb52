import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Activity } from '../../../src/domain/activity.ts'
import type { ActivityNo, PersonId, RepresentativeId } from '../../../src/domain/ids.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { toLineChanges } from '../../../src/rmsync/ifs/line-changes.ts'
import type { ActivityReading } from '../../../src/rmsync/ifs/read-activity.ts'
import { nothing } from '../../contracts/crm/crm-world.ts'

const mapping = await loadIfsMapping(new URL('../../../config/ifs-mapping.json', import.meta.url).pathname)
const path = "BusinessActivities(ActivityNo='4711')"

const reading = (contacts: readonly string[], representatives: readonly string[] = []): ActivityReading => ({
  activity: { activityNo: '4711' as ActivityNo } as Activity,
  contactEtags: new Map(contacts.map((id) => [id, `W/"${id}"`])),
  representativeEtags: new Map(representatives.map((id) => [id, ''])),
})

it('takes lines away with their own ETag before it adds others', () => {
  const patch = {
    addContacts: ['P2' as PersonId, 'P2' as PersonId],
    removeContacts: ["P/1'" as PersonId],
    addRepresentatives: ['NEW' as RepresentativeId],
    removeRepresentatives: ['OLD' as RepresentativeId],
  }

  expect(toLineChanges(reading(["P/1'"], ['OLD']), patch, mapping, path)).toEqual([
    { method: 'DELETE', path: `${path}/ContactsArray(ActivityNo='4711',PersonId='P%2F1''')`, ifMatch: `W/"P/1'"` },
    { method: 'DELETE', path: `${path}/RepresentativesArray(ActivityNo='4711',RepresentativeId='OLD')`, ifMatch: '*' },
    { method: 'POST', path: `${path}/ContactsArray`, body: { PersonId: 'P2' } },
    { method: 'POST', path: `${path}/RepresentativesArray`, body: { RepresentativeId: 'NEW' } },
  ])
})

it('leads from any lines to the wanted ones, keeps lines it was not told of, and has nothing left to do then', () => {
  const ids = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'))
  fc.assert(
    fc.property(ids, ids, ids, (there, add, remove) => {
      const toAdd = add.filter((id) => !remove.includes(id))
      const patch = { ...nothing, addContacts: toAdd as PersonId[], removeContacts: remove as PersonId[] }
      const changes = toLineChanges(reading(there), patch, mapping, path)

      const after = new Set<string>(there)
      for (const { method, path: at, body } of changes) {
        if (method === 'DELETE') expect(after.delete(/PersonId='(.)'/.exec(at)?.[1] ?? '')).toBe(true)
        else after.add((body as { PersonId: string }).PersonId)
      }

      const wanted = new Set([...there.filter((id) => !remove.includes(id)), ...toAdd])
      expect([...after].sort()).toEqual([...wanted].sort())
      expect(toLineChanges(reading([...after]), patch, mapping, path)).toEqual([])
    }),
  )
})
