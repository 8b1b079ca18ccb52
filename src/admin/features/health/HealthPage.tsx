import { Button, makeStyles } from '@fluentui/react-components'
import { MailAlert20Regular } from '@fluentui/react-icons'
import type { HealthView } from '../../../api/admin-health.ts'
import type { Failure } from '../../../api/failure.ts'
import { Bars } from '../../../ui/Bars.tsx'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatTime } from '../../../ui/format-when.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { readHealth, testAlerts } from '../../backend/administration.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { useAction } from '../../page/use-action.ts'
import { useEvery } from '../../use-every.ts'
import { Alerts } from './Alerts.tsx'
import { Drift } from './Drift.tsx'
import { ErrorChart } from './ErrorChart.tsx'
import { Expiries } from './Expiries.tsx'
import { Figures } from './Figures.tsx'
import { LineChart } from './LineChart.tsx'
import { Undelivered } from './Undelivered.tsx'

const refreshEveryMs = 15_000

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '16px',
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

/** Whether everything that is linked reaches IFS, and what will keep it from doing so. */
export function HealthPage({ client }: { readonly client: Client }) {
  const action = useAction()
  const { state, reload } = useLoad<HealthView, Failure>('health', () => readHealth(client), toFailure)
  useEvery(refreshEveryMs, () => {
    reload(true)
  })
  const asOf = state.kind === 'ready' ? `As of ${formatTime(state.value.asOf, navigator.language)}. ` : ''
  return (
    <>
      <PageHead title="Health" second={`${asOf}Refreshes by itself.`}>
        <Button
          icon={<MailAlert20Regular />}
          disabledFocusable={action.working !== ''}
          onClick={() => {
            action.run(
              'test',
              () => testAlerts(client),
              ({ hooks }) =>
                hooks
                  .map(({ hook, outcome, reason }) =>
                    outcome === 'sent'
                      ? `By ${hook}: sent.`
                      : outcome === 'failed'
                        ? `By ${hook}: failed. ${reason}`
                        : `By ${hook}: not set up under Configuration.`,
                  )
                  .join(' '),
            )
          }}
        >
          {action.working === '' ? 'Send a test alert' : 'Sending…'}
        </Button>
      </PageHead>
      <ActionResult failure={action.failure} done={action.done} />
      {state.kind === 'loading' && <Bars label="Loading health" heights={[44, 96, 190, 190]} />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && <Dashboard health={state.value} client={client} />}
    </>
  )
}

function Dashboard({ health, client }: { readonly health: HealthView; readonly client: Client }) {
  const styles = useStyles()
  const { delayAlarmMs } = health
  return (
    <>
      <Alerts alerts={health.alerts} />
      <Figures health={health} />
      <div className={styles.grid}>
        <Box title="Delay" second="95 of 100 changes, last 24 hours">
          <LineChart
            label="Delay of 95 of 100 changes, last 24 hours"
            points={health.delay.map(({ at, p95Ms }) => ({ at, value: p95Ms === null ? null : p95Ms / 1000 }))}
            format={(seconds) => `${seconds.toLocaleString()} s`}
            alarm={{ value: delayAlarmMs / 1000, words: `Alarm at ${(delayAlarmMs / 1000).toLocaleString()} s` }}
          />
        </Box>
        <Box title="Waiting" second="changes in the queue, last 24 hours">
          <LineChart
            label="Changes in the queue, last 24 hours"
            points={health.queue.map(({ at, waiting }) => ({ at, value: waiting }))}
            format={(changes) => changes.toLocaleString()}
          />
        </Box>
        <Box title="Errors" second="last seven days">
          <ErrorChart days={health.errors} />
        </Box>
        <Box title="Expires" second="secrets, certificates, subscriptions">
          <Expiries expiries={health.expiries} />
        </Box>
        <Drift health={health} client={client} />
        <Undelivered alerts={health.undelivered} asOf={health.asOf} />
      </div>
    </>
  )
}
