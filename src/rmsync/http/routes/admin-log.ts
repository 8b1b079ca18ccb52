import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { ExportFormatSchema } from '../../../api/admin-files.ts'
import { ReadLogQuerySchema, ReadLogResponseSchema } from '../../../api/read-log.ts'
import type { ActivityNo, LinkId, MailboxId } from '../../../domain/ids.ts'
import type { Instant } from '../../../domain/time-span.ts'
import type { LogFilter } from '../../ports/store.ts'
import type { AppPorts } from '../app-ports.ts'
import { fileOf, sendFile } from '../send-file.ts'
import { toLogRowView } from '../views.ts'

type Query = z.output<typeof ReadLogQuerySchema>
const mostCounted = 10_000
const exportPage = 1_000

export const adminLogRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/log',
      { schema: { summary: 'The Calendar Sync Log', querystring: ReadLogQuerySchema, response: { 200: ReadLogResponseSchema } } },
      async ({ query }) => {
        const filter = await toFilter(ports, query)
        const page = { ...filter, ...pageOf(query) }
        const rows = await ports.store.readLog(page)
        const counted = query.after === undefined ? await ports.store.countLog(filter) : rows.length
        return {
          rows: rows.map((row) => toLogRowView(row, ports.crm.activityUrl)),
          total: Math.min(counted, mostCounted),
          totalIsAtLeast: counted > mostCounted,
        }
      },
    )
    app.get(
      '/log/export',
      {
        schema: {
          summary: 'The rows that fit the filter, as a file',
          querystring: ReadLogQuerySchema.omit({ before: true, after: true, limit: true }).extend({ format: ExportFormatSchema }),
          response: fileOf('The rows', 'text/csv', 'application/json'),
        },
      },
      async ({ query }, reply) => {
        const rows = everyRow(ports, await toFilter(ports, query))
        const name = `calendar-sync-log-${ports.clock.now().slice(0, 10)}`
        return sendFile(reply, ports.admin.toCsv, query.format, name, rows, logColumns)
      },
    )
    return Promise.resolve()
  }

const pageOf = ({ limit, before, after }: Query): Pick<LogFilter, 'limit' | 'before' | 'after'> => ({
  limit,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

async function toFilter(ports: AppPorts, query: Omit<Query, 'limit'>): Promise<Omit<LogFilter, 'limit'>> {
  // A representative that is not known any more has no rows to show; that is an empty list, not everybody's.
  const mailboxId = async (): Promise<MailboxId> =>
    (await ports.store.representatives()).find((row) => row.representativeId === query.representative)?.mailboxId ??
    ('' as MailboxId)
  return {
    ...(query.representative === undefined ? {} : { mailboxId: await mailboxId() }),
    ...(query.activityNo === undefined ? {} : { activityNo: query.activityNo as ActivityNo }),
    ...(query.linkId === undefined ? {} : { linkId: query.linkId as LinkId }),
    ...(query.appointment === undefined ? {} : { appointment: query.appointment }),
    ...(query.outcome === undefined ? {} : { outcome: query.outcome }),
    ...(query.from === undefined ? {} : { from: query.from as Instant }),
    ...(query.to === undefined ? {} : { to: query.to as Instant }),
    ...(query.text === undefined ? {} : { text: query.text }),
  }
}

type LogRowView = ReturnType<typeof toLogRowView>

/** Page by page, so that a log of millions never stands in memory; what is written meanwhile is not in it. */
async function* everyRow(ports: AppPorts, filter: Omit<LogFilter, 'limit'>): AsyncGenerator<LogRowView> {
  let before: number | undefined
  for (;;) {
    const page = await ports.store.readLog({ ...filter, limit: exportPage, ...(before === undefined ? {} : { before }) })
    for (const row of page) yield toLogRowView(row, ports.crm.activityUrl)
    before = page.at(-1)?.rowId
    if (page.length < exportPage) return
  }
}

const logColumns: Readonly<Record<string, (row: LogRowView) => string>> = {
  Row: (row) => String(row.rowId),
  Seen: (row) => row.seenAt,
  Applied: (row) => row.appliedAt,
  Outcome: (row) => row.outcome,
  Who: (row) => row.who,
  Appointment: (row) => row.appointment,
  Activity: (row) => row.activityNo ?? '',
  Changes: (row) => row.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('\n'),
  Reason: (row) => row.reason,
  'Took ms': (row) => (row.tookMs === null ? '' : String(row.tookMs)),
  'Noticed by': (row) => row.noticedBy,
  Reference: (row) => row.correlationId,
}
