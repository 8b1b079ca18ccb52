import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ReadLogQuerySchema, ReadLogResponseSchema, RepresentativesResponseSchema } from '../../../api/read-log.ts'
import type { MailboxId } from '../../../domain/ids.ts'
import { isAdmin, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { toLogRowView } from '../views.ts'

export const adminRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', signedIn(ports.tokens))
    app.addHook('onRequest', isAdmin)
    app.get(
      '/log',
      { schema: { summary: 'The Calendar Sync Log', querystring: ReadLogQuerySchema, response: { 200: ReadLogResponseSchema } } },
      async ({ query }) => {
        const representative = (await ports.store.representatives()).find((row) => row.representativeId === query.representative)
        // A representative that is not known any more has no rows to show; that is an empty list, not everybody's.
        const mailboxId = query.representative === undefined ? undefined : (representative?.mailboxId ?? ('' as MailboxId))
        const filter = {
          ...(mailboxId === undefined ? {} : { mailboxId }),
          ...(query.outcome === undefined ? {} : { outcome: query.outcome }),
          ...(query.text === undefined ? {} : { text: query.text }),
        }
        const page = { ...filter, limit: query.limit, ...(query.before === undefined ? {} : { before: query.before }) }
        const [rows, total] = await Promise.all([ports.store.readLog(page), ports.store.countLog(filter)])
        return { rows: rows.map((row) => toLogRowView(row, ports.crm.activityUrl)), total }
      },
    )
    app.get(
      '/representatives',
      { schema: { summary: 'Representatives that sync', response: { 200: RepresentativesResponseSchema } } },
      async () => ({
        representatives: (await ports.store.representatives()).map(({ representativeId, name, email, syncActive }) => ({
          representativeId,
          name,
          email,
          syncActive,
        })),
      }),
    )
    return Promise.resolve()
  }
