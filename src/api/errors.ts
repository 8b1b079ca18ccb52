import { z } from 'zod'
import { SaidSchema } from './said.ts'

/** Every refusal has a code for the program, a sentence for the person, and the reference that the log has too. */
export const errorCodes = [
  'bad-request',
  'sign-in-needed',
  'not-allowed',
  'not-a-representative',
  'appointment-gone',
  'not-organizer',
  'private',
  'series-not-yet',
  'no-series',
  'whole-series',
  'already-linked',
  'activity-linked-elsewhere',
  'activity-gone',
  'activity-without-start',
  'sync-off',
  'undecided-people',
  'refused-by-ifs',
  'refused-by-outlook',
  'ifs-unavailable',
  'outlook-unavailable',
  'not-found',
  'invalid-settings',
  'invalid-field',
  'setting-locked',
  'changed-meanwhile',
  'confirm-consequences',
  'bad-csv',
  'bad-backup',
  'initial-sync-running',
  'deletions-not-seen',
  'wrong-state',
  'already-undone',
  'not-undoable',
  'service-stopped',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export const ErrorSchema = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    /** What happened, in one sentence. */
    message: z.string(),
    /** What to do, in one sentence. */
    fix: z.string(),
    /** Both once more, as their sentences; absent unless all of them are known. */
    said: z.object({ message: SaidSchema, fix: SaidSchema }).optional(),
    correlationId: z.string(),
    /** For `bad-request`, `invalid-settings` and `invalid-field`: the member that is wrong. */
    field: z.string().optional(),
    /** For `already-linked` and `activity-linked-elsewhere`. */
    activityNo: z.string().optional(),
  }),
})
export type ErrorView = z.infer<typeof ErrorSchema>['error']
