import type { Representative } from '../../domain/activity.ts'
import { type RepresentativeId, toEmailAddress } from '../../domain/ids.ts'
import type { IfsContext } from './ifs-context.ts'
import { requiredTextOf, rowsOf, textOf } from './ifs-rows.ts'
import { queried, quoted } from './odata-text.ts'

/** All representatives, with whether each has the permission set that syncing asks for (contract 1). */
export async function listRepresentatives({ ifs, mapping }: IfsContext): Promise<readonly Representative[]> {
  const { representatives, permissionSets } = mapping
  const { attributes: names, blockedState } = representatives
  const holds = `${permissionSets.attributes.permissionSet} eq ${quoted(permissionSets.maySync)}`
  const [rows = [], grants = []] = await rowsOf(
    ifs,
    [
      {
        projection: representatives.projection,
        path: queried(representatives.entitySet, { reads: Object.values(names), orderby: names.representativeId }),
      },
      { projection: permissionSets.projection, path: queried(permissionSets.entitySet, { filter: holds }) },
    ],
    'representatives',
  )
  const maySync = new Set(grants.map((row) => textOf(row, permissionSets.attributes.representativeId)))
  return rows.map((row) => {
    const representativeId = requiredTextOf(row, names.representativeId)
    return {
      representativeId: representativeId as RepresentativeId,
      name: textOf(row, names.name),
      userId: names.userId === null ? '' : textOf(row, names.userId),
      email: toEmailAddress(textOf(row, names.email)),
      isBlocked: textOf(row, names.state) === blockedState,
      maySync: maySync.has(representativeId),
    }
  })
}
