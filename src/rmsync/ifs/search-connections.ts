import type { Connection, ConnectionKind } from '../../domain/activity.ts'
import { toConnection } from './find-people.ts'
import type { IfsContext } from './ifs-context.ts'
import { requiredTextOf, rowsOf, textOf } from './ifs-rows.ts'
import { anyOf, containsText, queried, quoted } from './odata-text.ts'

export async function searchConnections(
  { ifs, mapping }: IfsContext,
  text: string,
  kinds: readonly ConnectionKind[],
  limit: number,
): Promise<readonly Connection[]> {
  const words = text.trim()
  const queries = kinds.map((kind) => {
    const { projection, entitySet, attributes } = mapping.connections[kind]
    const filter = words === '' ? '' : anyOf([attributes.id, attributes.name].map((name) => containsText(name, words)))
    return { projection, path: queried(entitySet, { filter, orderby: `${attributes.name},${attributes.id}`, top: limit }) }
  })
  const answers = await rowsOf(ifs, queries, 'connections')
  return kinds
    .flatMap((kind, index) => (answers[index] ?? []).map((row) => toConnection(row, kind, mapping)))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .slice(0, limit)
}

/** Opportunities hang on accounts; other kinds of connection have none. */
export async function opportunitiesOf(
  { ifs, mapping }: IfsContext,
  { kind, id }: { readonly kind: ConnectionKind; readonly id: string },
): Promise<readonly { opportunityNo: string; name: string }[]> {
  if (kind !== 'account') return []
  const { projection, entitySet, attributes: names } = mapping.opportunities
  const path = queried(entitySet, { filter: `${names.accountId} eq ${quoted(id)}`, orderby: names.opportunityNo })
  const [rows = []] = await rowsOf(ifs, [{ projection, path }], 'opportunities')
  return rows.map((row) => ({ opportunityNo: requiredTextOf(row, names.opportunityNo), name: textOf(row, names.name) }))
}
