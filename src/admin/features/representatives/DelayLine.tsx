import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const width = 56
const height = 16

const useStyles = makeStyles({
  line: { stroke: tokens.colorNeutralForeground2, flexShrink: 0 },
  late: { stroke: tokens.colorStatusWarningForeground3 },
})

/** The delay of each day of the week, beside its figure: decoration, so hidden from a screen reader. */
export function DelayLine({ values, isLate }: { readonly values: readonly (number | null)[]; readonly isLate: boolean }) {
  const styles = useStyles()
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]))
  if (known.length < 2) return null
  const most = Math.max(...known.map(({ value }) => value), 1)
  const points = known.map(({ value, at }) => {
    const x = 1 + (at / Math.max(1, values.length - 1)) * (width - 2)
    return `${x.toFixed(1)},${(height - 1 - (value / most) * (height - 3)).toFixed(1)}`
  })
  return (
    <svg
      width={width}
      height={height}
      fill="none"
      strokeWidth="1.5"
      aria-hidden
      className={mergeClasses(styles.line, isLate && styles.late)}
    >
      <polyline points={points.join(' ')} />
    </svg>
  )
}
