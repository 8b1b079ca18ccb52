import type { ActivitySummary } from '../../domain/activity.ts'
import type { RepresentativeId } from '../../domain/ids.ts'
import { type CalendarDate, startOf } from '../../domain/time-span.ts'
import type { ActivityNarrowing } from '../ports/crm.ts'
import { toSummary } from './activity-row.ts'
import type { IfsContext } from './ifs-context.ts'
import { rowsOf } from './ifs-rows.ts'
import { allOf, anyOf, containsText, keyed, queried, quoted } from './odata-text.ts'

export async function searchActivities(
  context: IfsContext,
  text: string,
  representativeId: RepresentativeId,
  limit: number,
  narrow: ActivityNarrowing = {},
): Promise<readonly ActivitySummary[]> {
  const { attributes: names, entitySet } = context.mapping.activity
  const words = text.trim()
  const mine = `${names.mainRepresentativeId} eq ${quoted(representativeId)}`
  const filter = allOf([
    ...(words === '' || narrow.mine === true ? [mine] : []),
    ...(words === ''
      ? []
      : [anyOf([names.activityNo, names.description, names.connectionName].map((name) => containsText(name, words)))]),
    ...(await narrowed(context, narrow)),
  ])
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

async function narrowed({ mapping, metadata }: IfsContext, { day, connection }: ActivityNarrowing): Promise<readonly string[]> {
  const { attributes: names } = mapping.activity
  const conditions: string[] = []
  if (day !== undefined) {
    conditions.push(`${names.startsAt} ge ${daysFrom(day, -1)}T00:00:00Z`, `${names.startsAt} lt ${daysFrom(day, 2)}T00:00:00Z`)
  }
  if (connection !== undefined) {
    const { connectionType } = mapping.connections[connection.kind]
    conditions.push(
      `${names.connectionType} eq ${await metadata.literalOf(mapping.activity, names.connectionType, connectionType)}`,
      `${names.connectionId} eq ${quoted(connection.id)}`,
    )
  }
  return conditions
}

const daysFrom = (day: CalendarDate, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

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
