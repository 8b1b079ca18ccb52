import { contactCustomAttributes } from './custom-attributes.ts'
import { type Attribute, type EntityType, fetched, text } from './entity-model.ts'

interface Owner {
  /** `Customer`: start of the names of its types */
  readonly name: string
  readonly key: string
}

const contactAttributes: readonly Attribute[] = [
  text('Name', 100),
  text('Email', 200),
  text('Role', 100),
  { name: 'BlockedForCrmObjects', type: 'Boolean', write: 'always' },
  ...contactCustomAttributes,
]

/** Contacts as a child collection of their owner, as observed for customers (ifs.md §3.2); the others by analogy. */
export const contactType = ({ name, key }: Owner): EntityType => ({
  name: `${name}InfoContact`,
  luname: `${name}InfoContact`,
  table: `${name}Contact`,
  keys: [key, 'PersonId'],
  attributes: [text(key, 20, 'insert'), text('PersonId', 20, 'insert'), ...contactAttributes],
  defaults: { BlockedForCrmObjects: false },
})

/**
 * The same contacts as one flat set over all owners, which a search by e-mail address needs. That IFS offers such a set
 * beside the child collections is our assumption.
 */
export const flatContactType = ({ name, key }: Owner): EntityType => ({
  name: `${name}Contact`,
  luname: `${name}InfoContact`,
  table: `${name}Contact`,
  keys: ['OwnerId', 'PersonId'],
  attributes: [
    fetched('OwnerId', 20, ({ values }) => values[key] ?? null),
    text('PersonId', 20, 'insert'),
    fetched('OwnerName', 100, ({ values }, tables) => tables.find(name, { [key]: values[key] ?? null })?.values['Name'] ?? null),
    ...contactAttributes,
  ],
  isReadOnly: true,
})

export const customer: Owner = { name: 'Customer', key: 'CustomerId' }
export const supplier: Owner = { name: 'Supplier', key: 'SupplierId' }
export const lead: Owner = { name: 'Lead', key: 'LeadId' }
