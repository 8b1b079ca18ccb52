import { z } from 'zod'
import { noticedByWays, outcomes } from '../domain/log-row.ts'
import { SaidSchema } from './said.ts'
import { FieldFactSchema } from './panel-form.ts'

/** Shapes shared by several calls. The server validates with them, the browser takes its types from them. */

export const ConnectionKindSchema = z.enum(['account', 'lead', 'supplier', 'supplier-request'])
export const ConnectionSchema = z.object({ kind: ConnectionKindSchema, id: z.string(), name: z.string(), place: z.string() })
export type ConnectionView = z.infer<typeof ConnectionSchema>

export const WhenSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('timed'), startAt: z.string(), endAt: z.string(), zone: z.string() }),
  z.object({ kind: z.literal('all-day'), startOn: z.string(), endOn: z.string() }),
])
export type WhenView = z.infer<typeof WhenSchema>

export const OutcomeSchema = z.enum(outcomes)

export const FieldChangeSchema = z.object({
  field: z.enum(['description', 'start', 'end', 'contacts', 'representatives']),
  before: z.string(),
  after: z.string(),
})

/** One row of the Calendar Sync Log as a person sees it. */
export const LogRowSchema = z.object({
  rowId: z.number(),
  seenAt: z.string(),
  appliedAt: z.string(),
  who: z.string(),
  activityNo: z.string().nullable(),
  activityUrl: z.string().nullable(),
  appointment: z.string(),
  changes: z.array(FieldChangeSchema),
  outcome: OutcomeSchema,
  reason: z.string(),
  /** The reason once more. */
  said: SaidSchema.optional(),
  tookMs: z.number().nullable(),
  noticedBy: z.enum(noticedByWays),
  correlationId: z.string(),
  /** Of the link it is about, to retry or resume it. */
  linkId: z.string().optional(),
  /** What it changed can still be undone. */
  undoable: z.literal(true).optional(),
})
export type LogRowView = z.infer<typeof LogRowSchema>

const ContactCandidateSchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.string(),
  connection: ConnectionSchema,
})

/** Who an attendee is in IFS. */
const ResolutionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('representative'), representativeId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('contact'), personId: z.string(), name: z.string(), connection: ConnectionSchema }),
  z.object({ kind: z.literal('ambiguous'), candidates: z.array(ContactCandidateSchema) }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('not-a-person') }),
])
export const AttendeeSchema = z.object({
  name: z.string(),
  email: z.string(),
  resolution: ResolutionSchema,
  /** Fields of contacts or representatives that the administrators want shown. */
  facts: z.array(FieldFactSchema).optional(),
})
export type AttendeeView = z.infer<typeof AttendeeSchema>

/** Since when, and why: in English, and as its sentences. */
const becauseShape = { since: z.string(), why: z.string(), said: SaidSchema.optional() }

export const LinkStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('linked') }),
  z.object({ kind: z.literal('appointment-cancelled'), ...becauseShape }),
  z.object({ kind: z.literal('activity-missing'), since: z.string() }),
  z.object({ kind: z.literal('waiting'), ...becauseShape }),
  /** `undo`: a person may resume it; the others go on by themselves, `moved` also when it is resumed. */
  z.object({
    kind: z.literal('paused'),
    ...becauseShape,
    because: z.enum(['undo', 'private', 'moved']),
  }),
  z.object({ kind: z.literal('set-aside'), ...becauseShape }),
])

export const ActivityViewSchema = z.object({
  activityNo: z.string(),
  description: z.string(),
  when: WhenSchema.nullable(),
  connection: ConnectionSchema.nullable(),
  activityType: z.string(),
  subType: z.string(),
  opportunityNo: z.string(),
  /** `not-started`, `in-progress`, `completed`, or what IFS says otherwise */
  state: z.string(),
  url: z.string(),
  /** Somebody asked in IFS for an appointment (*Create Outlook Appointment*), and it has none yet. */
  wantedInOutlook: z.literal(true).optional(),
})
export type ActivityView = z.infer<typeof ActivityViewSchema>

export const LinkViewSchema = z.object({
  linkId: z.string(),
  state: LinkStateSchema,
  linkedBy: z.string(),
  linkedAt: z.string(),
  currentAsOf: z.string(),
  category: z.string(),
  /** `gone`: IFS no longer has it. `hidden`: the viewer is no representative of it and may not see it. */
  activity: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('shown'),
      activity: ActivityViewSchema,
      /** Fields of the activity that the administrators want shown. */
      fields: z.array(FieldFactSchema).optional(),
    }),
    z.object({ kind: z.literal('gone') }),
    z.object({ kind: z.literal('hidden') }),
  ]),
  activityNo: z.string(),
  /** Newest first, at most 20. */
  trail: z.array(LogRowSchema),
})
export type LinkView = z.infer<typeof LinkViewSchema>

/** A whole series that is linked, one activity a date. */
export const SeriesViewSchema = z.object({
  seriesLinkId: z.string(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('linked') }),
    z.object({ kind: z.enum(['ended', 'waiting', 'set-aside']), ...becauseShape }),
  ]),
  linkedBy: z.string(),
  currentAsOf: z.string(),
  category: z.string(),
  /** Null when IFS no longer has it. */
  connection: ConnectionSchema.nullable(),
  /** Dates before this moment have their activities; null until the first look is done. */
  expandedThrough: z.string().nullable(),
  /** In order: some past, all linked ones, the first that follow later. */
  dates: z.array(
    z.object({
      /** The day that the pattern gives it. */
      on: z.string(),
      /** Null for a date that was removed in Outlook. */
      when: WhenSchema.nullable(),
      activityNo: z.string().nullable(),
      activityUrl: z.string().nullable(),
      kind: z.enum(['past', 'linked', 'differs', 'removed', 'later', 'left-out']),
    }),
  ),
})
export type SeriesView = z.infer<typeof SeriesViewSchema>
