import { randomUUID } from 'node:crypto'
import type { Activity, ActivityDraft, ActivitySummary } from '../../domain/activity.ts'
import { NotFound, OutsideError, PreconditionFailed, Refused, ServiceUserLocked, Unavailable } from '../../domain/errors.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import { toContactLine, toRepresentativeLine, toSummary } from './activity-row.ts'
import { toIfsValues } from './attribute-values.ts'
import type { Change } from './batch-request.ts'
import type { IfsContext } from './ifs-context.ts'
import { changeAnswers, etagOf, parseRow, requiredTextOf, type Row, rowsOf, sendBatch, textOf } from './ifs-rows.ts'
import { queried, quoted } from './odata-text.ts'
import { activityPath, readActivity } from './read-activity.ts'
import { toTimestamps } from './timestamps.ts'

/**
 * Activity and lines in one atomic change set, under a key that only this creation has. A network may double the request, and an
 * answer may be lost: what stands under the key then is what was created.
 */
export async function createActivity(context: IfsContext, draft: ActivityDraft): Promise<Activity> {
  const creationKey = draft.creationKey ?? randomUUID()
  const attributes = await toIfsValues(context, context.mapping.activity, draft.attributes ?? {})
  const { created, lines } = await sendCreation(context, { ...draft, attributes }, creationKey)
  try {
    const [standing, { activity }] = await Promise.all([
      rowsCreatedWith(context, creationKey),
      readActivity(context, created.activityNo),
    ])
    return (await theOneOf(context, standing)) ?? activity
  } catch (error) {
    // the activity is there: a failed look at it must not read as a failed creation, or it would be created twice
    if (error instanceof OutsideError && lines !== null) {
      return composed(created, lines, context, [...new Set(draft.contacts)].length)
    }
    throw error
  }
}

export async function activityCreatedWith(context: IfsContext, creationKey: string): Promise<Activity | null | 'not-kept'> {
  if (context.mapping.activity.attributes.creationKey === null) return 'not-kept'
  const [first, ...doubles] = await rowsCreatedWith(context, creationKey)
  if (first === undefined) return null
  return (await theOneOf(context, [first, ...doubles])) ?? (await readActivity(context, activityNoOf(context, first))).activity
}

/** Of several under one key the eldest stays, whoever looks. Null where there are not several. */
async function theOneOf(context: IfsContext, standing: readonly Row[]): Promise<Activity | null> {
  const [first, ...doubles] = standing
  if (first === undefined || doubles.length === 0) return null
  for (const double of doubles) if (isAlike(context, first, double)) await deleteDouble(context, double)
  return (await readActivity(context, activityNoOf(context, first))).activity
}

interface Creation {
  readonly created: ActivitySummary
  /** Null where the answer of the creation itself did not come. */
  readonly lines: readonly Row[] | null
}

async function sendCreation(context: IfsContext, draft: ActivityDraft, creationKey: string): Promise<Creation> {
  const { ifs, mapping, timestamps } = context
  const what = 'the new activity'
  try {
    const [answer] = await sendBatch(
      ifs,
      mapping.activity.projection,
      [{ changes: toChanges(context, draft, creationKey) }],
      what,
    )
    const [header, ...lines] = changeAnswers(ifs, answer, what).map(({ body }) => parseRow(body, what))
    return { created: toSummary(header ?? {}, mapping, timestamps), lines }
  } catch (error) {
    if (!mayStand(error)) throw error
    // an answer was lost, or the second arrival of a doubled request was refused because the first had done the work
    const [found] = await rowsCreatedWith(context, creationKey).catch(() => [])
    if (found === undefined) throw error
    return { created: toSummary(found, mapping, timestamps), lines: null }
  }
}

/** Whether the activity may be there although the creation failed. */
const mayStand = (error: unknown): boolean =>
  error instanceof Unavailable ? error.outcomeUnknown : error instanceof Refused && !(error instanceof ServiceUserLocked)

/** The eldest first. */
async function rowsCreatedWith({ ifs, mapping }: IfsContext, creationKey: string): Promise<readonly Row[]> {
  const { projection, entitySet, attributes } = mapping.activity
  if (attributes.creationKey === null) return []
  const filter = `${attributes.creationKey} eq ${quoted(creationKey)}`
  const orderby = `${attributes.createdAt},${attributes.activityNo}`
  const [rows = []] = await rowsOf(ifs, [{ projection, path: queried(entitySet, { filter, orderby }) }], 'the new activity')
  return rows
}

/** Whether nobody has worked on either since one request made both: all that the mapping knows is the same but number and time. */
function isAlike({ mapping }: IfsContext, one: Row, other: Row): boolean {
  const { activityNo: _, createdAt: __, ...names } = mapping.activity.attributes
  return Object.values(names).every((name) => name === null || textOf(one, name) === textOf(other, name))
}

/** Made by the same request as the one that stays, where IFS does not hold the key to one of its value. */
async function deleteDouble(context: IfsContext, row: Row): Promise<void> {
  const activityNo = activityNoOf(context, row)
  try {
    await context.ifs.send({
      method: 'DELETE',
      projection: context.mapping.activity.projection,
      path: activityPath(context, activityNo),
      headers: { 'if-match': etagOf(row) },
      what: `activity ${activityNo}`,
      isWrite: true,
    })
  } catch (error) {
    // gone, or already somebody's
    if (!(error instanceof NotFound || error instanceof PreconditionFailed)) throw error
  }
}

const activityNoOf = ({ mapping }: IfsContext, row: Row): ActivityNo =>
  requiredTextOf(row, mapping.activity.attributes.activityNo) as ActivityNo

function toChanges(context: IfsContext, draft: ActivityDraft, creationKey: string): readonly Change[] {
  const { entitySet, contacts, representatives } = context.mapping.activity
  // IFS itself makes the main representative a line (contract 1.4)
  const others = draft.representatives.filter((id) => id !== draft.mainRepresentativeId)
  return [
    { method: 'POST', path: entitySet, body: toNewRow(context, draft, creationKey) },
    ...[...new Set(draft.contacts)].map((id) => newLine(`$1/${contacts.collection}`, contacts.attributes.personId, id)),
    ...[...new Set(others)].map((id) =>
      newLine(`$1/${representatives.collection}`, representatives.attributes.representativeId, id),
    ),
  ]
}

function toNewRow({ mapping, timestamps }: IfsContext, draft: ActivityDraft, creationKey: string): Row {
  const { attributes: names, sentWithEveryNewOne } = mapping.activity
  const { startsAt, endsAt } = toTimestamps(draft.when, timestamps)
  const row = {
    ...sentWithEveryNewOne,
    // first, so that the fields of the product win
    ...draft.attributes,
    [names.description]: draft.description,
    [names.startsAt]: startsAt,
    [names.endsAt]: endsAt,
    [names.connectionType]: mapping.connections[draft.connection.kind].connectionType,
    [names.connectionId]: draft.connection.id,
    [names.activityType]: draft.activityType,
    [names.subType]: draft.subType,
    [names.mainRepresentativeId]: draft.mainRepresentativeId,
    [names.opportunityNo]: draft.opportunityNo,
    [names.notes]: draft.notes,
    // every activity made here is made for an appointment
    ...(names.syncedWithOutlook === null ? {} : { [names.syncedWithOutlook]: true }),
    ...(names.creationKey === null ? {} : { [names.creationKey]: creationKey }),
  }
  // Oracle knows no empty text, only none; a lookup would refuse '' as a value
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
}

const newLine = (path: string, attribute: string, id: string): Change => ({ method: 'POST', path, body: { [attribute]: id } })

function composed(created: ActivitySummary, lines: readonly Row[], { mapping }: IfsContext, contactCount: number): Activity {
  const main = created.mainRepresentativeId
  return {
    ...created,
    contacts: lines.slice(0, contactCount).map((row) => toContactLine(row, mapping)),
    representatives: [
      ...(main === null ? [] : [{ representativeId: main, name: main }]),
      ...lines.slice(contactCount).map((row) => toRepresentativeLine(row, mapping)),
    ],
  }
}
