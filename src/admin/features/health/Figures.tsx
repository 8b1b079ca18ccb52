import { makeStyles, tokens } from '@fluentui/react-components'
import type { HealthView } from '../../../api/admin-health.ts'
import { formatDuration } from '../../../ui/format-when.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    margin: '0 0 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 1099px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    '@media (max-width: 419px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  cell: { padding: '12px 18px', boxShadow: `0 0 0 1px ${tokens.colorNeutralStroke2}` },
  value: { margin: 0 },
  number: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  second: { color: tokens.colorNeutralForeground2 },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
})

/** The four figures that say whether all is well. */
export function Figures({ health }: { readonly health: HealthView }) {
  const styles = useStyles()
  const { current, delayP95Ms, waiting, notifications, asOf } = health
  const [delay = '–', unit = ''] = delayP95Ms === null ? [] : preciseDuration(delayP95Ms)
  const oldest = waiting.oldestSeconds === null ? '' : `oldest ${formatDuration(waiting.oldestSeconds * 1000)}, `
  const renewal =
    notifications.nextRenewalAt === null
      ? 'mailboxes'
      : `mailboxes, next renewal in ${formatDuration(Math.max(0, Date.parse(notifications.nextRenewalAt) - Date.parse(asOf)))}`
  const figures = [
    {
      label: 'Current',
      number: current.current.toLocaleString(),
      second: `of ${current.active.toLocaleString()}`,
      small: `representatives within ${current.withinMinutes} minutes`,
    },
    {
      label: 'Delay, 95 of 100',
      number: delay,
      second: unit,
      small: delayP95Ms === null ? 'no change in the last 24 hours' : 'from saved in Outlook to IFS',
    },
    {
      label: 'Waiting',
      number: waiting.changes.toLocaleString(),
      second: '',
      small: `${oldest}${waiting.setAside.toLocaleString()} set aside`,
    },
    notifications.isOn
      ? {
          label: 'Notifications',
          number: notifications.subscribed.toLocaleString(),
          second: `of ${notifications.active.toLocaleString()}`,
          small: renewal,
        }
      : { label: 'Notifications', number: 'Off', second: '', small: 'no public address, rounds alone' },
  ]
  return (
    <dl className={styles.root}>
      {figures.map(({ label, number, second, small }) => (
        <div key={label} className={styles.cell}>
          <dt>{label}</dt>
          <dd className={styles.value}>
            <span className={styles.number}>{number}</span> <span className={styles.second}>{second}</span>
            <span className={styles.small}>{small}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Below ten seconds with a tenth: that is where the delay lives. */
function preciseDuration(ms: number): readonly string[] {
  if (ms < 10_000) return [(ms / 1000).toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }), 's']
  return formatDuration(ms).split(' ')
}
