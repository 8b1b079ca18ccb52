import type { LogRowView } from '../../../api/schemas.ts'
import { formatDuration, formatFieldValue, formatMoment } from '../../../ui/format-when.ts'
import type { TrailEntry } from '../../../ui/Trail.tsx'
import { texts } from './texts.ts'

/** Rows of the log as the person reads them. Rows that changed nothing for them are left out here; the log of the admins has all. */
export function toTrail(rows: readonly LogRowView[], reader: { locale: string; me: string; now: Date }): readonly TrailEntry[] {
  return rows
    .filter((row) => row.outcome !== 'nothing-to-do')
    .map((row) => ({
      id: String(row.rowId),
      title: titleOf(row),
      moment: formatMoment(row.appliedAt, reader.locale, reader.now),
      changes: row.changes.map((change) => ({
        label: texts.fields[change.field],
        before: formatFieldValue(change.before, reader.locale),
        after: formatFieldValue(change.after, reader.locale),
      })),
      by: byLine(row, reader.me),
      needsAttention: row.outcome === 'set-aside' || row.outcome === 'retry',
    }))
}

function titleOf(row: LogRowView): string {
  if (row.outcome === 'linked') return row.reason.replace(/\.$/, '')
  if (row.outcome !== 'updated') return texts.outcomes[row.outcome]
  const fields = new Set(row.changes.map(({ field }) => field))
  const kinds = [
    fields.has('description') ? texts.subjectChanged : null,
    fields.has('start') || fields.has('end') ? texts.timeChanged : null,
    fields.has('contacts') || fields.has('representatives') ? texts.peopleChanged : null,
  ].filter((kind) => kind !== null)
  return kinds.length === 1 ? (kinds[0] ?? texts.outcomes.updated) : texts.outcomes.updated
}

function byLine(row: LogRowView, me: string): string {
  const who = row.who === me ? texts.you : row.who
  if (row.outcome === 'set-aside' || row.outcome === 'retry') return row.reason
  if (row.noticedBy === 'person') return `${who}, ${texts.inPanel}`
  return [`${who}, ${texts.inOutlook}`, row.tookMs === null ? null : texts.reachedIfsIn(formatDuration(row.tookMs))]
    .filter((part) => part !== null)
    .join(' · ')
}
