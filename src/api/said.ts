import { z } from 'zod'

/**
 * A text of the service as its sentences, in order: which each is (`src/domain/sayings`), and what stands in it. A page says the same in
 * the language of its reader. `as-it-is`: words of a person or of another system, in `text`. Absent: no sentence of it is known.
 */
export const SaidSchema = z.array(
  z.object({ code: z.string(), params: z.array(z.object({ name: z.string(), value: z.string() })) }),
)
export type SaidView = z.infer<typeof SaidSchema>
