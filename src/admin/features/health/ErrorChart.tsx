import { makeStyles, tokens } from '@fluentui/react-components'
import type { HealthView } from '../../../api/admin-health.ts'
import { hiddenText } from '../../../ui/hidden-text.ts'
import { useChartWidth } from './chart-width.ts'
import { axisMarks } from './scale.ts'

const size = { height: 150, left: 44, right: 8, top: 8, bottom: 22 }
const errorKinds = [
  { key: 'ifsBusy', words: 'IFS busy' },
  { key: 'outlookBusy', words: 'Outlook throttled' },
  { key: 'refusedByIfs', words: 'Refused by IFS' },
  { key: 'other', words: 'Other' },
] as const

const useStyles = makeStyles({
  root: { width: '100%', height: 'auto', display: 'block', fontVariantNumeric: 'tabular-nums' },
  grid: { stroke: tokens.colorNeutralStroke3 },
  words: { fill: tokens.colorNeutralForeground3, fontSize: '12px', fontFamily: tokens.fontFamilyBase },
  // a border in the colour of the page tells the parts apart where colours are forced
  bar: { stroke: tokens.colorNeutralBackground1, strokeWidth: '2', '@media (forced-colors: active)': { stroke: 'Canvas' } },
  ifsBusy: { fill: tokens.colorBrandBackground, backgroundColor: tokens.colorBrandBackground },
  outlookBusy: { fill: tokens.colorPaletteTealBorderActive, backgroundColor: tokens.colorPaletteTealBorderActive },
  refusedByIfs: { fill: tokens.colorStatusWarningForeground1, backgroundColor: tokens.colorStatusWarningForeground1 },
  other: { fill: tokens.colorNeutralForeground3, backgroundColor: tokens.colorNeutralForeground3 },
  legend: { display: 'flex', flexWrap: 'wrap', gap: '4px 14px', fontSize: tokens.fontSizeBase200, marginBottom: '8px' },
  kind: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
  mark: { width: '10px', height: '10px', borderRadius: '2px', forcedColorAdjust: 'none' },
  hidden: hiddenText,
})

/** Errors of seven days by kind, with their figures in a table for who does not see the bars. */
export function ErrorChart({ days }: { readonly days: HealthView['errors'] }) {
  const styles = useStyles()
  const width = useChartWidth()
  const { height, left, right, top, bottom } = size
  const sums = days.map((day) => errorKinds.reduce((sum, { key }) => sum + day[key], 0))
  const marks = axisMarks(Math.max(...sums, 1))
  const most = marks.at(-1) ?? 1
  const y = (value: number) => height - bottom - (value / most) * (height - top - bottom)
  const room = (width - left - right) / Math.max(1, days.length)
  const dayName = (on: string, at: number) =>
    at === days.length - 1
      ? 'Today'
      : new Date(`${on}T00:00:00Z`).toLocaleDateString(navigator.language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <>
      <div className={styles.legend} aria-hidden>
        {errorKinds.map(({ key, words }) => (
          <span key={key} className={styles.kind}>
            <span className={`${styles.mark} ${styles[key]}`} />
            {words}
          </span>
        ))}
      </div>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.root} aria-hidden>
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={left} x2={width - right} y1={y(mark)} y2={y(mark)} className={styles.grid} />
            <text x={left - 8} y={y(mark) + 4} textAnchor="end" className={styles.words}>
              {mark.toLocaleString()}
            </text>
          </g>
        ))}
        {days.map((day, at) => {
          let below = 0
          const barX = left + at * room + room * 0.28
          return (
            <g key={day.on}>
              {errorKinds.map(({ key }) => {
                const from = below
                below += day[key]
                return day[key] === 0 ? null : (
                  <rect
                    key={key}
                    x={barX}
                    y={y(below)}
                    width={room * 0.44}
                    height={Math.max(2, y(from) - y(below))}
                    className={`${styles.bar} ${styles[key]}`}
                  />
                )
              })}
              <text x={left + (at + 0.5) * room} y={height - 4} textAnchor="middle" className={styles.words}>
                {dayName(day.on, at)}
              </text>
            </g>
          )
        })}
      </svg>
      <div className={styles.hidden}>
        <table>
          <caption>Errors by day and kind</caption>
          <thead>
            <tr>
              <th>Day</th>
              {errorKinds.map(({ key, words }) => (
                <th key={key}>{words}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day, at) => (
              <tr key={day.on}>
                <th scope="row">{dayName(day.on, at)}</th>
                {errorKinds.map(({ key }) => (
                  <td key={key}>{day[key]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
