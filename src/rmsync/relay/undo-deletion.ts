import type { Activity, ActivityDraft } from '../../domain/activity.ts'
import { OutsideError, PreconditionFailed, Refused } from '../../domain/errors.ts'
import type { Link } from '../../domain/link.ts'
import { privateSubject } from '../../domain/private-policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sameTimeSpan } from '../../domain/time-span.ts'
import type { Undo } from '../../domain/undo.ts'
import { markJobOf } from '../ports/jobs.ts'
import { type BegunUndo, inWords, type Undone, undoneRow, type UndoPorts } from './undone.ts'

/** A deleted activity comes back as a new one under a new number, made once, with what the old one said; its link is paused. */
export async function undoDeletion(
  ports: UndoPorts,
  stored: BegunUndo,
  { link, activity }: Extract<Undo, { kind: 'deletion' }>,
): Promise<Undone> {
  const { store } = ports
  const taken = await store.linkByEvent(link.mailboxId, link.eventId)
  if (taken !== null) {
    const message = `The appointment is linked to activity ${taken.activityNo} since.`
    throw new Refusal('already-linked', message, 'Unlink it first, then undo again.', taken.activityNo)
  }
  const { created, withoutAttributes } = await createAgain(ports, stored, link, activity)
  const again = await inItsState(ports, created, activity)
  const since = stored.begun.at
  const why = `${stored.begun.by} undid the deletion. Nothing is relayed until the link is resumed.`
  const restored: Link = {
    ...link,
    activityNo: again.activityNo,
    etag: again.etag,
    activityState: again.state,
    state: { kind: 'paused', because: 'undo', since, why },
    currentAsOf: ports.clock.now(),
  }
  const changes = [{ field: 'description' as const, before: '', after: again.description }]
  const note = withoutAttributes ? ' IFS did not take the company’s own attributes; enter them again.' : ''
  const reason = `Undone: activity ${link.activityNo} is back as ${again.activityNo}.${note}`
  await store.transaction(async (tx) => {
    await tx.saveLink(restored)
    await tx.endUndo(stored.rowId, 'undone')
    await tx.appendLog(undoneRow(ports, stored, restored, { activityNo: again.activityNo, reason, changes }))
    await tx.enqueueMark(markJobOf(restored))
  })
  return { activityNo: again.activityNo, changes, left: [], link: restored }
}

const byHand = 'Create the activity in IFS, then link it.'

async function createAgain(
  ports: UndoPorts,
  stored: BegunUndo,
  link: Link,
  activity: Activity,
): Promise<{ created: Activity; withoutAttributes: boolean }> {
  const draft = await draftOf(ports, stored, link, activity)
  const standing = await standingAlready(ports, draft)
  if (standing !== null) return { created: standing, withoutAttributes: false }
  try {
    return await createWith(ports, draft)
  } catch (error) {
    throw inWords(error, byHand)
  }
}

async function createWith({ crm }: UndoPorts, draft: ActivityDraft): Promise<{ created: Activity; withoutAttributes: boolean }> {
  try {
    return { created: await crm.createActivity(draft), withoutAttributes: false }
  } catch (error) {
    // One of the company's attributes may be one that IFS fills in itself.
    const { attributes, ...plain } = draft
    if (!(error instanceof Refused) || attributes === undefined) throw error
    return { created: await crm.createActivity(plain), withoutAttributes: true }
  }
}

async function draftOf({ store }: UndoPorts, { begun }: BegunUndo, link: Link, activity: Activity): Promise<ActivityDraft> {
  const [owner] = await store.representatives(link.mailboxId)
  const mainRepresentativeId = activity.mainRepresentativeId ?? owner?.representativeId
  const connection = activity.connection ?? link.connection
  if (mainRepresentativeId === undefined || connection === null) {
    const message = `Activity ${link.activityNo} had no ${connection === null ? 'connection' : 'representative'} to be created with.`
    throw new Refusal('not-undoable', message, byHand)
  }
  const attributes = Object.entries(activity.attributes ?? {}).filter(([, value]) => value !== null)
  return {
    description: activity.description,
    when: activity.when ?? link.snapshot.when,
    contacts: activity.contacts.map((line) => line.personId),
    representatives: activity.representatives.map((line) => line.representativeId),
    mainRepresentativeId,
    connection: { kind: connection.kind, id: connection.id },
    activityType: activity.activityType,
    subType: activity.subType,
    opportunityNo: activity.opportunityNo,
    notes: activity.notes ?? '',
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    creationKey: begun.creationKey,
  }
}

/** What an interrupted undo has created already. Where IFS keeps no keys, one just like it that nobody linked. */
async function standingAlready({ crm, store }: UndoPorts, draft: ActivityDraft): Promise<Activity | null> {
  const created = await crm.activityCreatedWith(draft.creationKey ?? '')
  if (created !== 'not-kept') return created
  if (draft.description === privateSubject) return null
  const alike = (await crm.openActivitiesOf(draft.mainRepresentativeId)).filter(
    ({ description, when, connection }) =>
      description === draft.description &&
      when !== null &&
      sameTimeSpan(when, draft.when) &&
      connection?.kind === draft.connection.kind &&
      connection.id === draft.connection.id,
  )
  const linked = new Set((await store.linksByActivities(alike.map(({ activityNo }) => activityNo))).map((one) => one.activityNo))
  const free = alike.find(({ activityNo }) => !linked.has(activityNo))
  return free === undefined ? null : crm.readActivity(free.activityNo)
}

/** A new one is not started; one that was under way is under way again. It is back either way. */
async function inItsState({ crm, log }: UndoPorts, created: Activity, was: Activity): Promise<Activity> {
  if (was.state !== 'in-progress' || created.state !== 'not-started') return created
  try {
    return { ...created, ...(await crm.performAction(created.activityNo, 'start', created.etag)) }
  } catch (error) {
    if (!(error instanceof OutsideError) || error instanceof PreconditionFailed) throw error
    log.warn({ activityNo: created.activityNo, reason: error.message }, 'An activity that is back could not be started again.')
    return created
  }
}
