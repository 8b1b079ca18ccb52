import * as z from 'zod'
import { NotFound, Refused } from '../../domain/errors.ts'
import type { EmailAddress, MailboxId } from '../../domain/ids.ts'
import type { GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'

const asked = { permission: 'User.Read.All', isWrite: false, missing: 'any', method: 'GET', mailboxes: [] } as const

/** By sign-in name, which is mostly the address; where a company has them differ, by the address itself. */
export async function findMailbox(client: GraphClient, email: EmailAddress): Promise<MailboxId> {
  const what = `a user ${email}`
  try {
    const body = await client.send({ ...asked, what, path: `/users/${encodeURIComponent(email)}?$select=id` })
    return parseAs(userSchema, body, 'user').id as MailboxId
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
  const filter = encodeURIComponent(`mail eq '${email.replaceAll("'", "''")}'`)
  const body = await client.send({ ...asked, what, path: `/users?$filter=${filter}&$select=id&$top=2` })
  const [only, ...others] = parseAs(usersSchema, body, 'users').value
  if (only === undefined) throw new NotFound('Outlook', `The directory has no user ${email}.`)
  if (others.length > 0)
    throw new Refused('Outlook', `The directory has several users with the address ${email}. Give each an address of its own.`)
  return only.id as MailboxId
}

const userSchema = z.object({ id: z.string().min(1) })
const usersSchema = z.object({ value: z.array(userSchema) })
