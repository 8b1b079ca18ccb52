import { z } from 'zod'

/** Each link was compared with both of its sides. */
const ReconciliationSchema = z.object({
  runId: z.string(),
  startedAt: z.string(),
  /** Null while it runs. */
  finishedAt: z.string().nullable(),
  /** Name of the person who asked for it; null: it was its time. */
  by: z.string().nullable(),
  /** Links there were when it began, and how many of them were compared so far. */
  total: z.number(),
  compared: z.number(),
  /** Links whose two sides differed; what became of them follows. Should be 0. */
  drift: z.number(),
  repaired: z.number(),
  setAside: z.number(),
  /** Not compared this time: a side could not be read. */
  unread: z.number(),
  /** What somebody asked for, may stand half done in IFS or Outlook, and is not finished. */
  orphans: z.number(),
})

/** `GET /api/admin/reconciliations`: newest first. */
export const ReconciliationsResponseSchema = z.object({ reconciliations: z.array(ReconciliationSchema) })

/** `POST /api/admin/reconciliations`: compares all links now. Answers 202; one that is under way goes on instead. */
export const ReconcileNowResponseSchema = z.object({ runId: z.string(), startedAt: z.string() })
export type ReconcileNowResponse = z.infer<typeof ReconcileNowResponseSchema>

/**
 * `POST /api/admin/rebuild-links`: looks for marks of links that the database does not know, and links them again. Answers 202 with
 * how many mailboxes are looked through; each link found has a row in the log.
 */
export const RebuildLinksResponseSchema = z.object({ mailboxes: z.number() })
export type RebuildLinksResponse = z.infer<typeof RebuildLinksResponseSchema>
