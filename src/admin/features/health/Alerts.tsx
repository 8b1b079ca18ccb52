import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, ErrorCircle16Filled, Warning16Filled } from '@fluentui/react-icons'
import type { AlertView } from '../../../api/admin-health.ts'
import { PageLink } from '../../page/PageLink.tsx'

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: '0 0 16px',
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  item: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: '12px',
    padding: '8px 18px',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  icon: { marginTop: '2px' },
  words: { overflowWrap: 'anywhere' },
  message: { fontWeight: tokens.fontWeightSemibold },
  fix: { color: tokens.colorNeutralForeground2 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  error: { color: tokens.colorStatusDangerForeground1 },
  good: { color: tokens.colorStatusSuccessForeground1 },
})

const linkWords: Readonly<Record<AlertView['kind'], string>> = {
  'secret-expires': 'Replace it',
  'certificate-expires': 'Replace it',
  'representatives-late': 'Explain',
  'representatives-paused': 'Review',
  'service-paused': 'Start it',
  'ifs-unavailable': 'Check it',
  'outlook-unavailable': 'Check it',
  'service-user-locked': 'How to unlock it',
  'subscriptions-missing': 'Check them',
  'queue-grows': 'Look at it',
  'set-aside': 'Look at them',
  drift: 'Look at it',
  'alerts-undelivered': 'Correct it',
}
const queries: Readonly<Partial<Record<AlertView['kind'], Readonly<Record<string, string>>>>> = {
  'representatives-late': { show: 'look' },
  'representatives-paused': { show: 'paused' },
  'set-aside': { outcome: 'set-aside' },
}

/** What needs somebody, in plain words, each with the page where it is mended. */
export function Alerts({ alerts }: { readonly alerts: readonly AlertView[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.list} aria-label="Alerts">
      {alerts.length === 0 && (
        <li className={styles.item}>
          <CheckmarkCircle16Filled className={mergeClasses(styles.icon, styles.good)} aria-hidden />
          <span>Nothing needs you.</span>
        </li>
      )}
      {alerts.map(({ kind, severity, message, fix, page }) => {
        const Icon = severity === 'error' ? ErrorCircle16Filled : Warning16Filled
        return (
          <li key={`${kind} ${message}`} className={styles.item}>
            <Icon
              className={mergeClasses(styles.icon, styles[severity])}
              role="img"
              aria-label={severity === 'error' ? 'Error' : 'Warning'}
            />
            <span className={styles.words}>
              <span className={styles.message}>{message}</span> <span className={styles.fix}>{fix}</span>
            </span>
            {page !== 'health' && (
              <PageLink page={page} query={queries[kind] ?? {}}>
                {linkWords[kind]}
              </PageLink>
            )}
          </li>
        )
      })}
    </ul>
  )
}
