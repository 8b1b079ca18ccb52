import * as z from 'zod'
import { NotFound, Refused } from '../../domain/errors.ts'
import { mainCalendar } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'
import type { SubscriptionRequest } from '../ports/calendar.ts'
import type { GraphClient } from './graph-client.ts'
import { parseTimestamp } from './graph-times.ts'
import { parseAs } from './parse-as.ts'
import { readPages } from './read-pages.ts'

const asked = { what: 'the subscription', permission: 'Calendars.Read', isWrite: true, missing: 'any', mailboxes: [] } as const

interface Subscribed {
  subscriptionId: string
  expiresAt: Instant
}

export async function subscribe(client: GraphClient, wanted: SubscriptionRequest): Promise<Subscribed> {
  try {
    return await post(client, wanted)
  } catch (error) {
    if (!(error instanceof Refused) || !/^(Conflict|409|.*AlreadyExists)$/i.test(error.code)) throw error
    await removeOwnDuplicate(client, wanted, error)
    return post(client, wanted)
  }
}

export async function renew(client: GraphClient, subscriptionId: string, expiresAt: Instant): Promise<{ expiresAt: Instant }> {
  const body = await client.send({
    ...asked,
    method: 'PATCH',
    path: `/subscriptions/${encodeURIComponent(subscriptionId)}`,
    body: { expirationDateTime: expiresAt },
  })
  return { expiresAt: parseSubscription(body).expiresAt }
}

export async function reauthorise(client: GraphClient, subscriptionId: string): Promise<void> {
  await client.send({ ...asked, method: 'POST', path: `/subscriptions/${encodeURIComponent(subscriptionId)}/reauthorize` })
}

export async function unsubscribe(client: GraphClient, subscriptionId: string): Promise<void> {
  try {
    await client.send({ ...asked, method: 'DELETE', path: `/subscriptions/${encodeURIComponent(subscriptionId)}` })
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
}

async function post(client: GraphClient, wanted: SubscriptionRequest): Promise<Subscribed> {
  const body = await client.send({
    ...asked,
    method: 'POST',
    path: '/subscriptions',
    body: {
      changeType: 'created,updated,deleted',
      resource: resourceOf(wanted),
      notificationUrl: wanted.notificationUrl,
      lifecycleNotificationUrl: wanted.lifecycleNotificationUrl,
      clientState: wanted.clientState,
      expirationDateTime: wanted.expiresAt,
    },
  })
  return parseSubscription(body)
}

/**
 * Graph keeps one subscription per mailbox and kind of change (409). One of ours that we no longer know cannot be taken over:
 * its clientState is neither told nor changeable, so its notifications would all be refused. It is removed and made anew.
 */
async function removeOwnDuplicate(client: GraphClient, wanted: SubscriptionRequest, conflict: Refused): Promise<void> {
  const entries = await readPages(client, {
    ...asked,
    isWrite: false,
    what: 'the subscriptions',
    method: 'GET',
    path: '/subscriptions',
  })
  const own = entries
    .map((entry) => parseAs(listedSchema, entry, 'subscriptions'))
    .find((one) => sameResource(one.resource, resourceOf(wanted)) && one.notificationUrl === wanted.notificationUrl)
  if (own !== undefined) return unsubscribe(client, own.id)
  throw new Refused(
    'Outlook',
    'Another service with this application id already subscribes to this mailbox. Give rmsync an application of its own, or stop the other.',
    conflict.code,
    { cause: conflict },
  )
}

const listedSchema = z.object({ id: z.string(), resource: z.string(), notificationUrl: z.string().nullish() })

const subscriptionSchema = z.object({ id: z.string().min(1), expirationDateTime: z.string() })

function parseSubscription(body: unknown): Subscribed {
  const { id, expirationDateTime } = parseAs(subscriptionSchema, body, 'subscription')
  return { subscriptionId: id, expiresAt: parseTimestamp('expirationDateTime', expirationDateTime) }
}

/** One calendar's own path is no document's, but works (microsoft-graph-docs issues 13548, 21978). */
const resourceOf = ({ mailboxId, calendarId }: SubscriptionRequest): string =>
  calendarId === undefined || calendarId === mainCalendar
    ? `/users/${mailboxId}/events`
    : `/users/${mailboxId}/calendars/${calendarId}/events`

/** Graph may answer a resource without its first slash and in another case; ids of calendars are told apart by their case. */
const sameResource = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (resource: string): string =>
  resource
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map((part, index) => (index === calendarIdAt ? part : part.toLowerCase()))
    .join('/')
/** In `users/{id}/calendars/{id}/events`. */
const calendarIdAt = 3
