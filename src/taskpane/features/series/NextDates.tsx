import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { SeriesView } from '../../../api/schemas.ts'
import { formatDay, formatShortStart, formatTime } from '../../../ui/format-when.ts'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import type { SeriesTexts } from './texts/en.ts'

type SeriesDate = SeriesView['dates'][number]
const fewDates = 4

const useStyles = makeStyles({
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: '8px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: { listStyle: 'none', margin: '4px 0 0', padding: 0, display: 'grid', rowGap: '8px' },
  row: {
    display: 'grid',
    gridTemplateColumns: '72px minmax(40px, auto) minmax(0, 1fr)',
    columnGap: '8px',
    alignItems: 'baseline',
  },
  day: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  none: { color: tokens.colorNeutralForeground3 },
  how: { textAlign: 'end', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  same: { color: tokens.colorNeutralForeground3 },
})

/** What follows the open date, each with its activity and how it differs. */
export function NextDates({ series, after }: { readonly series: SeriesView; readonly after: string }) {
  const styles = useStyles()
  const { locale, texts: all } = useSpeech()
  const { openPage } = usePanel()
  const texts = all.series
  const [open, setOpen] = useState(false)
  const next = series.dates.filter((date) => date.on > after && date.kind !== 'past')
  const shown = open ? next : next.slice(0, fewDates)
  if (next.length === 0) return null
  return (
    <section aria-label={texts.nextDates}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{texts.nextDates}</h2>
        {next.length > fewDates && (
          <TextButton
            aria-expanded={open}
            onClick={() => {
              setOpen(!open)
            }}
          >
            {open ? texts.fewer : texts.all(next.length)}
          </TextButton>
        )}
      </div>
      <ul className={styles.list}>
        {shown.map((date) => (
          <li key={date.on} className={styles.row}>
            <span className={styles.day}>{formatDay(date.on, locale)}</span>
            {date.activityNo === null || date.activityUrl === null ? (
              <span className={styles.none}>{texts.none}</span>
            ) : (
              <TextButton
                large
                aria-label={texts.openInIfs(date.activityNo)}
                onClick={() => {
                  openPage(date.activityUrl ?? '')
                }}
              >
                {date.activityNo}
              </TextButton>
            )}
            <span className={date.kind === 'linked' ? `${styles.how} ${styles.same}` : styles.how}>
              {howOf(date, series, texts, locale)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How a date stands to its series. */
export function howOf(date: SeriesDate, series: SeriesView, texts: SeriesTexts, locale: string): string {
  switch (date.kind) {
    case 'removed':
      return texts.removedInOutlook
    case 'later':
      return texts.followsLater
    case 'left-out':
      return texts.unlinkedDate
    case 'differs':
      return isMoved(date, series) && date.when !== null ? texts.movedTo(formatShortStart(date.when, locale)) : texts.changed
    case 'linked':
    case 'past':
      return texts.asSeries
  }
}

/** On another day than the pattern gives it, or at another time than the dates that follow the pattern. */
function isMoved({ on, when }: SeriesDate, series: SeriesView): boolean {
  if (when?.kind !== 'timed') return when?.kind === 'all-day' && when.startOn !== on
  const usual = series.dates.find((other) => other.kind === 'linked' && other.when?.kind === 'timed')?.when
  const elsewhere = new Date(when.startAt).toLocaleDateString('sv') !== on
  return elsewhere || (usual?.kind === 'timed' && formatTime(usual.startAt, 'sv') !== formatTime(when.startAt, 'sv'))
}
