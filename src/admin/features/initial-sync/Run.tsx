import { Button, Checkbox, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { InitialSyncView } from '../../../api/admin-initial-sync.ts'
import { formatDuration } from '../../../ui/format-when.ts'
import type { Client } from '../../backend/client.ts'
import { approveInitialSync, changeInitialSync, planInitialSync } from '../../backend/initial-sync.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { FooterBar } from '../../page/FooterBar.tsx'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useAction } from '../../page/use-action.ts'
import { Counts } from './Counts.tsx'
import { Items } from './Items.tsx'
import { changesOf, isUnderWay, stateWords } from './run-words.ts'

const useStyles = makeStyles({
  progress: { display: 'grid', rowGap: '6px', marginBottom: '16px', fontVariantNumeric: 'tabular-nums' },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
})

interface RunProps {
  readonly client: Client
  readonly run: InitialSyncView
  readonly onChanged: () => void
  readonly onPlanAgain: (run: InitialSyncView) => void
}

/** One Initial Sync, from its plan to its end. */
export function Run({ client, run, onChanged, onPlanAgain }: RunProps) {
  const action = useAction()
  const change = (what: 'pause' | 'resume' | 'cancel') => {
    if (action.working === '')
      action.run(
        what,
        () => changeInitialSync(client, run.runId, what),
        () => onChanged(),
      )
  }
  const planAgain = () => {
    if (action.working !== '') return
    const representatives =
      run.representatives === null ? 'all' : run.representatives.map(({ representativeId }) => representativeId)
    const again = async () => {
      if (run.state === 'planned') await changeInitialSync(client, run.runId, 'cancel')
      return planInitialSync(client, { representatives, from: run.from })
    }
    action.run('plan', again, onPlanAgain)
  }
  return (
    <>
      {run.state !== 'planned' && <Progress run={run} />}
      {run.state !== 'planning' && (
        <>
          <Counts run={run} />
          <Items key={run.state} client={client} run={run} />
        </>
      )}
      <ActionResult failure={action.failure} done="" />
      {run.state === 'planned' && (
        <Decide
          run={run}
          working={action.working}
          onApprove={() => {
            if (action.working === '')
              action.run(
                'approve',
                () => approveInitialSync(client, run.runId, { deletionsSeen: run.counts.delete }),
                () => onChanged(),
              )
          }}
          onDiscard={() => change('cancel')}
          onPlanAgain={planAgain}
        />
      )}
      {(isUnderWay(run) || run.state === 'paused') && (
        <FooterBar
          words={run.state === 'planning' ? 'Nothing is changed while it plans.' : 'It goes on after a restart of the service.'}
        >
          {run.state === 'applying' && <Button onClick={() => change('pause')}>Pause</Button>}
          {run.state === 'paused' && (
            <Button appearance="primary" onClick={() => change('resume')}>
              Resume
            </Button>
          )}
          <Button onClick={() => change('cancel')}>{run.state === 'planning' ? 'Cancel' : 'Cancel the rest'}</Button>
        </FooterBar>
      )}
    </>
  )
}

interface DecideProps {
  readonly run: InitialSyncView
  readonly working: string
  readonly onApprove: () => void
  readonly onDiscard: () => void
  readonly onPlanAgain: () => void
}

/** Approval of exactly this plan; with deletions in it, only once somebody says that they were looked at. */
function Decide({ run, working, onApprove, onDiscard, onPlanAgain }: DecideProps) {
  const styles = useStyles()
  const [seen, setSeen] = useState(false)
  const changes = changesOf(run)
  const deletions = run.counts.delete
  const mayApply = changes > 0 && (deletions === 0 || seen) && working === ''
  return (
    <FooterBar
      words={
        <span className={styles.foot}>
          {deletions > 0 && (
            <Checkbox
              checked={seen}
              onChange={(_event, { checked }) => setSeen(checked === true)}
              label={
                deletions === 1 ? 'I have looked at the deletion' : `I have looked at the ${deletions.toLocaleString()} deletions`
              }
            />
          )}
          <span className={styles.second}>
            {changes === 0
              ? 'Nothing to do: Outlook and IFS say the same.'
              : 'Whatever changes before its turn is skipped and listed.'}
          </span>
        </span>
      }
    >
      <Button disabledFocusable={working !== ''} onClick={onPlanAgain}>
        {working === 'plan' ? 'Beginning…' : 'Plan again'}
      </Button>
      <Button disabledFocusable={working !== ''} onClick={onDiscard}>
        Discard plan
      </Button>
      <Button
        appearance="primary"
        disabledFocusable={!mayApply}
        onClick={() => {
          if (mayApply) onApprove()
        }}
      >
        {working === 'approve' ? 'Approving…' : `Apply ${changes.toLocaleString()} ${changes === 1 ? 'change' : 'changes'}`}
      </Button>
    </FooterBar>
  )
}

function Progress({ run }: { readonly run: InitialSyncView }) {
  const styles = useStyles()
  const { done, total, perMinute, secondsLeft } = run.progress
  const [status, word] = stateWords[run.state]
  const unit = run.state === 'planning' ? 'representatives' : 'changes'
  const figures = [
    `${done.toLocaleString()} of ${total.toLocaleString()} ${unit}`,
    ...(perMinute === null || !isUnderWay(run) ? [] : [`${Math.round(perMinute).toLocaleString()} a minute`]),
    ...(secondsLeft === null || !isUnderWay(run) ? [] : [`${formatDuration(secondsLeft * 1000)} left`]),
  ].join(', ')
  const { applied, skipped, failed } = run.results
  return (
    <div className={styles.progress}>
      <span role="status">
        <StatusWord status={status}>
          {word}. {run.reason}
        </StatusWord>
      </span>
      {total > 0 && <ProgressBar aria-label={figures} value={done} max={Math.max(1, total)} thickness="large" />}
      {total > 0 && <span className={styles.second}>{figures}</span>}
      {run.state !== 'planning' && (
        <span className={styles.second}>
          {applied.toLocaleString()} applied, {skipped.toLocaleString()} skipped, {failed.toLocaleString()} failed
        </span>
      )}
    </div>
  )
}
