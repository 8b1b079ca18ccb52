import type { Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import type { Value } from '../data/values.ts'

/** Where the record of a connection lives: enumeration member of `ConnectionType` → table, key and name. */
const places: Readonly<Record<string, { readonly table: string; readonly key: string; readonly name: string }>> = {
  Customer: { table: 'Customer', key: 'CustomerId', name: 'Name' },
  BusinessLead: { table: 'Lead', key: 'LeadId', name: 'Name' },
  Supplier: { table: 'Supplier', key: 'SupplierId', name: 'Name' },
  SupplierRequest: { table: 'SupplierRequest', key: 'RequestNo', name: 'Description' },
}

export const connectionTypes = Object.keys(places)
const contactTables = ['CustomerContact', 'SupplierContact', 'LeadContact']

export function connectionName(type: Value, id: Value, tables: Tables): Value {
  const place = places[String(type)]
  return place === undefined ? null : (tables.find(place.table, { [place.key]: id })?.values[place.name] ?? null)
}

/** A person may be a contact of several owners; name and address come from any of them. */
export function contactOf(personId: Value, tables: Tables): Row | undefined {
  for (const table of contactTables) {
    const row = tables.find(table, { PersonId: personId })
    if (row !== undefined) return row
  }
  return undefined
}

export const representativeOf = (representativeId: Value, tables: Tables): Row | undefined =>
  tables.find('BusinessRepresentative', { RepresentativeId: representativeId })
