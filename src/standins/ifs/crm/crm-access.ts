import type { Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import type { Values } from '../data/values.ts'
import type { EntityType } from '../model/entity-model.ts'
import { type ODataError, validation } from '../odata/odata-error.ts'

/** The words of IFS (ifs.md §1.4). */
export type Privilege = 'Read' | 'Insert' | 'Update' | 'Delete' | 'Share' | 'ChildInsert' | 'ChildUpdate' | 'ChildDelete'

/** A filter given to a group of users: they may do these things with the records it takes in. */
export interface AccessRule {
  readonly users: readonly string[]
  readonly entity: GovernedEntity
  /** by attribute; empty takes in all of them */
  readonly filter: Values
  readonly privileges: readonly Privilege[]
}

/** Row-level security, off where there is none. */
export type CrmAccess = readonly AccessRule[] | null

/** What may be done with which records by the user that it was made for. */
export interface Access {
  mayRead(type: EntityType, row: Row): boolean
  /** throws as the database does */
  check(work: 'insert' | 'update' | 'delete', type: EntityType, values: Values): void
}

const governed = ['BusinessActivity', 'Customer', 'Lead', 'Supplier', 'SupplierRequest', 'BusinessOpportunity'] as const
type GovernedEntity = (typeof governed)[number]

/** Lines and contacts are as open as the record that they belong to. */
const parents: Readonly<Record<string, readonly [table: GovernedEntity, key: string]>> = {
  BusinessActivityContact: ['BusinessActivity', 'ActivityNo'],
  BusinessActivityRepresentative: ['BusinessActivity', 'ActivityNo'],
  CustomerContact: ['Customer', 'CustomerId'],
  LeadContact: ['Lead', 'LeadId'],
  SupplierContact: ['Supplier', 'SupplierId'],
}

const own = { insert: 'Insert', update: 'Update', delete: 'Delete' } as const
const child = { insert: 'ChildInsert', update: 'ChildUpdate', delete: 'ChildDelete' } as const

export function accessOf(access: CrmAccess, user: string, tables: Tables): Access {
  if (access === null) return { mayRead: () => true, check: () => undefined }
  const representative = tables.find('BusinessRepresentative', { UserId: user })?.values['RepresentativeId'] ?? null
  const holds = (privilege: Privilege, entity: string, values: Values): boolean =>
    access.some(
      (rule) =>
        rule.entity === entity &&
        rule.users.includes(user) &&
        rule.privileges.includes(privilege) &&
        Object.entries(rule.filter).every(([name, value]) => (values[name] ?? null) === value),
    )
  const isOn = ({ ActivityNo = null, MainRepresentativeId = null }: Values): boolean =>
    representative !== null &&
    (MainRepresentativeId === representative ||
      tables.find('BusinessActivityRepresentative', { ActivityNo, RepresentativeId: representative }) !== undefined)
  const mayReadRecord = (table: string, values: Values): boolean =>
    // a representative always reads the own records (ifs.md §1.4)
    holds('Read', table, values) || (table === 'BusinessActivity' && isOn(values))
  const parentOf = (table: string, values: Values): readonly [string, Values | undefined] | null => {
    const [parent, key] = parents[table] ?? ['', '']
    return parent === '' ? null : [parent, tables.find(parent, { [key]: values[key] ?? null })?.values]
  }
  const isGoverned = (table: string): boolean => governed.some((entity) => entity === table)

  return {
    mayRead({ table }, { values }) {
      const [above, record] = parentOf(table, values) ?? [table, values]
      return !isGoverned(above) || (record !== undefined && mayReadRecord(above, record))
    },
    check(work, { table, name }, values) {
      const parent = parentOf(table, values)
      const [above, record] = parent ?? [table, values]
      if (!isGoverned(above) || record === undefined) return
      const privilege = (parent === null ? own : child)[work]
      if (!holds(privilege, above, record)) throw denied(privilege, name, user)
      // only who is on a record, or may share it, brings others in (ifs.md §1.4)
      if (table === 'BusinessActivityRepresentative' && work === 'insert' && !isOn(record) && !holds('Share', above, record))
        throw denied('Share', name, user)
    },
  }
}

/** How IFS words it is not published; that the database says it, and with 500 therefore, is our assumption. */
const denied = (privilege: Privilege, type: string, user: string): ODataError =>
  validation(`User ${user} has no ${privilege} access to this ${type}. CRM Access of an administrator is needed.`)
