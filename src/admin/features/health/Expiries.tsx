import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { HealthView } from '../../../api/admin-health.ts'

const warnDays = 30
const fullDays = 365

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '14px' },
  item: {
    display: 'grid',
    gridTemplateColumns: '140px minmax(0, 1fr) 110px',
    columnGap: '12px',
    minWidth: 0,
    alignItems: 'center',
    '@media (max-width: 419px)': { gridTemplateColumns: 'minmax(0, 1fr) auto', rowGap: '2px' },
  },
  track: {
    '@media (max-width: 419px)': { display: 'none' },
    height: '4px',
    borderRadius: '2px',
    backgroundColor: tokens.colorNeutralStroke3,
    overflow: 'hidden',
  },
  bar: { height: '100%', backgroundColor: tokens.colorBrandBackground, forcedColorAdjust: 'none' },
  soon: { backgroundColor: tokens.colorStatusWarningForeground3 },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  left: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
})

/** What runs out, with the days that are left; a year fills the bar. */
export function Expiries({ expiries }: { readonly expiries: HealthView['expiries'] }) {
  const styles = useStyles()
  if (expiries.length === 0) return <span className={styles.second}>Nothing with an end is set up.</span>
  return (
    <ul className={styles.list}>
      {expiries.map(({ what, title, expiresAt, daysLeft, byItself }) => (
        <li key={what} className={styles.item}>
          <span>{title}</span>
          {byItself || daysLeft === null ? (
            <span className={styles.second}>{byItself ? 'renewed by itself' : 'end not entered'}</span>
          ) : (
            <span className={styles.track}>
              <span
                className={mergeClasses(styles.bar, daysLeft <= warnDays && styles.soon)}
                style={{ display: 'block', width: `${Math.min(100, Math.max(2, (daysLeft / fullDays) * 100))}%` }}
              />
            </span>
          )}
          <span
            className={styles.left}
            {...(expiresAt === null ? {} : { title: new Date(expiresAt).toLocaleString(navigator.language) })}
          >
            {leftWords(daysLeft, expiresAt, byItself)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function leftWords(daysLeft: number | null, expiresAt: string | null, byItself: boolean): string {
  if (daysLeft === null) return byItself && expiresAt === null ? 'none yet' : ''
  if (daysLeft < 0) return 'expired'
  return daysLeft === 1 ? '1 day' : `${daysLeft.toLocaleString()} days`
}
