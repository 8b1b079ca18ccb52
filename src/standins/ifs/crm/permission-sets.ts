import type { Tables } from '../data/tables.ts'

const table = 'RepresentativePermissionSet'
const keys = ['RepresentativeId', 'PermissionSet']
/** Solution Manager in IFS: no projection writes permission sets here. */
const administrator = 'IFSADMIN'

export function grantSet(tables: Tables, RepresentativeId: string, PermissionSet: string): void {
  const grant = { RepresentativeId, PermissionSet }
  if (tables.find(table, grant) !== undefined) return
  tables.transaction(() => tables.insert(administrator, table, keys, grant))
}

export function revokeSet(tables: Tables, RepresentativeId: string, PermissionSet: string): void {
  const row = tables.find(table, { RepresentativeId, PermissionSet })
  if (row !== undefined) tables.transaction(() => tables.remove(administrator, table, keys, row))
}
