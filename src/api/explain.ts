import { z } from 'zod'
import { checkCodes } from '../domain/explanation.ts'
import { SaidSchema } from './said.ts'
import { FieldChangeSchema } from './schemas.ts'

/**
 * `GET /api/appointments/explain?itemId=`: why the open appointment does or does not reach an activity.
 * `GET /api/admin/explain?linkId=` or `?activityNo=`: the same of any link, for administrators.
 */
export const ExplainQuerySchema = z.object({ itemId: z.string().min(1).max(1000) })
export const ExplainLinkQuerySchema = z
  .object({ linkId: z.string().min(1).max(200).optional(), activityNo: z.string().min(1).max(100).optional() })
  .refine(({ linkId, activityNo }) => (linkId === undefined) !== (activityNo === undefined), {
    message: 'name either a link or an activity',
    path: ['linkId'],
  })

const CheckSchema = z.object({
  code: z.enum(checkCodes),
  verdict: z.enum(['ok', 'problem', 'unknown']),
  /** With `code` it names a text; `params` stand in it. Moments are ISO instants, shown in local time. */
  finding: z.string(),
  params: z.array(z.object({ name: z.string(), value: z.string(), said: SaidSchema.optional() })),
  /** The same in English. */
  says: z.string(),
  /** In English; empty when there is nothing to be done. */
  fix: z.string(),
})

export const ExplanationSchema = z.object({
  /** Null: not linked. */
  linkId: z.string().nullable(),
  activityNo: z.string().nullable(),
  /** In the order in which a change travels. */
  checks: z.array(CheckSchema),
  /** What Outlook says and IFS was not told, since when, and of whose mailbox; null when there is nothing. */
  waiting: z.object({ changes: z.array(FieldChangeSchema), changedAt: z.string(), by: z.string() }).nullable(),
  /** The first check with a problem: what to mend first. Null: all is well. */
  firstProblem: z.enum(checkCodes).nullable(),
})
export type ExplanationView = z.infer<typeof ExplanationSchema>
