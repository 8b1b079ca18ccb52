import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Malformed } from '../../../domain/errors.ts'
import { receiveNotifications } from '../../relay/receive-notifications.ts'
import type { StoredSubscription } from '../../ports/store.ts'
import type { AppPorts, NotificationParser, Verdicts } from '../app-ports.ts'

const longestValidationToken = 4096

/**
 * Where Graph posts. A validation request is answered with its token and nothing else happens (S121). Notifications are answered
 * with 202 once their jobs are stored, never before; a failure to store answers 5xx, and Graph sends them again.
 * Source: Microsoft Graph, change notifications: answer within 3 s, validation within 10 s.
 */
export const notificationRoutes =
  (ports: AppPorts): FastifyPluginAsync =>
  async (app) => {
    // Graph sends text/plain when it validates; broken JSON must be ours to answer with 400.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
      done(null, body)
    })
    const schema = { hide: true }

    app.post('/notifications', { schema }, async (request, reply) => {
      const token = validationToken(request)
      if (token !== null) return echo(reply, token)
      const { ours, verdicts } = await judge(ports, request, ports.parseNotifications)
      // Whose mailbox it is, is what we subscribed to, not what the body says.
      const notices = verdicts.accepted.flatMap(({ subscriptionId, eventId }) => {
        const row = ours.get(subscriptionId)
        return row === undefined ? [] : [{ mailboxId: row.mailboxId, eventId }]
      })
      await receiveNotifications(ports, notices)
      return reply.code(202).send()
    })
    app.post('/lifecycle', { schema }, async (request, reply) => {
      const token = validationToken(request)
      if (token !== null) return echo(reply, token)
      const { verdicts } = await judge(ports, request, ports.parseLifecycle)
      for (const entry of verdicts.accepted) await ports.onLifecycle(entry.subscriptionId, entry.event)
      return reply.code(202).send()
    })
    return Promise.resolve()
  }

function validationToken(request: FastifyRequest): string | null {
  const { validationToken: token } = request.query as { validationToken?: unknown }
  return typeof token === 'string' && token.length <= longestValidationToken ? token : null
}

/** As plain text, so that a browser never runs what somebody put into the token. */
const echo = (reply: FastifyReply, token: string) => reply.code(200).type('text/plain; charset=utf-8').send(token)

interface Judged<Entry> {
  readonly ours: ReadonlyMap<string, StoredSubscription>
  readonly verdicts: Verdicts<Entry>
}

/** One indexed look-up of our subscriptions for a whole body, then each entry is judged. */
async function judge<Entry>(ports: AppPorts, request: FastifyRequest, parse: NotificationParser<Entry>): Promise<Judged<Entry>> {
  try {
    const body: unknown = JSON.parse(typeof request.body === 'string' ? request.body : '')
    const rows = await ports.store.subscriptionsByIds([...subscriptionIdsIn(body)])
    const ours = new Map(rows.map((row) => [row.subscriptionId, row]))
    const verdicts = parse(body, (id) => ours.get(id)?.clientState)
    for (const entry of verdicts.rejected)
      ports.log.warn({ index: entry.index, reason: entry.reason }, 'A notification was not accepted.')
    return { ours, verdicts }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof Malformed)) throw error
    throw Object.assign(new Error('The body is not a list of notifications.'), { statusCode: 400 })
  }
}

function subscriptionIdsIn(body: unknown): ReadonlySet<string> {
  const entries = NotificationsSchema.safeParse(body).data?.value ?? []
  return new Set(entries.flatMap((entry) => NamedEntrySchema.safeParse(entry).data?.subscriptionId ?? []))
}
const NotificationsSchema = z.object({ value: z.array(z.unknown()) })
// PostgreSQL can not even be asked for a text with NUL in it.
const NamedEntrySchema = z.object({ subscriptionId: z.string().regex(/^[^\0]+$/) })
