import { z } from 'zod'
import { LinkFreshnessSchema } from './freshness.ts'
import { PanelFormSchema } from './panel-form.ts'
import { ActivityViewSchema, AttendeeSchema, ConnectionSchema, LinkViewSchema, SeriesViewSchema, WhenSchema } from './schemas.ts'

/** `POST /api/appointments/read`: everything the panel shows for the appointment that is open, in one round trip. */
export const ReadAppointmentRequestSchema = z.object({
  /** REST form of office.js's item id (`convertToRestId`). */
  itemId: z.string().min(1).max(1000),
  /**
   * When the open date of a series starts. Classic Outlook gives each date the id of the series; the answer then carries the id of the
   * date, which goes into what is asked next.
   */
  occurrenceStartAt: z.iso.datetime().optional(),
  /** Of the form that the panel has: another one comes along with the answer. */
  formVersion: z.string().max(100).optional(),
})
export type ReadAppointmentRequest = z.infer<typeof ReadAppointmentRequestSchema>

/** Why a connection is suggested. */
const SuggestionSchema = z.object({
  connection: ConnectionSchema,
  because: z.discriminatedUnion('kind', [
    /** `usedTimes`: how often meetings with these people were linked to it. */
    z.object({ kind: z.literal('attendees-work-here'), count: z.number(), usedTimes: z.number() }),
    z.object({ kind: z.literal('used-before'), count: z.number() }),
    z.object({ kind: z.literal('same-domain'), domain: z.string() }),
  ]),
})

export const AppointmentViewSchema = z.object({
  /** Of what was read, for what is asked next. */
  itemId: z.string(),
  subject: z.string(),
  when: WhenSchema,
  kind: z.enum(['single', 'series', 'occurrence', 'exception']),
  organizer: z.object({ name: z.string(), email: z.string() }),
  /** Whether it can be linked here and now; a refusal says why and what to do. */
  mayLink: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('yes') }),
    z.object({
      kind: z.literal('no'),
      code: z.enum(['not-organizer', 'private', 'series-not-yet', 'appointment-cancelled']),
      reason: z.string(),
      fix: z.string(),
    }),
  ]),
  /** The attendees and the organizer, each with who they are in IFS. */
  people: z.array(AttendeeSchema),
  /** Private in Outlook, whatever the company links: nothing of it may be kept on a computer. */
  isPrivate: z.literal(true).optional(),
  suggestions: z.array(SuggestionSchema),
  /** Activities of mine that may well be this meeting already: same day, and same account or name. At most three. */
  looksLike: z.array(ActivityViewSchema),
  link: LinkViewSchema.nullable(),
  /** The series that is linked as a whole, where this appointment is it or one of its dates. */
  series: SeriesViewSchema.nullable(),
  /** Of the mailbox whose link is shown; absent where nothing is linked. */
  freshness: LinkFreshnessSchema.optional(),
  /** Sync Active of the representative: off means later edits are not relayed. */
  syncActive: z.boolean(),
  /** Only where it is another than the panel said it has. */
  form: PanelFormSchema.optional(),
})
export type AppointmentView = z.infer<typeof AppointmentViewSchema>
