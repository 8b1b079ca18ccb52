import { z } from 'zod'
import { FieldChangeSchema, LinkStateSchema } from './schemas.ts'

/** `POST /api/log/:rowId/undo`: takes back what one row relayed, a deletion included. For the owner of the mailbox and for admins. */
export const UndoParamsSchema = z.object({ rowId: z.coerce.number().int().positive() })
export const UndoResponseSchema = z.object({
  /** Of a deletion that was undone it is a new number. */
  activityNo: z.string(),
  changes: z.array(FieldChangeSchema),
  /** Left alone, because somebody changed them since. */
  left: z.array(FieldChangeSchema.shape.field),
  /** Paused; null where it was unlinked since. */
  link: z.object({ linkId: z.string(), state: LinkStateSchema }).nullable(),
})
export type UndoResponse = z.infer<typeof UndoResponseSchema>
