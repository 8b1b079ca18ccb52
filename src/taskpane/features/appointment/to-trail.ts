import type { LogRowView } from '../../../api/schemas.ts'
import { formatChange, formatDuration, formatMoment } from '../../../ui/format-when.ts'
import type { TrailEntry } from '../../../ui/Trail.tsx'
import { texts } from './texts.ts'

/** Rows of the log as the person reads them. Rows that changed nothing for them are left out here; the log of the admins has all. */
export function toTrail(rows: readonly LogRowView[], reader: { locale: string; me: string; now: Date }): readonly TrailEntry[] {
  return rows
    .filter((row) => row.outcome !== 'nothing-to-do')
    .map((row, index) => ({
      id: String(row.rowId),
      title: titleOf(row),
      moment: formatMoment(row.appliedAt, reader.locale, reader.now),
      changes: row.changes.map((change) => ({
        label: texts.fields[change.field],
        ...formatChange(change.before, change.after, reader.locale),
      })),
      by: byLine(row, reader.me, index === 0),
      needsAttention: row.outcome === 'set-aside' || row.outcome === 'retry',
    }))
}

function titleOf(row: LogRowView): string {
  if (row.outcome === 'linked') return row.reason.replace(/\.$/, '')
  if (row.outcome !== 'updated') return texts.outcomes[row.outcome]
  const titles = new Set(row.changes.map(titleOfChange))
  const [only] = titles
  return titles.size === 1 && only !== undefined ? only : texts.outcomes.updated
}

function titleOfChange({ field, before, after }: LogRowView['changes'][number]): string {
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
function byLine(row: LogRowView, me: string, newest: boolean): string {
  const who = row.who === me ? texts.you : row.who
  if (row.outcome === 'set-aside' || row.outcome === 'retry') return row.reason
  if (row.noticedBy === 'person') return `${who}, ${texts.inPanel}`
  const took = row.tookMs === null ? null : formatDuration(row.tookMs)
  return [`${who}, ${texts.inOutlook}`, took === null ? null : newest ? texts.reachedIfsIn(took) : took]
    .filter((part) => part !== null)
    .join(' · ')
}
