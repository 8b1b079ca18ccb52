import { z } from 'zod'

/** What is downloaded: answers are files, streamed. */

/** `GET /api/admin/log/export`: with the filters of the log. */
export const ExportFormatSchema = z.enum(['csv', 'json']).default('csv')

/** `GET /api/admin/text-logs`: text log files, newest first. `GET /api/admin/text-logs/:name`: one, as text. */
export const TextLogsResponseSchema = z.object({
  files: z.array(z.object({ name: z.string(), bytes: z.number(), changedAt: z.string() })),
})
export type TextLogsResponse = z.infer<typeof TextLogsResponseSchema>
export const TextLogParamsSchema = z.object({
  name: z.string().regex(/^rmsync[\w.-]{0,60}\.log$/, 'must be the name of a text log file'),
})

/**
 * `GET /api/admin/diagnostics`: versions, settings without secrets, recent log with subjects hashed, as one JSON document.
 * `GET /api/admin/backup`: links and configuration, without secrets, as one JSON document.
 */
export const FileSchema = z.string()

/** `POST /api/admin/backup/check` and `/import`: the document as text. Checked whole before anything is written; 422 `bad-backup` names each fault. */
export const ImportBackupRequestSchema = z.object({ document: z.string().max(200_000_000) })
export const ImportBackupResponseSchema = z.object({
  madeAt: z.string(),
  version: z.string(),
  links: z.object({ new: z.number(), same: z.number(), differing: z.number() }),
  settings: z.number(),
  /** The set-up of the panel is another one than here. */
  panel: z.boolean(),
  /** At most 100, of `faultCount`. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })),
  faultCount: z.number(),
  applied: z.boolean(),
})
export type ImportBackupResponse = z.infer<typeof ImportBackupResponseSchema>
