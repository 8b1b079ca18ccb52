import type * as z from 'zod'
import { Malformed } from '../../domain/errors.ts'

/** Reads an answer of Graph; what is missing or wrong is named by its path. Values are not repeated: they may be private. */
export function parseAs<Schema extends z.ZodType>(schema: Schema, body: unknown, what: string): z.infer<Schema> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const named = result.error.issues.map((issue) => `${[what, ...issue.path].join('.')} (${issue.message})`).join('; ')
  throw new Malformed('Outlook', `Outlook’s answer is not what its contract says: ${named}.`, { cause: result.error })
}
