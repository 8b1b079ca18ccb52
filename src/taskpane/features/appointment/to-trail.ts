import type { LogRowView } from '../../../api/schemas.ts'
import type { SayingCode } from '../../../domain/sayings/sayings.ts'
import { formatChange, formatDuration, formatMoment } from '../../../ui/format-when.ts'
import type { UiTexts } from '../../../ui/texts/en.ts'
import type { TrailEntry } from '../../../ui/Trail.tsx'
import { explainedOutcomes } from './explained-outcomes.ts'
import type { AppointmentTexts } from './texts/en.ts'

interface Reader {
  readonly locale: string
  readonly texts: { readonly appointment: AppointmentTexts; readonly ui: UiTexts }
  readonly product: string
  readonly me: string
  readonly now: Date
}

interface Entry extends TrailEntry {
  /** In the service’s own words, and as its sentences. */
  readonly reason: Pick<LogRowView, 'reason' | 'said'> | null
}

/** Rows of the log as the person reads them. Rows that changed nothing for them are left out here; the log of the admins has all. */
export function toTrail(rows: readonly LogRowView[], reader: Reader): readonly Entry[] {
  const texts = reader.texts.appointment
  return rows
    .filter((row) => row.outcome !== 'nothing-to-do')
    .map((row, index) => ({
      id: String(row.rowId),
      title: titleOf(row, texts),
      moment: formatMoment(row.appliedAt, reader.locale, reader.now),
      changes: row.changes.map((change) => ({
        label: texts.fields[change.field],
        ...formatChange(change.before, change.after, reader.locale),
      })),
      reason: explainedOutcomes.includes(row.outcome) && row.reason !== '' ? row : null,
      by: byLine(row, reader, index === 0),
      needsAttention: row.outcome === 'set-aside' || row.outcome === 'retry',
    }))
}

function titleOf(row: LogRowView, texts: AppointmentTexts): string {
  if (row.outcome === 'linked') return titleOfLinking(row.said, texts)
  if (row.outcome !== 'updated') return texts.outcomes[row.outcome]
  const titles = new Set(row.changes.map((change) => titleOfChange(change, texts)))
  const [only] = titles
  return titles.size === 1 && only !== undefined ? only : texts.outcomes.updated
}

/** The ways a link comes about. */
function titleOfLinking(said: LogRowView['said'], texts: AppointmentTexts): string {
  switch (said?.[0]?.code as SayingCode | undefined) {
    case 'linked-created':
      return texts.linkedCreated
    case 'linked-existing':
      return texts.linkedExisting
    case 'pushed':
      return texts.linkedPushed
    default:
      return texts.outcomes.linked
  }
}

function titleOfChange({ field, before, after }: LogRowView['changes'][number], texts: AppointmentTexts): string {
  switch (field) {
    case 'description':
      return texts.subjectChanged
    case 'start':
    case 'end':
      return texts.timeChanged
    case 'contacts':
      return before === '' ? texts.contactAdded : after === '' ? texts.contactRemoved : texts.peopleChanged
    case 'representatives':
      return before === '' ? texts.representativeAdded : after === '' ? texts.representativeRemoved : texts.peopleChanged
  }
}

/** Only the newest says in words how long it took; below it the figure is enough. */
function byLine(row: LogRowView, { texts: { appointment: texts, ui }, me, product }: Reader, newest: boolean): string {
  const who = row.who === me ? texts.you : row.who
  if (row.outcome === 'set-aside' || row.outcome === 'retry') return ''
  if (row.noticedBy === 'person') return texts.inPanel(who, product)
  const took = row.tookMs === null ? null : formatDuration(row.tookMs, ui)
  return [texts.inOutlook(who), took === null ? null : newest ? texts.reachedIfsIn(took) : took]
    .filter((part) => part !== null)
    .join(' · ')
}
