import type { Values } from './values.ts'

/** A record as the database has it. */
export interface Row {
  /** stands for Oracle's row id */
  readonly objid: string
  readonly objkey: string
  /** yyyymmddhh24miss of the last change: two changes in one second look the same (ifs.md §3.6) */
  readonly objversion: string
  readonly values: Values
}

/** 18 characters, as Oracle's row ids have. Filled up with 0: an A would be a digit, and rows 10 and 370 the same. */
export const toObjid = (rowNumber: number): string => `AAAR3s${rowNumber.toString(36).toUpperCase().padStart(12, '0')}`

/** `W/"<base64 of W/"objid:objversion">"`, as recorded from a tenant (ifs.md §3.6). */
export const etagOf = ({ objid, objversion }: Row): string =>
  `W/"${Buffer.from(`W/"${objid}:${objversion}"`).toString('base64')}"`

/** `ACTIVITY_NO=4711^`, as in the meta field `keyref` (ifs.md §3.5). */
export const keyrefOf = (keys: readonly string[], { values }: Row): string =>
  keys.map((key) => `${columnOf(key)}=${String(values[key] ?? '')}^`).join('')

export const columnOf = (attribute: string): string => attribute.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_').toUpperCase()
