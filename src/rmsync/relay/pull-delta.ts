import { CursorExpired, NotFound, OutsideError } from '../../domain/errors.ts'
import { type CalendarId, type EventId, mainCalendar, type MailboxId } from '../../domain/ids.ts'
import { calendarsToWatch, deltaWindow } from '../../domain/noticing.ts'
import { isWithin } from '../../domain/time-span.ts'
import type { RoundOutcome } from '../ports/care.ts'
import { catchUp } from './catch-up.ts'
import { type CategoryPorts, createCategories } from './create-categories.ts'
import { jobsFor, enqueueFound } from './receive-notifications.ts'
import { standsStill } from './standstill.ts'
import { forgetWhenGone, type SyncedCalendar, syncedCalendar, type SyncedCalendarPorts } from './synced-calendar.ts'

export interface PullDeltaPorts extends SyncedCalendarPorts, CategoryPorts {}

const dayMs = 86_400_000
/** The window is fixed in a cursor for good (Graph), so a cursor older than this is given up for a full round over today's window. */
const longestCursorAgeMs = 7 * dayMs

/**
 * One delta round of one mailbox: the safety net under notifications (product decision 5). It looks at the calendar that is synced,
 * which it makes where it is missing, and at every other one with linked appointments in it. What it names is looked at, nothing is
 * inferred from it.
 */
export async function pullDelta(ports: PullDeltaPorts, mailboxId: MailboxId): Promise<RoundOutcome> {
  if (await standsStill(ports.store, mailboxId)) return { kind: 'stood-still' }
  const startedAt = ports.clock.now()
  try {
    const synced = await syncedCalendar(ports, mailboxId).catch((error: unknown) => {
      // What is linked elsewhere is looked at nevertheless.
      if (error instanceof OutsideError) return error
      throw error
    })
    let isNew = !(synced instanceof OutsideError) && synced.isNew
    for (const calendarId of await calendarsOf(ports, mailboxId, synced))
      if ((await pullOne(ports, mailboxId, calendarId, synced)) === 'made anew') isNew = true
    if (await ports.store.hasMissed(mailboxId)) await catchUp(ports, mailboxId, 'delta-round')
    if (synced instanceof OutsideError) throw synced
    await createCategories(ports, mailboxId)
    return { kind: 'done', startedAt, ...(isNew ? { calendarIsNew: true } : {}) }
  } catch (error) {
    // The next cycle is the retry; the mailbox of one never holds up another.
    if (!(error instanceof OutsideError)) throw error
    ports.log.warn({ mailboxId, reason: error.message }, 'Delta round put off to the next cycle.')
    return { kind: 'put-off', error }
  }
}

async function calendarsOf(
  { store, clock }: PullDeltaPorts,
  mailboxId: MailboxId,
  synced: SyncedCalendar | OutsideError,
): Promise<readonly CalendarId[]> {
  const ofLinks = await store.calendarsOfLinks(deltaWindow(clock.now()).from, [mailboxId])
  return calendarsToWatch(synced instanceof OutsideError ? undefined : synced.calendarId, ofLinks.get(mailboxId) ?? [])
}

/** Jobs and cursor move in one transaction: a crash repeats the round of a calendar, it never skips one. */
async function pullOne(
  ports: PullDeltaPorts,
  mailboxId: MailboxId,
  calendarId: CalendarId,
  synced: SyncedCalendar | OutsideError,
): Promise<'pulled' | 'made anew'> {
  const { store, calendar, clock, log } = ports
  const now = clock.now()
  const stored = await store.cursorOf(mailboxId, calendarId)
  const usable = stored !== null && Date.parse(now) - Date.parse(stored.fullRoundAt) < longestCursorAgeMs ? stored : null
  try {
    const round = await calendar.pullDelta(mailboxId, usable?.cursor ?? null, deltaWindow(now), calendarId)
    const unnamed = usable === null ? await notNamed(ports, mailboxId, calendarId, round.touched) : []
    const found = await jobsFor(ports, mailboxId, [...round.touched, ...unnamed], 'delta-round')
    await store.transaction(async (tx) => {
      await enqueueFound(tx, [found])
      await tx.saveCursor(mailboxId, { cursor: round.cursor, fullRoundAt: usable?.fullRoundAt ?? now }, calendarId)
    })
    log.debug({ mailboxId, touched: round.touched.length, jobs: found.relay.length + found.series.length }, 'Delta round done.')
    return 'pulled'
  } catch (error) {
    if (error instanceof CursorExpired && usable !== null) {
      await store.transaction((tx) => tx.saveCursor(mailboxId, null, calendarId))
      return pullOne(ports, mailboxId, calendarId, synced)
    }
    if (!(error instanceof NotFound) || calendarId === mainCalendar) throw error
    return withoutIt(ports, mailboxId, calendarId, synced, error)
  }
}

/**
 * A full round names what is there. What is linked in its window and not named was deleted or moved while nobody listened: a read of each
 * proves which (product decision 6).
 */
async function notNamed(
  { store, clock }: PullDeltaPorts,
  mailboxId: MailboxId,
  calendarId: CalendarId,
  named: readonly EventId[],
): Promise<readonly EventId[]> {
  const window = deltaWindow(clock.now())
  const known = new Set(named)
  return (await store.linksOfMailbox(mailboxId)).flatMap((link) => {
    const isListed = (link.calendarId ?? calendarId) === calendarId && isWithin(link.snapshot.when, window)
    return isListed && link.state.kind === 'linked' && !known.has(link.eventId) ? [link.eventId] : []
  })
}

/** A calendar that Outlook does not have: the synced one is made anew; another one is somebody's own affair. */
async function withoutIt(
  ports: PullDeltaPorts,
  mailboxId: MailboxId,
  calendarId: CalendarId,
  synced: SyncedCalendar | OutsideError,
  missing: NotFound,
): Promise<'pulled' | 'made anew'> {
  if (synced instanceof OutsideError || synced.calendarId !== calendarId) {
    const links = (await ports.store.linksOfMailbox(mailboxId)).filter((link) => link.calendarId === calendarId)
    const found = await jobsFor(ports, mailboxId, links.filter(({ state }) => state.kind === 'linked').map(({ eventId }) => eventId), 'delta-round') // prettier-ignore
    await ports.store.transaction((tx) => enqueueFound(tx, [found]))
    return 'pulled'
  }
  if (!(await forgetWhenGone(ports, mailboxId, calendarId))) throw missing
  const anew = await syncedCalendar(ports, mailboxId)
  await pullOne(ports, mailboxId, anew.calendarId, anew)
  return 'made anew'
}
