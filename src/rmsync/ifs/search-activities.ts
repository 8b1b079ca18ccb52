import type { ActivitySummary } from '../../domain/activity.ts'
import type { RepresentativeId } from '../../domain/ids.ts'
import { startOf } from '../../domain/time-span.ts'
import { toSummary } from './activity-row.ts'
import type { IfsContext } from './ifs-context.ts'
import { rowsOf } from './ifs-rows.ts'
import { anyOf, containsText, queried, quoted } from './odata-text.ts'

export async function searchActivities(
  context: IfsContext,
  text: string,
  representativeId: RepresentativeId,
  limit: number,
): Promise<readonly ActivitySummary[]> {
  const { attributes: names, entitySet } = context.mapping.activity
  const words = text.trim()
  const filter =
    words === ''
      ? `${names.mainRepresentativeId} eq ${quoted(representativeId)}`
      : anyOf([names.activityNo, names.description, names.connectionName].map((name) => containsText(name, words)))
  // the number breaks ties, or pages could repeat and miss rows (contract 3.5)
  const orderby = `${names.createdAt} desc,${names.activityNo} desc`
  return (await summaries(context, queried(entitySet, { filter, orderby, top: limit }))).slice(0, limit)
}

export async function openActivitiesOf(
  context: IfsContext,
  representativeId: RepresentativeId,
): Promise<readonly ActivitySummary[]> {
  const { mapping, metadata } = context
  const { attributes: names, entitySet, states } = mapping.activity
  const completed = await metadata.literalOf(mapping.activity, names.state, states.completed)
  const filter = `${names.mainRepresentativeId} eq ${quoted(representativeId)} and ${names.state} ne ${completed}`
  const orderby = `${names.startsAt},${names.activityNo}`
  const found = await summaries(context, queried(entitySet, { filter, orderby }))
  // where rows without a start go, first or last, is up to the server
  return found.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
}

async function summaries({ ifs, mapping, timestamps }: IfsContext, path: string): Promise<readonly ActivitySummary[]> {
  const [rows = []] = await rowsOf(ifs, [{ projection: mapping.activity.projection, path }], 'activities')
  return rows.map((row) => toSummary(row, mapping, timestamps))
}

/** '~' sorts after every digit. */
const sortKey = ({ when, activityNo }: ActivitySummary): string => `${when === null ? '~' : startOf(when)} ${activityNo}`
