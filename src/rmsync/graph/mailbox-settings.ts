import * as z from 'zod'
import type { MailboxId } from '../../domain/ids.ts'
import type { MailboxSettings } from '../ports/calendar.ts'
import type { GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'
import { toIanaZone } from './zones.ts'

/** Of the settings, only the two that are needed are looked at: the automatic reply lies among them as well. */
export async function readMailboxSettings(client: GraphClient, mailboxId: MailboxId): Promise<MailboxSettings> {
  const body = await client.send({
    what: 'the settings of the mailbox',
    permission: 'MailboxSettings.Read',
    isWrite: false,
    missing: 'any',
    method: 'GET',
    path: `/users/${encodeURIComponent(mailboxId)}/mailboxSettings`,
    mailboxes: [mailboxId],
  })
  const { timeZone, language } = parseAs(settingsSchema, body, 'mailboxSettings')
  const zone = timeZone ?? ''
  return { zone: zone === '' ? null : (toIanaZone(zone) ?? zone), locale: language?.locale ?? null }
}

/** What a person never chose is null or empty; what is no answer of Graph has neither member. */
const settingsSchema = z.object({
  timeZone: z.string().nullable(),
  language: z.object({ locale: z.string().nullish() }).nullish(),
})
