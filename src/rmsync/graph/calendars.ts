import * as z from 'zod'
import { Malformed, Refused } from '../../domain/errors.ts'
import type { CalendarId, MailboxId } from '../../domain/ids.ts'
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
  return calendars.filter((one) => addressOf(one) === owner).map(({ id, name }) => ({ id: id as CalendarId, name: name ?? '' }))
}

export async function findCalendar(client: GraphClient, mailboxId: MailboxId, name: string): Promise<CalendarId | null> {
  const calendars = await listOwnCalendars(client, mailboxId)
  return calendars.find((one) => one.name.toLowerCase() === name.toLowerCase())?.id ?? null
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
}

const calendarSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  isDefaultCalendar: z.boolean().nullish(),
  owner: z.object({ address: z.string().nullish() }).nullish(),
})

const addressOf = ({ owner }: z.infer<typeof calendarSchema>): string => owner?.address?.toLowerCase() ?? ''
const calendarsPath = (mailboxId: MailboxId): string => `/users/${encodeURIComponent(mailboxId)}/calendars`
