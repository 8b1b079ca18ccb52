import { z } from 'zod'
import { NewActivitySchema, NewContactsSchema, PersonChoicesSchema } from './create-link.ts'
import { SeriesViewSchema } from './schemas.ts'

/**
 * `POST /api/series-links`: links a whole series, one activity a date inside the horizon. Answers 201 at once; the activities follow
 * within seconds. Safe to repeat: a series is linked once.
 */
export const LinkSeriesRequestSchema = z.object({
  /** Of the series, or of one of its dates. */
  itemId: z.string().min(1).max(1000),
  choices: PersonChoicesSchema,
  newContacts: NewContactsSchema.optional(),
  target: NewActivitySchema,
})
export type LinkSeriesRequest = z.infer<typeof LinkSeriesRequestSchema>
export const LinkSeriesResponseSchema = SeriesViewSchema

/** `DELETE /api/series-links/:seriesLinkId`: unlinks the series with all its dates; appointments and activities stay. Answers 204. */
export const SeriesLinkParamsSchema = z.object({ seriesLinkId: z.string().min(1) })
