import type { Activity, ActivityPatch, ActivitySummary } from '../../domain/activity.ts'
import { PreconditionFailed } from '../../domain/errors.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import { toSummary } from './activity-row.ts'
import type { Change } from './batch-request.ts'
import type { IfsContext } from './ifs-context.ts'
import type { IfsMapping } from './ifs-mapping.ts'
import { changeAnswers, parseRow, type Row, sendBatch } from './ifs-rows.ts'
import { toLineChanges } from './line-changes.ts'
import { activityPath, type ActivityReading, readActivity } from './read-activity.ts'
import { toTimestamps } from './timestamps.ts'

/** One write with `If-Match`, whatever the patch holds (contract 3.6: a PATCH without it may create). */
export async function patchActivity(
  context: IfsContext,
  activityNo: ActivityNo,
  patch: ActivityPatch,
  etag: string,
): Promise<ActivitySummary> {
  const fields = toChangedFields(context, patch)
  const lineIds = [patch.addContacts, patch.removeContacts, patch.addRepresentatives, patch.removeRepresentatives].flat()
  if (lineIds.length === 0 && Object.keys(fields).length > 0) return patchFields(context, activityNo, fields, etag)

  // lines may have been added or taken away by hand without moving the ETag of the activity
  const current = await readActivity(context, activityNo)
  if (current.activity.etag !== etag)
    throw new PreconditionFailed('IFS', `In IFS, activity ${activityNo} was changed in between.`)
  const lines = toLineChanges(current, patch, context.mapping, activityPath(context, activityNo))
  if (lines.length > 0) return patchWithLines(context, current, fields, lines)
  return Object.keys(fields).length > 0 ? patchFields(context, activityNo, fields, etag) : withoutLines(current.activity)
}

/** Tells IFS whether Outlook owns the sync fields, where the tenant has an attribute for that. */
export async function setSynced(context: IfsContext, activityNo: ActivityNo, synced: boolean, etag: string): Promise<string> {
  const attribute = context.mapping.activity.attributes.syncedWithOutlook
  if (attribute === null) return etag
  return (await patchFields(context, activityNo, { [attribute]: synced }, etag)).etag
}

/** A bound action of the projection (contract 3.7). */
export async function performAction(
  context: IfsContext,
  activityNo: ActivityNo,
  action: keyof IfsMapping['activity']['actions'],
  etag: string,
): Promise<ActivitySummary> {
  const { ifs, mapping, timestamps } = context
  const { projection, actions } = mapping.activity
  const what = `activity ${activityNo}`
  const answer = await ifs.send({
    method: 'POST',
    projection,
    path: `${activityPath(context, activityNo)}/IfsApp.${projection}.${actions[action]}`,
    headers: { 'if-match': etag, 'content-type': 'application/json' },
    body: '{}',
    what,
    isWrite: true,
  })
  // an action may answer nothing
  return answer.body === null
    ? withoutLines((await readActivity(context, activityNo)).activity)
    : toSummary(parseRow(answer.body, what), mapping, timestamps)
}

async function patchFields(context: IfsContext, activityNo: ActivityNo, fields: Row, etag: string): Promise<ActivitySummary> {
  const { ifs, mapping, timestamps } = context
  const what = `activity ${activityNo}`
  const answer = await ifs.send({
    method: 'PATCH',
    projection: mapping.activity.projection,
    path: activityPath(context, activityNo),
    headers: { 'if-match': etag, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
    what,
    isWrite: true,
  })
  return toSummary(parseRow(answer.body, what), mapping, timestamps)
}

async function patchWithLines(
  context: IfsContext,
  { activity }: ActivityReading,
  fields: Row,
  lines: readonly Change[],
): Promise<ActivitySummary> {
  const { ifs, mapping, timestamps } = context
  const what = `activity ${activity.activityNo}`
  const path = activityPath(context, activity.activityNo)
  // with lines alone the header is written as it stands, so that If-Match guards the whole change set
  const body = Object.keys(fields).length > 0 ? fields : { [mapping.activity.attributes.description]: activity.description }
  const header: Change = { method: 'PATCH', path, ifMatch: activity.etag, body }
  const parts = await sendBatch(ifs, mapping.activity.projection, [{ changes: [header, ...lines] }, { read: path }], what)
  const [patched] = changeAnswers(ifs, parts[0], what)
  // writing lines may move the ETag of the activity once more, so the read after them is the better answer
  const after = parts[1]?.kind === 'one' && parts[1].answer.status === 200 ? parts[1].answer : patched
  return toSummary(parseRow(after?.body, what), mapping, timestamps)
}

function toChangedFields({ mapping, timestamps }: IfsContext, { description, when }: ActivityPatch): Row {
  const names = mapping.activity.attributes
  const times = when === undefined ? null : toTimestamps(when, timestamps)
  return {
    ...(description === undefined ? {} : { [names.description]: description }),
    // both ends together: IFS checks their order at each write
    ...(times === null ? {} : { [names.startsAt]: times.startsAt, [names.endsAt]: times.endsAt }),
  }
}

const withoutLines = ({ contacts: _, representatives: __, notes: ___, ...summary }: Activity): ActivitySummary => summary
