import type { ActivitySummary } from '../../domain/activity.ts'
import type { RepresentativeId } from '../../domain/ids.ts'
import { startOf } from '../../domain/time-span.ts'
import { toSummary } from './activity-row.ts'
import type { IfsContext } from './ifs-context.ts'
import { rowsOf } from './ifs-rows.ts'
import { anyOf, containsText, keyed, queried, quoted } from './odata-text.ts'

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
  // whoever else's activities match are sorted out afterwards, so more are asked for than are shown, and more again where few are left
  const top = words === '' ? limit : limit * 3
  const found: ActivitySummary[] = []
  for (let round = 0; round < mostRounds && found.length < limit; round += 1) {
    const page = await summaries(context, queried(entitySet, { filter, orderby, skip: round * top, top }))
    found.push(...(await onlyWith(context, representativeId, page)))
    if (page.length < top) break
  }
  return found.slice(0, limit)
}

/** A word that half the company's activities have is no search: the person types another one. */
const mostRounds = 8

/**
 * Activities the representative is on: the main one is in the header; for the rest one `$batch` reads the lines, since a filter can
 * not look into child collections (contract 3.5).
 */
async function onlyWith(
  { ifs, mapping }: IfsContext,
  representativeId: RepresentativeId,
  found: readonly ActivitySummary[],
): Promise<readonly ActivitySummary[]> {
  const { projection, entitySet, attributes, representatives } = mapping.activity
  const others = found.filter((activity) => activity.mainRepresentativeId !== representativeId)
  const filter = `${representatives.attributes.representativeId} eq ${quoted(representativeId)}`
  const lines = await rowsOf(
    ifs,
    others.map(({ activityNo }) => ({
      projection,
      path: queried(`${keyed(entitySet, { [attributes.activityNo]: activityNo })}/${representatives.collection}`, { filter }),
    })),
    'representatives of activities',
  )
  const withThem = new Set(others.filter((_activity, index) => (lines[index] ?? []).length > 0))
  return found.filter((activity) => activity.mainRepresentativeId === representativeId || withThem.has(activity))
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
const sortKey = ({ when, activityNo, wantedInOutlook }: ActivitySummary): string =>
  `${wantedInOutlook === true ? 0 : 1} ${when === null ? '~' : startOf(when)} ${activityNo}`
