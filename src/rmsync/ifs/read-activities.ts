import type { ActivityNo } from '../../domain/ids.ts'
import type { OwnedActivity } from '../ports/crm.ts'
import { toContactLine, toRepresentativeLine, toSummary } from './activity-row.ts'
import type { IfsContext } from './ifs-context.ts'
import { isYes, type Row, rowsOf, textOf } from './ifs-rows.ts'
import { anyOf, chunksOf, queried, quoted } from './odata-text.ts'
import { activityPath } from './read-activity.ts'

/**
 * Headers by one question for twenty of them, so that one that is gone is left out and spoils nothing; then all their lines in one
 * `$batch`, since child collections can not be expanded (contract 3.5).
 */
export async function readActivities(
  context: IfsContext,
  activityNos: readonly ActivityNo[],
): Promise<ReadonlyMap<ActivityNo, OwnedActivity>> {
  const found = new Map<ActivityNo, OwnedActivity>()
  for (const some of chunksOf([...new Set(activityNos)]))
    for (const activity of await readSome(context, some)) found.set(activity.activityNo, activity)
  return found
}

async function readSome(context: IfsContext, activityNos: readonly ActivityNo[]): Promise<readonly OwnedActivity[]> {
  const { ifs, mapping } = context
  const { projection, entitySet, attributes, contacts, representatives } = mapping.activity
  const filter = anyOf(activityNos.map((activityNo) => `${attributes.activityNo} eq ${quoted(activityNo)}`))
  const [headers = []] = await rowsOf(ifs, [{ projection, path: queried(entitySet, { filter }) }], 'activities')
  const lines = await rowsOf(
    ifs,
    headers.flatMap((header) => {
      const path = activityPath(context, textOf(header, attributes.activityNo) as ActivityNo)
      return [contacts, representatives].map(({ collection }) => ({ projection, path: `${path}/${collection}` }))
    }),
    'the people of activities',
  )
  return headers.map((header, index) => toActivity(context, header, lines[2 * index] ?? [], lines[2 * index + 1] ?? []))
}

function toActivity(
  { mapping, timestamps }: IfsContext,
  header: Row,
  contacts: readonly Row[],
  representatives: readonly Row[],
): OwnedActivity {
  const { notes, syncedWithOutlook } = mapping.activity.attributes
  const text = textOf(header, notes)
  return {
    ...toSummary(header, mapping, timestamps),
    contacts: contacts.map((row) => toContactLine(row, mapping)),
    representatives: representatives.map((row) => toRepresentativeLine(row, mapping)),
    ...(text === '' ? {} : { notes: text }),
    isSynced: syncedWithOutlook === null ? null : isYes(header, syncedWithOutlook),
  }
}
