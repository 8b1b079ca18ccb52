import * as z from 'zod'
import { Malformed, Refused } from '../../domain/errors.ts'
import { type CalendarId, mainCalendar, type MailboxId } from '../../domain/ids.ts'
import type { GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'
import { readPages } from './read-pages.ts'

const asked = { what: 'the calendars of the mailbox', permission: 'Calendars.Read', isWrite: false, missing: 'any' } as const

/** Calendars that others share lie in the same list; what is in them is in their owners' mailboxes. */
export async function listOwnCalendars(client: GraphClient, mailboxId: MailboxId): Promise<readonly OwnCalendar[]> {
  const entries = await readPages(client, {
    ...asked,
    method: 'GET',
    path: `${calendarsPath(mailboxId)}?$select=id,name,owner,isDefaultCalendar&$top=100`,
    mailboxes: [mailboxId],
  })
  const calendars = entries.map((entry) => parseAs(calendarSchema, entry, 'calendar'))
  const byDefault = calendars.find(({ isDefaultCalendar }) => isDefaultCalendar === true)
  if (byDefault === undefined) throw new Malformed('Outlook', 'Outlook’s list of calendars has no default calendar.')
  const owner = addressOf(byDefault)
  const own = calendars
    .filter((one) => addressOf(one) === owner)
    .map((one): OwnCalendar => ({ id: one.id as CalendarId, name: one.name ?? '', isMain: one.isDefaultCalendar === true }))
  const remembered = listed.get(client) ?? new Map<MailboxId, Listed>()
  listed.set(client, remembered.set(mailboxId, { atMs: client.now(), own }))
  return own
}

interface Listed {
  readonly atMs: number
  readonly own: readonly OwnCalendar[]
}
const listed = new WeakMap<GraphClient, Map<MailboxId, Listed>>()
const listedForMs = 60_000

/** A calendar as an event names it. */
const calendarOfEvent = z.object({
  calendar: z
    .object({ id: z.string().min(1), name: z.string().nullish(), isDefaultCalendar: z.boolean().nullish() })
    .nullish()
    .catch(null),
})

/**
 * The calendar of an event by the id that the list of calendars gives it: one event may name it by another (microsoft-graph-docs issue
 * 6699), then its name tells. The main one is told by itself; for another the list is asked for once.
 */
export async function toListedId(client: GraphClient, mailboxId: MailboxId, event: unknown): Promise<CalendarId | null> {
  const { calendar } = parseAs(calendarOfEvent, event, 'event')
  if (calendar === null || calendar === undefined) return null
  if (calendar.isDefaultCalendar === true) return mainCalendar
  const known = listed.get(client)?.get(mailboxId)
  const found = idIn(known?.own ?? [], calendar)
  if (found !== null) return found
  const isFresh = known !== undefined && client.now() - known.atMs < listedForMs
  return (isFresh ? null : idIn(await listOwnCalendars(client, mailboxId), calendar)) ?? (calendar.id as CalendarId)
}

function idIn(own: readonly OwnCalendar[], { id, name }: { id: string; name?: string | null | undefined }): CalendarId | null {
  const one = own.find((other) => other.id === id) ?? own.find((other) => other.name !== '' && other.name === name)
  return one === undefined ? null : toCalendarId(one)
}

const toCalendarId = ({ id, isMain }: OwnCalendar): CalendarId => (isMain ? mainCalendar : id)

export const calendarPath = (mailboxId: MailboxId, calendarId: CalendarId | undefined): string =>
  `/users/${encodeURIComponent(mailboxId)}${calendarId === undefined || calendarId === mainCalendar ? '' : `/calendars/${encodeURIComponent(calendarId)}`}`

export async function findCalendar(client: GraphClient, mailboxId: MailboxId, name: string): Promise<CalendarId | null> {
  const calendars = await listOwnCalendars(client, mailboxId)
  const found = calendars.find((one) => one.name.toLowerCase() === name.toLowerCase())
  return found === undefined ? null : toCalendarId(found)
}

/** A name is given once in a mailbox: what an earlier try made, whose answer was lost, is found by it. */
export async function createCalendar(client: GraphClient, mailboxId: MailboxId, name: string): Promise<CalendarId> {
  try {
    const made = await client.send({
      what: 'a new calendar',
      permission: 'Calendars.ReadWrite',
      isWrite: true,
      missing: 'any',
      method: 'POST',
      path: calendarsPath(mailboxId),
      mailboxes: [mailboxId],
      body: { name },
    })
    return parseAs(calendarSchema, made, 'calendar').id as CalendarId
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'ErrorFolderExists') throw error
    const existing = await findCalendar(client, mailboxId, name)
    if (existing === null) throw error
    return existing
  }
}

interface OwnCalendar {
  readonly id: CalendarId
  readonly name: string
  readonly isMain: boolean
}

const calendarSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  isDefaultCalendar: z.boolean().nullish(),
  owner: z.object({ address: z.string().nullish() }).nullish(),
})

const addressOf = ({ owner }: z.infer<typeof calendarSchema>): string => owner?.address?.toLowerCase() ?? ''
const calendarsPath = (mailboxId: MailboxId): string => `/users/${encodeURIComponent(mailboxId)}/calendars`
