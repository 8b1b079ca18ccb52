import type { EventRef } from './event-model.ts'
import { GraphError, invalidValue } from './graph-error.ts'
import { fieldsOf } from './occurrences.ts'
import { asObject, asText } from './parse-values.ts'

type Values = Readonly<Record<string, unknown>>

const prefix = 'Microsoft.OutlookServices.OpenTypeExtension.'

/** As Graph answers an open extension (docs: opentypeextension-get): its own values stand beside id and name. */
export const toExtensionWire = (extensionName: string, values: Values) => ({
  '@odata.type': '#microsoft.graph.openTypeExtension',
  id: prefix + extensionName,
  extensionName,
  ...values,
})

/** By its name or its whole id; 404 as Graph answers it. */
export function findExtension(ref: EventRef, idOrName: string): { readonly name: string; readonly values: Values } {
  const wanted = withoutPrefix(idOrName).toLowerCase()
  const [name, values] = Object.entries(fieldsOf(ref).extensions ?? {}).find(([held]) => held.toLowerCase() === wanted) ?? []
  if (name === undefined || values === undefined)
    throw new GraphError(404, 'ErrorItemNotFound', 'The specified extension was not found on the item.')
  return { name, values }
}

/** What was sent, without what is no value of the extension. A name given in the body or in the address. */
export function parseExtension(body: unknown, knownName?: string): { readonly name: string; readonly values: Values } {
  const { id: _id, extensionName, ...sent } = asObject('request body', body)
  const name = knownName ?? withoutPrefix(asText('extensionName', extensionName))
  if (name === '') throw invalidValue('extensionName', 'an extension needs its name')
  return { name, values: Object.fromEntries(Object.entries(sent).filter(([member]) => !member.startsWith('@'))) }
}

const withoutPrefix = (text: string) => (text.toLowerCase().startsWith(prefix.toLowerCase()) ? text.slice(prefix.length) : text)
