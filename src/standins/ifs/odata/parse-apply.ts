import type { Value, Values } from '../data/values.ts'
import type { Attribute } from '../model/entity-model.ts'
import { filterTokens, type Token } from './filter-tokens.ts'
import { badRequest, unsupported } from './odata-error.ts'
import { type FilterScope, parseFilter } from './parse-filter.ts'

/** What `$apply` makes of rows: other rows, with attributes of their own. */
export interface Applied {
  readonly attributes: readonly Attribute[]
  readonly run: (rows: readonly Values[]) => readonly Values[]
}

interface Aggregate {
  readonly attribute: Attribute
  readonly of: (rows: readonly Values[]) => Value
}

/**
 * `filter`, `groupby` and `aggregate`, one after the other. IFS supports `$apply` (ifs.md §3.5); which of its transformations is not
 * published, so that the others are refused by name here: a client that needs them has to be tried on a tenant.
 */
export function parseApply(apply: string, scope: FilterScope): Applied {
  let result: Applied = { attributes: scope.type.attributes, run: (rows) => rows }
  for (const tokens of partsOf(filterTokens(apply), '/')) {
    const before = result
    const next = parseTransformation(tokens, apply, { ...scope, type: { name: scope.type.name, attributes: before.attributes } })
    result = { attributes: next.attributes, run: (rows) => next.run(before.run(rows)) }
  }
  return result
}

function parseTransformation(tokens: readonly Token[], apply: string, scope: FilterScope): Applied {
  const [name, open] = tokens
  const close = tokens.at(-1)
  if (name?.kind !== 'name') throw badRequest(`$apply needs a transformation such as groupby((Company)), not '${apply}'.`)
  if (!['filter', 'groupby', 'aggregate'].includes(name.text)) throw unsupported(`'${name.text}' in $apply`)
  if (open?.text !== '(' || close?.text !== ')') throw badRequest(`$apply: ${name.text} needs its arguments in parentheses.`)
  const inner = tokens.slice(2, -1)
  if (name.text === 'groupby') return parseGroupBy(inner, scope)
  if (name.text === 'aggregate') return aggregated(parseAggregates(inner, scope))
  const matches = parseFilter(apply.slice(open.at + 1, close.at), scope)
  return {
    attributes: scope.type.attributes,
    run: (rows) => rows.filter((row) => matches((attribute) => row[attribute] ?? null)),
  }
}

/** `groupby((A,B))` or `groupby((A,B),aggregate(…))`. */
function parseGroupBy(tokens: readonly Token[], scope: FilterScope): Applied {
  const [names = [], then, ...more] = partsOf(tokens, ',')
  if (names[0]?.text !== '(' || names.at(-1)?.text !== ')' || more.length > 0)
    throw badRequest('$apply: groupby takes attributes in parentheses of their own, and one aggregate: groupby((Company)).')
  const keys = partsOf(names.slice(1, -1), ',').map((name) => attributeAt(name, scope))
  if (then !== undefined && then[0]?.text !== 'aggregate') throw unsupported(`'${then[0]?.text ?? ''}' in groupby of $apply`)
  const aggregates = then === undefined ? [] : parseAggregates(then.slice(2, -1), scope)
  return {
    attributes: [...keys, ...aggregates.map(({ attribute }) => attribute)],
    run: (rows) =>
      [...Map.groupBy(rows, (row) => JSON.stringify(keys.map(({ name }) => row[name] ?? null))).values()].map((group) => ({
        ...Object.fromEntries(keys.map(({ name }) => [name, group[0]?.[name] ?? null])),
        ...summed(aggregates, group),
      })),
  }
}

const aggregated = (aggregates: readonly Aggregate[]): Applied => ({
  attributes: aggregates.map(({ attribute }) => attribute),
  run: (rows) => [summed(aggregates, rows)],
})

const summed = (aggregates: readonly Aggregate[], rows: readonly Values[]): Values =>
  Object.fromEntries(aggregates.map(({ attribute, of }) => [attribute.name, of(rows)]))

/** `Cost with sum as Total`, `$count as Number`. */
function parseAggregates(tokens: readonly Token[], scope: FilterScope): readonly Aggregate[] {
  return partsOf(tokens, ',').map((part) => {
    const words = part.map(({ text }) => text)
    const [of, as, alias] = words[0] === '$count' ? [words[0], ...words.slice(1)] : [words[0], ...words.slice(3)]
    if (as !== 'as' || alias === undefined || words.length !== (of === '$count' ? 3 : 5))
      throw badRequest(
        `$apply: write an aggregate as 'Attribute with sum as Name' or '$count as Name', not '${words.join(' ')}'.`,
      )
    const number = { name: alias, type: 'Number', write: 'never' } as const
    if (of === '$count') return { attribute: number, of: (rows) => rows.length }
    const attribute = attributeAt(part.slice(0, 1), scope)
    const method = words[2] ?? ''
    const work = methods[method]
    if (words[1] !== 'with' || work === undefined) throw unsupported(`'${words.slice(1, 3).join(' ')}' in aggregate of $apply`)
    if ((method === 'sum' || method === 'average') && attribute.type !== 'Number')
      throw badRequest(`$apply: ${method} takes numbers, and ${attribute.name} is none.`)
    return {
      attribute: method === 'min' || method === 'max' ? { ...attribute, name: alias } : number,
      of: (rows) => work(rows.map((row) => row[attribute.name] ?? null).filter((value) => value !== null)),
    }
  })
}

/** As SQL does: nothing does not count, and of nothing there is no sum. */
const methods: Readonly<Record<string, (values: readonly Value[]) => Value>> = {
  sum: (values) => (values.length === 0 ? null : total(values)),
  average: (values) => (values.length === 0 ? null : total(values) / values.length),
  min: (values) => values.toSorted(byValue)[0] ?? null,
  max: (values) => values.toSorted(byValue).at(-1) ?? null,
  countdistinct: (values) => new Set(values).size,
}

const total = (values: readonly Value[]): number => values.reduce<number>((sum, value) => sum + Number(value), 0)
const byValue = (a: Value, b: Value): number => (a === b ? 0 : (a ?? 0) < (b ?? 0) ? -1 : 1)

function attributeAt([token, ...more]: readonly Token[], { type }: FilterScope): Attribute {
  const found = more.length > 0 ? undefined : type.attributes.find(({ name }) => name === token?.text)
  if (found === undefined) throw badRequest(`$apply names ${token?.text ?? 'nothing'}, which ${type.name} does not have there.`)
  return found
}

/** Between marks that stand in no parentheses. */
function partsOf(tokens: readonly Token[], mark: string): Token[][] {
  const parts: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.kind === 'end') break
    if (token.text === '(' && token.kind === 'mark') depth += 1
    if (token.text === ')' && token.kind === 'mark') depth -= 1
    if (token.text === mark && token.kind === 'mark' && depth === 0) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}
