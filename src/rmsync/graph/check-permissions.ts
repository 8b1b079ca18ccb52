import { OutsideError } from '../../domain/errors.ts'
import type { MailboxId } from '../../domain/ids.ts'
import type { PermissionCheck } from '../ports/calendar.ts'
import { classifyAnswer } from './classify-answer.ts'
import type { GraphClient, GraphRequest } from './graph-client.ts'

interface Trial extends Pick<PermissionCheck, 'permission' | 'purpose'> {
  readonly method: 'GET' | 'PATCH'
  readonly path: (user: string) => string
  readonly body?: object
}

/**
 * A right to write is tried on an item that cannot exist: who may write is told that it is not there, who may not is told 403,
 * and nothing is changed. What is asked of a list is one entry, without its content.
 */
const nowhere = 'rmsync-checks-its-permission'
const trials: readonly Trial[] = [
  { permission: 'User.Read.All', purpose: 'to find representatives', method: 'GET', path: (user) => `${user}?$select=id` },
  {
    permission: 'Calendars.Read',
    purpose: 'to read appointments',
    method: 'GET',
    path: (user) => `${user}/events?$select=id&$top=1`,
  },
  { permission: 'Calendars.Read', purpose: 'to subscribe to changes', method: 'GET', path: () => '/subscriptions' },
  {
    permission: 'Calendars.ReadWrite',
    purpose: 'to mark linked appointments and to add new ones',
    method: 'PATCH',
    path: (user) => `${user}/events/${nowhere}`,
    body: {},
  },
  {
    permission: 'MailboxSettings.Read',
    purpose: 'to know the time zone of a mailbox',
    method: 'GET',
    path: (user) => `${user}/mailboxSettings`,
  },
  {
    permission: 'MailboxSettings.ReadWrite',
    purpose: 'to give the categories their colour',
    method: 'PATCH',
    path: (user) => `${user}/outlook/masterCategories/${nowhere}`,
    body: {},
  },
]

/** One after the other: they are few, and each counts against the limits of the mailbox. */
export async function checkPermissions(client: GraphClient, mailboxId: MailboxId): Promise<readonly PermissionCheck[]> {
  const checks: PermissionCheck[] = []
  for (const trial of trials) checks.push(await check(client, mailboxId, trial))
  return checks
}

async function check(client: GraphClient, mailboxId: MailboxId, trial: Trial): Promise<PermissionCheck> {
  const { permission, purpose, method, path, body } = trial
  const asked: GraphRequest = {
    what: 'a trial of its permission',
    permission,
    isWrite: method !== 'GET',
    missing: 'any',
    method,
    path: path(`/users/${encodeURIComponent(mailboxId)}`),
    mailboxes: [mailboxId],
    ...(body === undefined ? {} : { body }),
  }
  try {
    const answer = await client.inMailboxes(asked.mailboxes, (ask) => ask(asked))
    // 400 and 404 are about what was asked for; a right that is missing is told before anybody looks for it.
    if (answer.status < 300 || [400, 404, 409, 412].includes(answer.status))
      return { permission, purpose, outcome: 'granted', reason: null }
    const { message } = classifyAnswer(answer, asked)
    return { permission, purpose, outcome: answer.status === 403 ? 'missing' : 'unknown', reason: message }
  } catch (error) {
    if (!(error instanceof OutsideError) || error.system === 'sign-in') throw error
    return { permission, purpose, outcome: 'unknown', reason: error.message }
  }
}
