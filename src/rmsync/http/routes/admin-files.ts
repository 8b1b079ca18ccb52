import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  ImportBackupRequestSchema,
  ImportBackupResponseSchema,
  TextLogParamsSchema,
  TextLogsResponseSchema,
} from '../../../api/admin-files.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { exportBackup, importBackup } from '../../administration/backup.ts'
import { diagnostics } from '../../administration/diagnostics.ts'
import type { AppPorts } from '../app-ports.ts'
import { plain } from '../plain.ts'
import { attach, fileOf } from '../send-file.ts'

/** A backup of some 100,000 links, quoted inside JSON. */
const longestBackup = 210_000_000
const json = 'application/json; charset=utf-8'

export const adminFileRoutes =
  ({ admin }: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    const { textLogs } = admin
    const today = (): string => admin.configuration.clock.now().slice(0, 10)
    app.get(
      '/text-logs',
      { schema: { summary: 'Text log files, newest first', response: { 200: TextLogsResponseSchema } } },
      async () => ({ files: plain(await textLogs.list()) }),
    )
    app.get(
      '/text-logs/:name',
      { schema: { summary: 'One text log file', params: TextLogParamsSchema, response: fileOf('The file', 'text/plain') } },
      async ({ params }, reply) => {
        const text = await textLogs.read(params.name)
        if (text === null) throw new Refusal('not-found', `There is no text log file ${params.name}.`, 'Load the list again.')
        return attach(reply, params.name, 'text/plain; charset=utf-8').send(text)
      },
    )
    app.get(
      '/diagnostics',
      {
        schema: {
          summary: 'Diagnostics bundle, without secrets and subjects',
          response: fileOf('The bundle', 'application/json'),
        },
      },
      async (_request, reply) => {
        const text = JSON.stringify(await diagnostics(admin.diagnostics), null, 1)
        return attach(reply, `rm-panel-diagnostics-${today()}.json`, json).send(Readable.from([text]))
      },
    )
    app.get(
      '/backup',
      { schema: { summary: 'Links and configuration, without secrets', response: fileOf('The backup', 'application/json') } },
      async (_request, reply) =>
        attach(reply, `rm-panel-backup-${today()}.json`, json).send(Readable.from(exportBackup(admin.backup))),
    )
    const take = (path: string, summary: string, apply: boolean) =>
      app.post(
        path,
        {
          bodyLimit: longestBackup,
          schema: { summary, body: ImportBackupRequestSchema, response: { 200: ImportBackupResponseSchema } },
        },
        async ({ body, person }) => plain(await importBackup(admin.backup, body.document, apply, person.name)),
      )
    take('/backup/check', 'What importing a backup would do', false)
    take('/backup/import', 'Import a backup, all of it or nothing', true)
    return Promise.resolve()
  }
