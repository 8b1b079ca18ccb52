import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { SeriesView } from '../../../api/schemas.ts'
import { formatDay } from '../../../ui/format-when.ts'
import { useSpeech } from '../../languages/speech.ts'

type SeriesDate = SeriesView['dates'][number]
type Kind = SeriesDate['kind']

const mostShown = 12
/** Two days side by side need this many marks between them. */
const tooNear = 4
const between = 27
const middle = 9

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: '8px', fontSize: tokens.fontSizeBase200 },
  strip: {
    width: '100%',
    height: '18px',
    overflow: 'visible',
    '@media (forced-colors: active)': { '& *': { stroke: 'CanvasText' } },
  },
  ends: {
    position: 'relative',
    height: tokens.lineHeightBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  end: { position: 'absolute', whiteSpace: 'nowrap' },
  open: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '14px',
    rowGap: '4px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    color: tokens.colorNeutralForeground3,
    lineHeight: tokens.lineHeightBase200,
  },
  entry: { display: 'flex', alignItems: 'center', gap: '6px' },
  sample: { width: '14px', height: '18px', flexShrink: 0 },
})

/** The dates of a series in a row, the open one among them; which mark means what stands below. A list tells the same in words. */
export function DateStrip({ dates, openOn }: { readonly dates: readonly SeriesDate[]; readonly openOn: string | null }) {
  const styles = useStyles()
  const { texts } = useSpeech()
  const shown = aroundOpen(dates, openOn)
  const kinds = [...new Set(shown.map(({ kind }) => kind))].filter((kind) => kind !== 'linked')
  const words: Readonly<Record<Kind, string>> = {
    past: texts.series.past,
    linked: texts.series.linked,
    differs: texts.series.differs,
    removed: texts.series.removed,
    later: texts.series.later,
    'left-out': texts.series.leftOut,
  }
  const open = shown.findIndex(({ on }) => on === openOn)
  const marked = Math.max(0, open)
  const width = Math.max(1, shown.length - 1) * between + 2 * middle
  return (
    <div className={styles.root}>
      <svg className={styles.strip} viewBox={`0 0 ${width} 18`} preserveAspectRatio="xMinYMid meet" aria-hidden>
        {shown.slice(1).map((date, index) => (
          <line
            key={date.on}
            x1={middle + index * between + 9}
            x2={middle + (index + 1) * between - 9}
            y1={9}
            y2={9}
            stroke={tokens.colorNeutralStroke2}
            strokeWidth={2}
          />
        ))}
        {shown.map((date, index) => (
          <Mark key={date.on} kind={date.kind} x={middle + index * between} isOpen={date.on === openOn} />
        ))}
      </svg>
      <div className={styles.ends} style={{ maxWidth: `${width}px` }} aria-hidden>
        <DayAt day={shown[marked]?.on} at={(middle + marked * between) / width} isOpen={open >= 0} />
        {shown.length - marked > tooNear && <DayAt day={shown.at(-1)?.on} at={1} isOpen={false} />}
      </div>
      {kinds.length > 0 && (
        <ul className={styles.legend} aria-hidden>
          {kinds.map((kind) => (
            <li key={kind} className={styles.entry}>
              <svg className={styles.sample} viewBox="0 0 14 18">
                <Mark kind={kind} x={7} isOpen={false} />
              </svg>
              {words[kind]}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A day below its mark, kept inside the strip; `at`: from 0 to 1. */
function DayAt({ day, at, isOpen }: { readonly day: string | undefined; readonly at: number; readonly isOpen: boolean }) {
  const styles = useStyles()
  const { locale } = useSpeech()
  const shift = at < 0.1 ? 0 : at > 0.9 ? 100 : 50
  const left = shift === 0 ? 0 : shift === 100 ? 100 : at * 100
  return (
    <span
      className={mergeClasses(styles.end, isOpen && styles.open)}
      style={{ insetInlineStart: `${left}%`, transform: `translateX(-${shift}%)` }}
    >
      {day === undefined ? '' : formatDay(day, locale)}
    </span>
  )
}

/** Two before the open one, the rest behind it. */
function aroundOpen(dates: readonly SeriesDate[], openOn: string | null): readonly SeriesDate[] {
  const open = dates.findIndex(({ on }) => on === openOn)
  const first = open < 0 ? dates.findIndex(({ kind }) => kind !== 'past') - 1 : open - 2
  const start = Math.max(0, Math.min(first, dates.length - mostShown))
  return dates.slice(start, start + mostShown)
}

/** Told apart by shape, not by colour alone. */
function Mark({ kind, x, isOpen }: { readonly kind: Kind; readonly x: number; readonly isOpen: boolean }) {
  const brand = tokens.colorCompoundBrandBackground
  const grey = tokens.colorNeutralForeground3
  if (isOpen && kind !== 'removed')
    return <circle cx={x} cy={9} r={6} fill={tokens.colorNeutralBackground1} stroke={brand} strokeWidth={4} />
  switch (kind) {
    case 'past':
      return <circle cx={x} cy={9} r={5} fill={grey} />
    case 'linked':
      return <circle cx={x} cy={9} r={5} fill={brand} />
    case 'differs':
      return <path d={`M${x} 2.5 L${x + 6.5} 9 L${x} 15.5 L${x - 6.5} 9 Z`} fill={brand} />
    case 'removed':
    case 'left-out':
      return (
        <>
          <circle cx={x} cy={9} r={4.5} fill="none" stroke={grey} strokeWidth={1.2} />
          <line x1={x - 5} x2={x + 5} y1={14} y2={4} stroke={grey} strokeWidth={1.8} />
        </>
      )
    case 'later':
      return <circle cx={x} cy={9} r={4.5} fill="none" stroke={grey} strokeWidth={1.2} strokeDasharray="2.4 2" />
  }
}
