import { invalidValue } from './graph-error.ts'

/**
 * office.js keeps an add-in's custom properties on the item as one named property:
 * `cecp-<add-in id, lower case, no braces>` in PS_PUBLIC_STRINGS, its value the JSON of all of them. Source: [MS-OXCEXT] 2.2.5.
 */
export const customPropertiesId = (addinId: string) =>
  `String {00020329-0000-0000-C000-000000000046} Name cecp-${addinId.toLowerCase().replaceAll(/[{}]/g, '')}`

/** The limit Microsoft gives for them: 2,500 characters. */
export const customPropertiesLimit = 2500

/** One spelling per property: type and GUID in any case, the name as it is (names are case-sensitive, contract §5). */
export function extendedPropertyKey(id: string): string {
  const match = /^(\w+)\s+\{?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}?\s+(Name|Id)\s+(.+)$/i.exec(id.trim())
  if (!match)
    throw invalidValue(
      'singleValueExtendedProperties.id',
      "expected '{type} {guid} Name {name}', for example 'String {…} Name marker'",
    )
  const [, type = '', guid = '', by = '', name = ''] = match
  return `${capital(type)} {${guid.toLowerCase()}} ${capital(by)} ${name}`
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
