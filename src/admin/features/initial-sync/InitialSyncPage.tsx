import { Button, makeStyles } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { InitialSyncsResponse, InitialSyncView } from '../../../api/admin-initial-sync.ts'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatFieldValue, formatMoment } from '../../../ui/format-when.ts'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { exportInitialSync, listInitialSyncs } from '../../backend/initial-sync.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { saveFile } from '../../page/save-file.ts'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useAction } from '../../page/use-action.ts'
import { useEvery } from '../../use-every.ts'
import { PlanForm } from './PlanForm.tsx'
import { Run } from './Run.tsx'
import { changesOf, isOpen, isUnderWay, stateWords } from './run-words.ts'

const useStyles = makeStyles({ boxes: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px' } })

/** Plan, look, approve, follow. The run that is open is shown; without one, the form that plans the next. */
export function InitialSyncPage({ client }: { readonly client: Client }) {
  const styles = useStyles()
  const action = useAction()
  const [chosen, setChosen] = useState<string | null>(null)
  const { state, reload } = useLoad<InitialSyncsResponse, Failure>('initial-syncs', () => listInitialSyncs(client), toFailure)
  const runs = state.kind === 'ready' ? state.value.runs : []
  useEvery(runs.some(isUnderWay) ? 2_000 : 15_000, () => {
    reload(true)
  })
  const run = chosen === '' ? undefined : (runs.find(({ runId }) => runId === chosen) ?? runs.find(isOpen))
  return (
    <>
      <PageHead
        title={run === undefined ? 'Initial Sync' : 'Initial Sync plan'}
        second={
          run === undefined
            ? 'Compares every linked appointment with IFS. First a plan; nothing is changed before you approve it.'
            : describe(run)
        }
      >
        {run !== undefined && run.state !== 'planning' && (
          <Button
            icon={<ArrowDownload20Regular />}
            onClick={() => {
              action.run('export', () => exportInitialSync(client, run.runId), saveFile)
            }}
          >
            {action.working === '' ? 'Export' : 'Exporting…'}
          </Button>
        )}
        {run !== undefined && !isOpen(run) && <Button onClick={() => setChosen('')}>Plan another</Button>}
      </PageHead>
      <ActionResult failure={action.failure} done="" />
      {state.kind === 'loading' && <PageSkeleton label="Loading Initial Syncs" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && run !== undefined && (
        <Run
          key={run.runId}
          client={client}
          run={run}
          onChanged={() => {
            setChosen(run.runId)
            reload(true)
          }}
          onPlanAgain={(planned) => {
            setChosen(planned.runId)
            reload(true)
          }}
        />
      )}
      {state.kind === 'ready' && run === undefined && (
        <div className={styles.boxes}>
          <PlanForm
            client={client}
            onPlanned={(planned) => {
              setChosen(planned.runId)
              reload(true)
            }}
          />
          <History runs={runs} onChoose={setChosen} />
        </div>
      )}
    </>
  )
}

function describe(run: InitialSyncView): string {
  const whom =
    run.representatives === null
      ? `all ${run.representativeCount.toLocaleString()} representatives`
      : run.representatives.length === 1
        ? (run.representatives[0]?.name ?? '')
        : `${run.representativeCount.toLocaleString()} representatives`
  const made = formatMoment(run.plannedAt ?? run.startedAt, navigator.language, new Date())
  const untouched = run.state === 'planned' || run.state === 'planning' ? ' Nothing has been changed yet.' : ''
  return `For ${whom}, from ${formatFieldValue(run.from, navigator.language)}. Made by ${run.plannedBy}: ${made}.${untouched}`
}

function History({ runs, onChoose }: { readonly runs: readonly InitialSyncView[]; readonly onChoose: (runId: string) => void }) {
  const table = useTableStyles()
  if (runs.length === 0) return null
  return (
    <Box title="Earlier" wide>
      <table className={table.table}>
        <thead>
          <tr>
            <th className={table.head}>When</th>
            <th className={table.head}>State</th>
            <th className={table.head}>What came of it</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.runId}>
              <td className={table.cell}>
                <TextButton large onClick={() => onChoose(run.runId)}>
                  {formatMoment(run.startedAt, navigator.language, new Date())}
                </TextButton>
                <span className={table.second}>by {run.plannedBy}</span>
              </td>
              <td className={table.cell}>
                <StatusWord status={stateWords[run.state][0]}>{stateWords[run.state][1]}</StatusWord>
              </td>
              <td className={table.cell}>
                {run.results.applied.toLocaleString()} of {changesOf(run).toLocaleString()} applied
                {run.results.skipped > 0 && `, ${run.results.skipped.toLocaleString()} skipped`}
                {run.results.failed > 0 && `, ${run.results.failed.toLocaleString()} failed`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  )
}
