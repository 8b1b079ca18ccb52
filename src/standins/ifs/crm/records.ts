import type { Row } from '../data/row.ts'
import type { Tables } from '../data/tables.ts'
import type { EntityType } from '../model/entity-model.ts'
import type { Value, Values } from '../data/values.ts'
import { notFound, ODataError, validation } from '../odata/odata-error.ts'
import { activityRules } from './activity-rules.ts'
import { contactLineRules, representativeLineRules } from './line-rules.ts'
import { contactRules } from './contact-rules.ts'
import type { Access } from './crm-access.ts'
import type { TableRules, Writer } from './table-rules.ts'

const rulesOf: Readonly<Record<string, TableRules>> = {
  BusinessActivity: activityRules,
  BusinessActivityContact: contactLineRules,
  BusinessActivityRepresentative: representativeLineRules,
  CustomerContact: contactRules('Customer', 'CustomerId'),
  SupplierContact: contactRules('Supplier', 'SupplierId'),
  LeadContact: contactRules('Lead', 'LeadId'),
}

/** Writes as the business logic of IFS allows them, whoever asks: a client over OData or a person in the page. */
export class Records {
  readonly #writer: Writer
  readonly #access: Access

  constructor(tables: Tables, user: string, access: Access) {
    this.#access = access
    this.#writer = { tables, user, write: (type) => new TableWrites(type, tables, user) }
  }

  insert(type: EntityType, given: Values): Row {
    const { tables } = this.#writer
    return tables.transaction(() => {
      if (type.isUpdateOnly === true) throw readOnly(type)
      checkWritable(type, given, ['always', 'insert'])
      const rules = rulesOf[type.table]
      const values = { ...emptyRecord(type), ...type.defaults, ...dropNull(given), ...rules?.onInsert?.(given, this.#writer) }
      for (const key of type.keys) if (values[key] === null) throw validation(`${key} must have a value.`)
      const keys = Object.fromEntries(type.keys.map((key) => [key, values[key] ?? null]))
      if (tables.find(type.table, keys) !== undefined)
        throw validation(`The ${type.name} object already exists: ${Object.values(keys).join(', ')}.`)
      this.#access.check('insert', type, values)
      checkUnique(type, values, tables)
      rules?.check?.(values, this.#writer)
      const row = this.#writer.write(type).insert(values)
      rules?.afterInsert?.(row, this.#writer)
      return this.#current(type, row)
    })
  }

  update(type: EntityType, row: Row, given: Values): Row {
    return this.#writer.tables.transaction(() => {
      const changes = Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== (row.values[name] ?? null)))
      checkWritable(type, changes, ['always'])
      this.#access.check('update', type, row.values)
      const rules = rulesOf[type.table]
      rules?.onUpdate?.(row, changes, this.#writer)
      checkUnique(type, changes, this.#writer.tables)
      rules?.check?.({ ...row.values, ...changes }, this.#writer)
      const after = this.#writer.write(type).update(row, changes)
      rules?.afterUpdate?.(after, changes, this.#writer)
      return this.#current(type, after)
    })
  }

  remove(type: EntityType, row: Row): void {
    this.#writer.tables.transaction(() => {
      if (type.isReadOnly === true || type.isUpdateOnly === true) throw readOnly(type)
      this.#access.check('delete', type, row.values)
      rulesOf[type.table]?.onRemove?.(row, this.#writer)
      this.#writer.write(type).remove(row)
    })
  }

  /** Runs a state event such as Start. */
  runEvent(type: EntityType, row: Row, event: string): Row {
    const { tables } = this.#writer
    return tables.transaction(() => {
      this.#access.check('update', type, row.values)
      const changes = rulesOf[type.table]?.onEvent?.(row, event, this.#writer)
      if (changes === undefined) throw notFound(`${type.name} has no event ${event}.`)
      return this.#writer.write(type).update(row, changes)
    })
  }

  /** Rules may have written the record once more. */
  #current({ table }: EntityType, row: Row): Row {
    return this.#writer.tables.rows(table).find(({ objid }) => objid === row.objid) ?? row
  }
}

class TableWrites {
  readonly #type: EntityType
  readonly #tables: Tables
  readonly #user: string

  constructor(type: EntityType, tables: Tables, user: string) {
    this.#type = type
    this.#tables = tables
    this.#user = user
  }

  insert(values: Values): Row {
    return this.#tables.insert(this.#user, this.#type.table, this.#type.keys, values)
  }

  update(row: Row, changes: Values): Row {
    return this.#tables.update(this.#user, this.#type.table, this.#type.keys, row, changes)
  }

  remove(row: Row): void {
    this.#tables.remove(this.#user, this.#type.table, this.#type.keys, row)
  }
}

function checkWritable(type: EntityType, given: Values, allowed: readonly string[]): void {
  if (type.isReadOnly === true) throw readOnly(type)
  for (const { name, write } of type.attributes)
    if (given[name] !== undefined && !allowed.includes(write)) throw validation(`${name} of ${type.name} may not be changed.`)
}

/** Of values that differ from before: the record itself can not be the other one. */
function checkUnique({ name: type, table, attributes }: EntityType, values: Values, tables: Tables): void {
  for (const { name, isUnique } of attributes) {
    const value = values[name] ?? null
    if (isUnique === true && value !== null && tables.find(table, { [name]: value }) !== undefined)
      throw validation(`${name} ${value} is already used by another ${type}.`)
  }
}

const readOnly = (type: EntityType): ODataError =>
  new ODataError(405, 'ODP_METHOD_NOT_ALLOWED', `${type.name} can be read only through this projection.`)

const emptyRecord = (type: EntityType): Record<string, Value> =>
  Object.fromEntries(type.attributes.filter(({ fetch }) => fetch === undefined).map(({ name }) => [name, null]))

const dropNull = (values: Values): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
