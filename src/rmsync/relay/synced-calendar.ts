import { type CalendarId, mainCalendar, type MailboxId } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import { atHome, hasLeft } from '../../domain/plan-relay.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import type { AppointmentReading, Calendar } from '../ports/calendar.ts'
import type { Clock, Ids, Log } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'
import { rowOfMailbox } from './pauses.ts'

export interface SyncedCalendarPorts {
  readonly calendar: Calendar
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly policy: () => RelayPolicy
}

export interface SyncedCalendar {
  readonly calendarId: CalendarId
  /** It was not known before: nothing is subscribed in it. */
  readonly isNew: boolean
}

/**
 * The calendar of a mailbox that is synced, as the configuration says. One of its own is found by its name or made, once: a name is
 * given once in a mailbox, so that two processes, or the next one after a crash, come to the same. Renamed by its owner it stays the
 * one it is.
 */
export async function syncedCalendar(ports: SyncedCalendarPorts, mailboxId: MailboxId): Promise<SyncedCalendar> {
  const { calendar, store, policy } = ports
  const { calendarName: name } = policy()
  if (name === null) return { calendarId: mainCalendar, isNew: false }
  const known = (await store.knownCalendars([mailboxId])).find((one) => one.name === name)
  if (known !== undefined) return { calendarId: known.calendarId, isNew: false }
  const calendarId = (await calendar.findCalendar(mailboxId, name)) ?? (await made(ports, mailboxId, name))
  await store.transaction((tx) => tx.saveCalendar({ mailboxId, name, calendarId }))
  return { calendarId, isNew: true }
}

/** By the id that the list of calendars gives it: the answer to the creation may name another (microsoft-graph-docs-contrib issue 6672). */
async function made({ calendar, log }: SyncedCalendarPorts, mailboxId: MailboxId, name: string): Promise<CalendarId> {
  const told = await calendar.createCalendar(mailboxId, name)
  log.info({ mailboxId }, 'The calendar that is synced was made.')
  return (await calendar.findCalendar(mailboxId, name)) ?? told
}

/**
 * Outlook says that it has no such calendar. Proved by its name, it is forgotten, and what was linked in it is looked at one by one:
 * that it is gone says nothing of them (product decision 6). False: it is there, and whoever asked may ask again later.
 */
export async function forgetWhenGone(ports: SyncedCalendarPorts, mailboxId: MailboxId, calendarId: CalendarId): Promise<boolean> {
  const { calendar, store, clock, ids } = ports
  const name = (await store.knownCalendars([mailboxId])).find((one) => one.calendarId === calendarId)?.name
  if (name === undefined || (await calendar.findCalendar(mailboxId, name)) === calendarId) return false
  const links = (await store.linksOfMailbox(mailboxId)).filter((link) => link.calendarId === calendarId)
  const seriesLinkIds = new Set(links.flatMap((link) => link.seriesLinkId ?? []))
  const facts = { mailboxId, noticedAt: clock.now(), noticedBy: 'delta-round' as const, correlationId: ids.next(), attempt: 1 }
  const each =
    links.length === 0 ? 'Nothing was linked in it.' : `What is linked in it (${links.length}) is looked at one by one.`
  const reason = `The calendar “${name}” is no longer in the mailbox; it is made anew. ${each}`
  await store.transaction(async (tx) => {
    if (!(await tx.forgetCalendar(mailboxId, calendarId))) return
    for (const { linkId, seriesLinkId } of links) if (seriesLinkId === null) await tx.enqueueRelay({ ...facts, linkId })
    for (const seriesLinkId of seriesLinkIds) await tx.enqueueSeries({ ...facts, seriesLinkId })
    await tx.saveCursor(mailboxId, null, calendarId)
    await tx.appendLog({ ...rowOfMailbox(ports, mailboxId, 'RM Panel', 'nothing-to-do', reason), noticedBy: 'delta-round' })
  })
  return true
}

/** Where new appointments are made. */
export const placeOf =
  (ports: SyncedCalendarPorts) =>
  async (mailboxId: MailboxId, gone?: CalendarId): Promise<CalendarId> => {
    if (gone !== undefined) await forgetWhenGone(ports, mailboxId, gone)
    return (await syncedCalendar(ports, mailboxId)).calendarId
  }

/** The links as they are to be compared with what was read: what lies in the synced calendar is followed there. In the order given. */
export async function atHomeIn(
  { store, policy }: Pick<SyncedCalendarPorts, 'policy'> & { readonly store: Pick<Store, 'knownCalendars'> },
  read: readonly { readonly link: Link; readonly reading: AppointmentReading }[],
): Promise<readonly Link[]> {
  const strayed = read.filter(({ link, reading }) => reading.kind === 'found' && hasLeft(link, reading.appointment))
  if (strayed.length === 0) return read.map(({ link }) => link)
  const { calendarName } = policy()
  const known = calendarName === null ? [] : await store.knownCalendars([...new Set(strayed.map(({ link }) => link.mailboxId))])
  const named = new Map(known.filter(({ name }) => name === calendarName).map((one) => [one.mailboxId, one.calendarId]))
  const syncedIn = (mailboxId: MailboxId) => (calendarName === null ? mainCalendar : (named.get(mailboxId) ?? null))
  return read.map(({ link, reading }) =>
    reading.kind === 'found' ? atHome(link, reading.appointment, syncedIn(link.mailboxId)) : link,
  )
}
