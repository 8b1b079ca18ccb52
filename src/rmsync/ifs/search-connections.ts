import type { Connection, ConnectionKind } from '../../domain/activity.ts'
import type { Opportunity } from '../ports/crm.ts'
import { toConnection } from './find-people.ts'
import type { IfsContext } from './ifs-context.ts'
import { requiredTextOf, rowsOf, textOf } from './ifs-rows.ts'
import { allOf, anyOf, containsText, queried, quoted } from './odata-text.ts'

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

interface FoundOpportunity extends Opportunity {
  readonly accountId: string
}

/** Opportunities hang on accounts; other kinds of connection have none. */
export async function opportunitiesOf(
  context: IfsContext,
  { kind, id }: { readonly kind: ConnectionKind; readonly id: string },
): Promise<readonly Opportunity[]> {
  if (kind !== 'account') return []
  const { opportunityNo, accountId } = context.mapping.opportunities.attributes
  const found = await openOpportunities(context, [`${accountId} eq ${quoted(id)}`], { orderby: opportunityNo })
  return found.map(({ opportunityNo: number, name }) => ({ opportunityNo: number, name }))
}

export async function searchOpportunities(
  context: IfsContext,
  text: string,
  limit: number,
): Promise<readonly FoundOpportunity[]> {
  const { opportunityNo, name } = context.mapping.opportunities.attributes
  const words = text.trim()
  const conditions = words === '' ? [] : [anyOf([opportunityNo, name].map((attribute) => containsText(attribute, words)))]
  return openOpportunities(context, conditions, { orderby: `${name},${opportunityNo}`, top: limit })
}

async function openOpportunities(
  { ifs, mapping, metadata }: IfsContext,
  conditions: readonly string[],
  page: { readonly orderby: string; readonly top?: number },
): Promise<readonly FoundOpportunity[]> {
  const { projection, entitySet, attributes: names, closedStates } = mapping.opportunities
  const { state } = names
  const open =
    state === null
      ? []
      : await Promise.all(
          closedStates.map(async (member) => `${state} ne ${await metadata.literalOf(mapping.opportunities, state, member)}`),
        )
  const path = queried(entitySet, { filter: allOf([...conditions, ...open]), ...page })
  const [rows = []] = await rowsOf(ifs, [{ projection, path }], 'opportunities')
  return rows.map((row) => ({
    opportunityNo: requiredTextOf(row, names.opportunityNo),
    name: textOf(row, names.name),
    accountId: textOf(row, names.accountId),
  }))
}
