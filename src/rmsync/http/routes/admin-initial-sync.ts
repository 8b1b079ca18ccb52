import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { ExportFormatSchema } from '../../../api/admin-files.ts'
import {
  ApproveInitialSyncRequestSchema,
  ChangeInitialSyncParamsSchema,
  InitialSyncItemsQuerySchema,
  InitialSyncItemsResponseSchema,
  type InitialSyncItemView,
  InitialSyncParamsSchema,
  InitialSyncSchema,
  InitialSyncsResponseSchema,
  PlanInitialSyncRequestSchema,
} from '../../../api/admin-initial-sync.ts'
import { dateFault } from '../../../domain/check-settings.ts'
import type { RepresentativeId } from '../../../domain/ids.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { CalendarDate } from '../../../domain/time-span.ts'
import { describeRun } from '../../initial-sync/describe-run.ts'
import { approveInitialSync, changeInitialSync, runOf, startInitialSync } from '../../initial-sync/run.ts'
import type { InitialSyncItem, InitialSyncItemFilter } from '../../ports/initial-sync.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'
import { fileOf, sendFile } from '../send-file.ts'

const mostRuns = 50
const exportPage = 1_000

export const adminInitialSyncRoutes =
  ({ admin, crm }: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    const { initialSync: ports, toCsv } = admin
    const shown = async (runId: string) => plain(await describeRun(ports.runs, await runOf(ports, runId)))
    app.get(
      '/initial-syncs',
      { schema: { summary: 'Initial Syncs, newest first', response: { 200: InitialSyncsResponseSchema } } },
      async () => ({
        runs: plain(await Promise.all((await ports.runs.runs(mostRuns)).map((run) => describeRun(ports.runs, run)))),
      }),
    )
    app.post(
      '/initial-syncs',
      {
        schema: {
          summary: 'Plan an Initial Sync; nothing is changed',
          body: PlanInitialSyncRequestSchema,
          response: { 201: InitialSyncSchema },
        },
      },
      async ({ body, person }, reply) => {
        const from =
          body.from ?? admin.configuration.settings.current().initialSyncFrom ?? admin.configuration.clock.now().slice(0, 10)
        const fault = dateFault(from)
        if (fault !== null) throw new Refusal('bad-request', fault.message, fault.fix, undefined, 'from')
        const request = { representatives: body.representatives, from: from as CalendarDate }
        const { runId } = await startInitialSync(ports, request, person.name)
        return reply.code(201).send(await shown(runId))
      },
    )
    app.get(
      '/initial-syncs/:runId',
      {
        schema: {
          summary: 'One Initial Sync with its progress',
          params: InitialSyncParamsSchema,
          response: { 200: InitialSyncSchema },
        },
      },
      async ({ params }) => shown(params.runId),
    )
    app.get(
      '/initial-syncs/:runId/items',
      {
        schema: {
          summary: 'Every item of the plan and what became of it',
          params: InitialSyncParamsSchema,
          querystring: InitialSyncItemsQuerySchema,
          response: { 200: InitialSyncItemsResponseSchema },
        },
      },
      async ({ params, query }) => {
        await runOf(ports, params.runId)
        const filter = toFilter(query)
        const [items, total] = await Promise.all([
          ports.runs.items(params.runId, filter, query.offset, query.limit),
          ports.runs.countFiltered(params.runId, filter),
        ])
        return { items: items.map((item) => toView(item, crm.activityUrl)), total }
      },
    )
    app.get(
      '/initial-syncs/:runId/export',
      {
        schema: {
          summary: 'The items as a file',
          params: InitialSyncParamsSchema,
          querystring: InitialSyncItemsQuerySchema.omit({ offset: true, limit: true }).extend({ format: ExportFormatSchema }),
          response: fileOf('The items', 'text/csv', 'application/json'),
        },
      },
      async ({ params, query }, reply) => {
        const { runId, startedAt } = await runOf(ports, params.runId)
        async function* every(): AsyncGenerator<InitialSyncItemView> {
          for (let offset = 0; ; offset += exportPage) {
            const page = await ports.runs.items(runId, toFilter(query), offset, exportPage)
            for (const item of page) yield toView(item, crm.activityUrl)
            if (page.length < exportPage) return
          }
        }
        return sendFile(reply, toCsv, query.format, `initial-sync-${startedAt.slice(0, 10)}`, every(), columns)
      },
    )
    app.post(
      '/initial-syncs/:runId/approve',
      {
        schema: {
          summary: 'Apply exactly this plan',
          params: InitialSyncParamsSchema,
          body: ApproveInitialSyncRequestSchema,
          response: { 200: InitialSyncSchema },
        },
      },
      async ({ params, body, person }) => {
        await approveInitialSync(ports, params.runId, body.deletionsSeen, person.name)
        return shown(params.runId)
      },
    )
    app.post(
      '/initial-syncs/:runId/:change',
      {
        schema: {
          summary: 'Pause, resume or cancel it',
          params: ChangeInitialSyncParamsSchema,
          response: { 200: InitialSyncSchema },
        },
      },
      async ({ params, person }) => {
        await changeInitialSync(ports, params.runId, params.change, person.name)
        return shown(params.runId)
      },
    )
    return Promise.resolve()
  }

type Query = Pick<z.output<typeof InitialSyncItemsQuerySchema>, 'show' | 'representative' | 'text'>
function toFilter({ show, representative, text }: Query): InitialSyncItemFilter {
  return {
    ...(show === 'all' || show === 'skipped' || show === 'failed'
      ? {}
      : { actions: show === 'changes' ? ['delete', 'relink', 'update'] : [show] }),
    ...(show === 'skipped' || show === 'failed' ? { result: show } : {}),
    ...(representative === undefined ? {} : { representativeId: representative as RepresentativeId }),
    ...(text === undefined ? {} : { text }),
  }
}

const toView = (item: InitialSyncItem, urlOf: AppPorts['crm']['activityUrl']): InitialSyncItemView => ({
  itemId: item.itemId,
  action: item.action,
  representativeId: item.representativeId,
  representative: item.representative,
  appointment: item.appointment,
  start: item.start,
  activityNo: item.activityNo,
  activityUrl: item.activityNo === null ? null : urlOf(item.activityNo),
  linkId: item.linkId,
  why: item.why,
  changes: [...item.changes],
  result: item.result,
  resultReason: item.resultReason,
})

const columns: Readonly<Record<string, (item: InitialSyncItemView) => string>> = {
  What: (item) => item.action,
  Representative: (item) => item.representative,
  Appointment: (item) => item.appointment,
  Start: (item) => item.start,
  Activity: (item) => item.activityNo ?? '',
  Why: (item) => item.why,
  Changes: (item) => item.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('\n'),
  Result: (item) => item.result,
  'Result because': (item) => item.resultReason,
}
