/**
 * Text as an OData string literal: quotes doubled, so that whatever a person types stays a value (contract 3.1). Half a character, as a
 * cut text may end with, can not be written in an address.
 */
export const quoted = (text: string): string => `'${text.toWellFormed().replaceAll("'", "''")}'`

/** Named keys, for one key too; a slash or a percent sign inside a key never becomes path (contract 3.1). */
export const keyed = (entitySet: string, keys: Readonly<Record<string, string>>): string =>
  `${entitySet}(${Object.entries(keys)
    .map(([name, value]) => `${name}=${encodeURIComponent(quoted(value))}`)
    .join(',')})`

interface Query {
  /** Attributes that will be read; those behind a one-to-one navigation are fetched with the row. */
  readonly reads?: readonly (string | null)[]
  readonly select?: readonly string[]
  readonly filter?: string
  readonly orderby?: string
  readonly skip?: number
  readonly top?: number
}

/** Path with its query options, ready for a request line. */
export function queried(path: string, { reads = [], select = [], filter = '', orderby = '', skip = 0, top }: Query): string {
  const options = [
    select.length === 0 ? '' : `$select=${encodeURIComponent(select.join(','))}`,
    expandFor(reads),
    filter === '' ? '' : `$filter=${encodeURIComponent(filter)}`,
    orderby === '' ? '' : `$orderby=${encodeURIComponent(orderby)}`,
    skip === 0 ? '' : `$skip=${skip}`,
    top === undefined ? '' : `$top=${top}`,
  ].filter((option) => option !== '')
  return options.length === 0 ? path : `${path}?${options.join('&')}`
}

/** `$expand` takes one-to-one navigation only (contract 3.5). */
function expandFor(paths: readonly (string | null)[]): string {
  const steps = paths.flatMap((path) => (path?.includes('/') === true ? [path.split('/')] : []))
  const names = [...Map.groupBy(steps, ([reference]) => reference)].map(
    ([reference, found]) => `${reference}($select=${[...new Set(found.map(([, attribute]) => attribute))].join(',')})`,
  )
  return names.length === 0 ? '' : `$expand=${encodeURIComponent(names.join(','))}`
}

export const anyOf = (conditions: readonly string[]): string => conditions.join(' or ')
export const allOf = (conditions: readonly string[]): string =>
  conditions.map((condition) => (condition.includes(' or ') ? `(${condition})` : condition)).join(' and ')

/** Case never matters to a person who searches; IFS compares exactly, so both sides go to lower case. */
export const containsText = (attribute: string, text: string): string =>
  `contains(tolower(${attribute}),${quoted(text.normalize('NFC').toLowerCase())})`

/** Addresses and ids in one request stay far below what a server takes as a URL. */
const mostAtOnce = 20
export const chunksOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / mostAtOnce) }, (_, index) =>
    items.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  )
