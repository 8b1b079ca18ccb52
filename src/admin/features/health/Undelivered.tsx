import { makeStyles, tokens } from '@fluentui/react-components'
import type { HealthView } from '../../../api/admin-health.ts'
import { Box } from '../../page/Box.tsx'
import { formatApplied } from '../../page/format-applied.ts'

const mostShown = 10

const useStyles = makeStyles({
  root: { gridColumn: '1 / -1', minWidth: 0 },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '10px', overflowWrap: 'anywhere' },
  second: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  more: { margin: '10px 0 0', color: tokens.colorNeutralForeground2 },
})

interface UndeliveredProps {
  readonly alerts: HealthView['undelivered']
  readonly asOf: string
}

/** Alerts that a way has not taken, with what it said. Nothing where all arrived. */
export function Undelivered({ alerts, asOf }: UndeliveredProps) {
  const styles = useStyles()
  if (alerts.length === 0) return null
  const time = (instant: string) => formatApplied(instant, new Date(asOf))
  return (
    <div className={styles.root}>
      <Box title="Alerts not delivered" second="tried for a day, kept for 30">
        <ul className={styles.list}>
          {alerts.slice(0, mostShown).map(({ hook, state, kind, message, at, tries, reason, nextTryAt }) => (
            <li key={`${hook} ${kind} ${at} ${message}`}>
              {message}
              <span className={styles.second}>
                {[
                  `By ${hook}, ${time(at)}.`,
                  state === 'given-up'
                    ? 'Given up.'
                    : tries === 0
                      ? 'Waits its turn.'
                      : `Tried ${tries === 1 ? 'once' : `${tries} times`}.`,
                  reason,
                  nextTryAt === null || tries === 0 ? '' : `Next try ${time(nextTryAt)}.`,
                ]
                  .filter((words) => words !== '')
                  .join(' ')}
              </span>
            </li>
          ))}
        </ul>
        {alerts.length > mostShown && (
          <p className={styles.more}>{`The newest ${mostShown}. More stand in the text log files.`}</p>
        )}
      </Box>
    </div>
  )
}
