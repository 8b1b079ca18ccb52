import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { FileSchema, TextLogParamsSchema, TextLogsResponseSchema } from '../../../api/admin-files.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'
import { attach } from '../send-file.ts'

export const adminFileRoutes =
  ({ admin: { textLogs } }: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/text-logs',
      { schema: { summary: 'Text log files, newest first', response: { 200: TextLogsResponseSchema } } },
      async () => ({ files: plain(await textLogs.list()) }),
    )
    app.get(
      '/text-logs/:name',
      { schema: { summary: 'One text log file', params: TextLogParamsSchema, response: { 200: FileSchema } } },
      async ({ params }, reply) => {
        const text = await textLogs.read(params.name)
        if (text === null) throw new Refusal('not-found', `There is no text log file ${params.name}.`, 'Load the list again.')
        return attach(reply, params.name, 'text/plain; charset=utf-8').send(text)
      },
    )
    return Promise.resolve()
  }
