import type { Activity } from '../../domain/activity.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import { toContactLine, toRepresentativeLine, toSummary } from './activity-row.ts'
import type { IfsContext } from './ifs-context.ts'
import { allRows, etagOf, parseRow, readAnswer, type Row, sendBatch, textOf } from './ifs-rows.ts'
import { keyed } from './odata-text.ts'
import { attributesOf } from './attribute-values.ts'
import { checkNames } from './read-fields.ts'

/** An activity with the ETags of its lines, which taking a line away asks for. */
export interface ActivityReading {
  readonly activity: Activity
  readonly contactEtags: ReadonlyMap<string, string>
  readonly representativeEtags: ReadonlyMap<string, string>
}

export const activityPath = ({ mapping: { activity } }: IfsContext, activityNo: ActivityNo): string =>
  keyed(activity.entitySet, { [activity.attributes.activityNo]: activityNo })

/** Header and both child collections in one `$batch`: child collections can not be expanded (contract 3.5). */
export async function readActivity(
  context: IfsContext,
  activityNo: ActivityNo,
  attributes: readonly string[] = [],
): Promise<ActivityReading> {
  const { ifs, mapping, timestamps } = context
  const { projection, contacts, representatives } = mapping.activity
  const what = `activity ${activityNo}`
  const path = activityPath(context, activityNo)
  const paths = [path, `${path}/${contacts.collection}`, `${path}/${representatives.collection}`]
  await checkNames(context, mapping.activity, attributes)
  const own = await attributesOf(context, mapping.activity, attributes)
  const parts = await sendBatch(
    ifs,
    projection,
    paths.map((read) => ({ read })),
    what,
  )
  const header = parseRow(readAnswer(ifs, parts[0], what), what)
  const contactRows = await allRows(ifs, projection, readAnswer(ifs, parts[1], what), what)
  const representativeRows = await allRows(ifs, projection, readAnswer(ifs, parts[2], what), what)
  const notes = textOf(header, mapping.activity.attributes.notes)
  return {
    activity: {
      ...toSummary(header, mapping, timestamps),
      contacts: contactRows.map((row) => toContactLine(row, mapping)),
      representatives: representativeRows.map((row) => toRepresentativeLine(row, mapping)),
      ...(notes === '' ? {} : { notes }),
      ...(attributes.length === 0 ? {} : { attributes: own.valuesOf(header) }),
    },
    contactEtags: etagsBy(contactRows, (row) => toContactLine(row, mapping).personId),
    representativeEtags: etagsBy(representativeRows, (row) => toRepresentativeLine(row, mapping).representativeId),
  }
}

const etagsBy = (rows: readonly Row[], idOf: (row: Row) => string): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [idOf(row), etagOf(row)]))
