import { NotFound, Refused } from '../../domain/errors.ts'
import type { FieldSubject } from '../../domain/field.ts'
import type { FieldValues } from '../../domain/field-values.ts'
import { attributesOf } from './attribute-values.ts'
import type { IfsContext } from './ifs-context.ts'
import type { EntitySet } from './ifs-mapping.ts'
import { rowsOf } from './ifs-rows.ts'
import { allOf, queried, quoted } from './odata-text.ts'

/** Values of some attributes of one record, the company's own (`Cf_…`) included. */
export async function readFields(context: IfsContext, subject: FieldSubject, names: readonly string[]): Promise<FieldValues> {
  if (names.length === 0) return {}
  const { set, filter, what } = placeOf(context, subject)
  await checkNames(context, set, names)
  const { projection, entitySet } = set
  const [[row] = []] = await rowsOf(
    context.ifs,
    [{ projection, path: queried(entitySet, { select: names, filter, top: 1 }) }],
    what,
  )
  if (row === undefined) throw new NotFound('IFS', `IFS has no ${what}.`)
  return (await attributesOf(context, set, names)).valuesOf(row)
}

function placeOf({ mapping }: IfsContext, subject: FieldSubject): { set: EntitySet; filter: string; what: string } {
  if (subject.kind === 'activity') {
    const { activityNo } = mapping.activity.attributes
    return {
      set: mapping.activity,
      filter: `${activityNo} eq ${quoted(subject.activityNo)}`,
      what: `activity ${subject.activityNo}`,
    }
  }
  if (subject.kind === 'representative') {
    const { representativeId } = mapping.representatives.attributes
    const what = `representative ${subject.representativeId}`
    return { set: mapping.representatives, filter: `${representativeId} eq ${quoted(subject.representativeId)}`, what }
  }
  const { kind, id } = subject.connection
  const set = mapping.contacts.find(({ connection }) => connection === kind)
  if (set === undefined) throw new NotFound('IFS', `IFS has no contacts of a ${kind}.`)
  const { connectionId, personId } = set.attributes
  const filter = allOf([`${connectionId} eq ${quoted(id)}`, `${personId} eq ${quoted(subject.personId)}`])
  return { set, filter, what: `contact ${subject.personId} of ${id}` }
}

/** A name that somebody configured goes into an address only if IFS has it. */
export async function checkNames({ metadata }: IfsContext, set: EntitySet, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if ((await metadata.attributeOf(set, name)) !== null) continue
    throw new Refused('IFS', `${set.entitySet} of IFS has no attribute ${name}. Take it out of the fields that are shown.`)
  }
}
