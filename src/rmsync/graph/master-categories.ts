import * as z from 'zod'
import { Refused } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import { classifyAnswer } from './classify-answer.ts'
import type { GraphClient, GraphRequest } from './graph-client.ts'
import { parseAs } from './parse-as.ts'
import { readPages } from './read-pages.ts'

/** Without an entry on this list Outlook still shows the category, only without a colour: lacking the permission is no failure. */
export async function addCategory(
  client: GraphClient,
  mailboxId: MailboxId,
  category: string,
): Promise<'created' | 'present' | 'not-permitted'> {
  const asked: GraphRequest = {
    what: 'the categories of the mailbox',
    permission: 'MailboxSettings.ReadWrite',
    isWrite: false,
    missing: 'any',
    method: 'GET',
    path: `/users/${encodeURIComponent(mailboxId)}/outlook/masterCategories`,
    mailboxes: [mailboxId],
  }
  if (await isListed(client, asked, category)) return 'present'
  const body = { displayName: category, color: teal }
  const answer = await client.inMailboxes(asked.mailboxes, (ask) => ask({ ...asked, method: 'POST', isWrite: true, body }))
  if (answer.status === 409) return 'present'
  if (answer.status === 403) return 'not-permitted'
  if (answer.status < 200 || answer.status >= 300) throw classifyAnswer(answer, { ...asked, isWrite: true })
  parseAs(categorySchema, answer.body, 'category')
  return 'created'
}

/** Who may not even read the list is told so when writing to it. */
async function isListed(client: GraphClient, asked: GraphRequest, category: string): Promise<boolean> {
  const entries = await readPages(client, asked).catch((error: unknown) => {
    if (error instanceof Refused) return []
    throw error
  })
  const names = entries.map((entry) => parseAs(categorySchema, entry, 'category').displayName)
  // Outlook tells categories apart without regard to case.
  return names.some((name) => name.toLowerCase() === category.toLowerCase())
}

const categorySchema = z.object({ displayName: z.string() })

/** Whoever wants another colour picks it in Outlook; it is never changed back. Source: Graph documentation, outlookCategory. */
const teal = 'preset5'
