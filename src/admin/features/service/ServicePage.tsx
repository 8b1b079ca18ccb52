import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { ServiceChange, ServiceView } from '../../../api/admin-service.ts'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatMoment } from '../../../ui/format-when.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { changeService, readService } from '../../backend/administration.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { type Status, StatusWord } from '../../page/StatusWord.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useAction } from '../../page/use-action.ts'
import { WideDialog } from '../../page/WideDialog.tsx'
import { useEvery } from '../../use-every.ts'
import { Processes } from './Processes.tsx'
import { Queues } from './Queues.tsx'

const refreshEveryMs = 5_000
const changes = {
  start: { label: 'Start', doing: 'Starting…', effect: 'Changes that waited are relayed now, the oldest first.' },
  pause: {
    label: 'Pause',
    doing: 'Pausing…',
    effect: 'Changes are still noticed and kept; none reaches IFS until somebody starts the service. The panel keeps working.',
  },
  stop: {
    label: 'Stop',
    doing: 'Stopping…',
    effect:
      'Nothing is written to IFS or Outlook for anybody, and the panel says so. What happens meanwhile is found after the start.',
  },
  restart: {
    label: 'Restart',
    doing: 'Restarting…',
    effect: 'Every process finishes what it holds, lets go of its connections and sign-ins, and begins again. Nothing is lost.',
  },
} as const satisfies Record<ServiceChange, unknown>
const offered: Readonly<Record<ServiceView['state'], readonly ServiceChange[]>> = {
  running: ['pause', 'stop', 'restart'],
  paused: ['start', 'stop', 'restart'],
  stopped: ['start'],
}
const stateWords: Readonly<Record<ServiceView['state'], readonly [Status, string]>> = {
  running: ['good', 'Running'],
  paused: ['paused', 'Paused'],
  stopped: ['bad', 'Stopped'],
}
const useStyles = makeStyles({
  boxes: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px' },
  state: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, padding: '0 18px 16px', color: tokens.colorNeutralForeground2 },
  text: { margin: '4px 0 0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
})

interface ServicePageProps {
  readonly client: Client
  readonly onChanged: () => void
}

/** State of the service, why, and what waits; start, stop, pause and restart with the reason kept. */
export function ServicePage({ client, onChanged }: ServicePageProps) {
  const [asking, setAsking] = useState<ServiceChange | null>(null)
  const { state, reload, replace } = useLoad<ServiceView, Failure>('service', () => readService(client), toFailure)
  useEvery(refreshEveryMs, () => {
    reload(true)
  })
  return (
    <>
      <PageHead title="Service" second="The same for every process. Nothing is lost by any of these.">
        {state.kind === 'ready' &&
          offered[state.value.state].map((change) => (
            <Button
              key={change}
              appearance={change === 'start' ? 'primary' : 'secondary'}
              onClick={() => {
                setAsking(change)
              }}
            >
              {changes[change].label}
            </Button>
          ))}
      </PageHead>
      {state.kind === 'loading' && <PageSkeleton label="Loading the service" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && <Facts service={state.value} />}
      {asking !== null && (
        <ReasonDialog
          client={client}
          change={asking}
          onClose={(changed) => {
            setAsking(null)
            if (changed === null) return
            replace(changed)
            onChanged()
          }}
        />
      )}
    </>
  )
}

function Facts({ service }: { readonly service: ServiceView }) {
  const styles = useStyles()
  const table = useTableStyles()
  const [status, word] = stateWords[service.state]
  const moment = (instant: string) => formatMoment(instant, navigator.language, new Date())
  return (
    <div className={styles.boxes}>
      <Box title="State" second={`since ${moment(service.since)}, by ${service.by}`}>
        <span className={styles.state} role="status">
          <StatusWord status={status}>{word}</StatusWord>
        </span>
        {service.reason !== '' && <p className={styles.text}>Reason: {service.reason}</p>}
        {service.waitsFor !== null && (
          <p className={styles.text}>
            <StatusWord status="warning">
              Waits for {service.waitsFor.system} since {moment(service.waitsFor.since)}. {service.waitsFor.reason}
            </StatusWord>
          </p>
        )}
      </Box>
      <Queues queues={service.queues} />
      <Processes processes={service.processes} />
      <Box title="What happened" wide>
        {service.history.length === 0 ? (
          <p className={styles.none}>Nobody has changed the state yet.</p>
        ) : (
          <table className={table.table}>
            <thead>
              <tr>
                <th className={table.head}>When</th>
                <th className={table.head}>State</th>
                <th className={table.head}>Who and why</th>
              </tr>
            </thead>
            <tbody>
              {service.history.map(({ at, state, reason, by }) => (
                <tr key={at}>
                  <td className={table.cell}>{moment(at)}</td>
                  <td className={table.cell}>
                    <StatusWord status={stateWords[state][0]}>{stateWords[state][1]}</StatusWord>
                  </td>
                  <td className={table.cell}>
                    {by}
                    <span className={table.second}>{reason}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Box>
    </div>
  )
}

interface ReasonDialogProps {
  readonly client: Client
  readonly change: ServiceChange
  readonly onClose: (changed: ServiceView | null) => void
}

function ReasonDialog({ client, change, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const action = useAction()
  const { label, doing, effect } = changes[change]
  const ready = reason.trim() !== '' && action.working === ''
  return (
    <WideDialog
      title={`${label} the service`}
      onCancel={() => onClose(null)}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={!ready}
            onClick={() => {
              if (ready) action.run(change, () => changeService(client, change, { reason: reason.trim() }), onClose)
            }}
          >
            {action.working === '' ? label : doing}
          </Button>
          <Button onClick={() => onClose(null)}>Cancel</Button>
        </>
      }
    >
      <span>{effect}</span>
      <Field label="Reason, kept with the change" required>
        <Textarea value={reason} maxLength={500} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <ActionResult failure={action.failure} done="" />
    </WideDialog>
  )
}
