import { makeStyles, tokens } from '@fluentui/react-components'
import { hiddenText } from '../../../ui/hidden-text.ts'
import { formatTime } from '../../../ui/format-when.ts'
import { useChartWidth } from './chart-width.ts'
import { axisMarks, hourTicks, lineRuns } from './scale.ts'

const size = { height: 150, left: 44, right: 8, top: 14, bottom: 22 }

const useStyles = makeStyles({
  root: { width: '100%', height: 'auto', display: 'block', overflow: 'visible', fontVariantNumeric: 'tabular-nums' },
  grid: { stroke: tokens.colorNeutralStroke3 },
  words: { fill: tokens.colorNeutralForeground3, fontSize: '12px', fontFamily: tokens.fontFamilyBase },
  line: {
    stroke: tokens.colorBrandBackground,
    strokeWidth: '2',
    fill: 'none',
    '@media (forced-colors: active)': { stroke: 'Highlight' },
  },
  dot: { fill: tokens.colorBrandBackground, '@media (forced-colors: active)': { fill: 'Highlight' } },
  alarm: { stroke: tokens.colorStatusWarningForeground1, strokeDasharray: '5 4' },
  alarmWords: { fill: tokens.colorStatusWarningForeground1 },
  hidden: hiddenText,
})

interface LineChartProps {
  readonly label: string
  /** Oldest first, evenly apart. */
  readonly points: readonly { readonly at: string; readonly value: number | null }[]
  readonly format: (value: number) => string
  readonly alarm?: { readonly value: number; readonly words: string }
}

/** A line over a day, with its figures in a table for who does not see it. */
export function LineChart({ label, points, format, alarm }: LineChartProps) {
  const styles = useStyles()
  const width = useChartWidth()
  const { height, left, right, top, bottom } = size
  const marks = axisMarks(Math.max(...points.map(({ value }) => value ?? 0), alarm?.value ?? 0, 1))
  const most = marks.at(-1) ?? 1
  const x = (at: number) => left + (at / Math.max(1, points.length - 1)) * (width - left - right)
  const y = (value: number) => height - bottom - (value / most) * (height - top - bottom)
  const runs = lineRuns(points.map(({ value }) => value))
  const newest = runs.at(-1)?.at(-1)
  const ticks = hourTicks(points.map(({ at }) => at))
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.root} aria-hidden>
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={left} x2={width - right} y1={y(mark)} y2={y(mark)} className={styles.grid} />
            <text x={left - 8} y={y(mark) + 4} textAnchor="end" className={styles.words}>
              {format(mark)}
            </text>
          </g>
        ))}
        {ticks.map((at) => (
          <text key={at} x={x(at)} y={height - 4} textAnchor="middle" className={styles.words}>
            {formatTime(points[at]?.at ?? '', navigator.language)}
          </text>
        ))}
        <text x={width - right} y={height - 4} textAnchor="end" className={styles.words}>
          now
        </text>
        {alarm !== undefined && (
          <>
            <line x1={left} x2={width - right} y1={y(alarm.value)} y2={y(alarm.value)} className={styles.alarm} />
            <text x={width - right} y={y(alarm.value) - 5} textAnchor="end" className={`${styles.words} ${styles.alarmWords}`}>
              {alarm.words}
            </text>
          </>
        )}
        {runs.map((run) =>
          run.length === 1 ? (
            <circle key={run[0]?.at} cx={x(run[0]?.at ?? 0)} cy={y(run[0]?.value ?? 0)} r="2" className={styles.dot} />
          ) : (
            <polyline
              key={run[0]?.at}
              className={styles.line}
              points={run.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
            />
          ),
        )}
        {newest !== undefined && <circle cx={x(newest.at)} cy={y(newest.value)} r="4" className={styles.dot} />}
      </svg>
      <div className={styles.hidden}>
        <table>
          <caption>{label}</caption>
          <tbody>
            {points
              .filter((_point, at) => at % 4 === 0 || at === points.length - 1)
              .map(({ at, value }) => (
                <tr key={at}>
                  <th scope="row">{formatTime(at, navigator.language)}</th>
                  <td>{value === null ? 'nothing' : format(value)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
