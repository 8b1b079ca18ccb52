import { Button, makeStyles, SearchBox } from '@fluentui/react-components'
import { ArrowClockwise20Regular, ArrowUpload20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { AdminRepresentativeView, ListRepresentativesResponse } from '../../../api/admin-representatives.ts'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatMoment } from '../../../ui/format-when.ts'
import { Tabs } from '../../../ui/Tabs.tsx'
import { useDebounced } from '../../../ui/use-debounced.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { planInitialSync } from '../../backend/initial-sync.ts'
import {
  listRepresentatives,
  refreshFromIfs,
  type RepresentativesQuery,
  resumeRepresentative,
  switchSync,
} from '../../backend/representatives.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { Pager } from '../../page/Pager.tsx'
import { useAction } from '../../page/use-action.ts'
import { useGo } from '../../route.ts'
import { useEvery } from '../../use-every.ts'
import { HeldDeletions } from './HeldDeletions.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { PauseDialog } from './PauseDialog.tsx'
import { RepresentativeTable } from './RepresentativeTable.tsx'
import type { Selection } from './selection.ts'
import { SelectionBar } from './SelectionBar.tsx'

type Show = NonNullable<RepresentativesQuery['show']>
type Opened =
  { readonly kind: 'deletions' | 'pause'; readonly person: AdminRepresentativeView } | { readonly kind: 'import' } | null

const pageSize = 50
const refreshEveryMs = 15_000
const nobody: Selection = new Set()

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center', marginBottom: '12px' },
  search: { flexGrow: 1, maxWidth: '300px', minWidth: '180px' },
  tabs: { display: 'flex', minHeight: '40px', minWidth: 0, overflowX: 'auto', '& [role=tab]': { flexShrink: 0 } },
})

interface RepresentativesPageProps {
  readonly client: Client
  readonly opened?: Readonly<Record<string, string>>
}

/** Who syncs: those that need a look first. */
export function RepresentativesPage({
  client,
  opened: { text: openedText = '', show: openedShow = 'all' } = {},
}: RepresentativesPageProps) {
  const styles = useStyles()
  const go = useGo()
  const [typed, setTyped] = useState(openedText)
  const [show, setShow] = useState<Show>(openedShow as Show)
  const [offset, setOffset] = useState(0)
  const [selection, setSelection] = useState<Selection>(nobody)
  const [opened, setOpened] = useState<Opened>(null)
  const action = useAction()
  const text = useDebounced(typed.trim())
  const query: RepresentativesQuery = { ...(text === '' ? {} : { text }), show, offset, limit: pageSize }
  const { state, reload } = useLoad<ListRepresentativesResponse, Failure>(
    JSON.stringify(query),
    () => listRepresentatives(client, query),
    toFailure,
  )
  useEvery(refreshEveryMs, () => {
    reload(true)
  })
  const counts = state.kind === 'ready' ? state.value.counts : null
  const narrowTo = (change: () => void) => {
    change()
    setOffset(0)
    setSelection(nobody)
  }
  const turn = (whom: Selection, syncActive: boolean) => {
    action.run(
      'switch',
      () => switchSync(client, { representatives: whom === 'all' ? 'all' : [...whom], syncActive }),
      ({ changed, unknown }) => {
        reload(true)
        const lost = unknown.length === 0 ? '' : ` Not known any more: ${unknown.join(', ')}.`
        return `Sync is now ${syncActive ? 'on' : 'off'} for ${changed.toLocaleString()} more. Links stay.${lost}`
      },
    )
  }
  const second =
    counts === null || state.kind !== 'ready'
      ? 'Who syncs.'
      : `${counts.sync.toLocaleString()} of ${counts.all.toLocaleString()} sync.${counts.look === 0 ? '' : ` ${counts.look.toLocaleString()} ${counts.look === 1 ? 'needs' : 'need'} a look.`}${state.value.asOf === null ? '' : ` IFS asked: ${formatMoment(state.value.asOf, navigator.language, new Date())}.`}`
  const close = () => {
    setOpened(null)
  }
  return (
    <>
      <PageHead title="Representatives" second={second}>
        <Button icon={<ArrowUpload20Regular />} onClick={() => setOpened({ kind: 'import' })}>
          Import CSV
        </Button>
        <Button
          icon={<ArrowClockwise20Regular />}
          disabledFocusable={action.working !== ''}
          onClick={() => {
            action.run(
              'refresh',
              () => refreshFromIfs(client),
              () => 'IFS is asked now. The list follows by itself.',
            )
          }}
        >
          {action.working === 'refresh' ? 'Asking IFS…' : 'Refresh from IFS'}
        </Button>
      </PageHead>
      <ActionResult failure={action.failure} done={action.done} />
      <div className={styles.filters}>
        <SearchBox
          className={styles.search}
          placeholder="Name or mailbox"
          aria-label="Name or mailbox"
          maxLength={200}
          value={typed}
          onChange={(_event, { value }) => {
            narrowTo(() => setTyped(value))
          }}
        />
        <div className={styles.tabs}>
          <Tabs
            label="Which representatives"
            chosen={show}
            onChoose={(name) => {
              narrowTo(() => setShow(name))
            }}
            tabs={[
              { name: 'all', label: labelled('All', counts?.all) },
              { name: 'look', label: labelled('Need a look', counts?.look) },
              { name: 'paused', label: labelled('Paused', counts?.paused) },
              { name: 'off', label: labelled('Off', counts?.off) },
            ]}
          />
        </div>
      </div>
      {state.kind === 'loading' && <PageSkeleton label="Loading representatives" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && state.value.representatives.length === 0 && (
        <p>
          {text === '' && show === 'all'
            ? 'No representative yet. They come from Business Representatives in IFS.'
            : 'No representative fits.'}
        </p>
      )}
      {state.kind === 'ready' && state.value.representatives.length > 0 && (
        <>
          <SelectionBar
            selection={selection}
            all={state.value.counts.all}
            mayChooseAll={text === '' && show === 'all'}
            working={action.working !== ''}
            onSelect={setSelection}
            onTurn={(syncActive) => {
              turn(selection, syncActive)
            }}
            onPlan={() => {
              action.run(
                'plan',
                () => planInitialSync(client, { representatives: selection === 'all' ? 'all' : [...selection] }),
                () => {
                  go('initial-sync')
                },
              )
            }}
          />
          <RepresentativeTable
            people={state.value.representatives}
            selection={selection}
            working={action.working !== ''}
            onSelect={setSelection}
            onTurn={({ representativeId }, syncActive) => {
              turn(new Set([representativeId]), syncActive)
            }}
            onReview={(person) => {
              setOpened({ kind: 'deletions', person })
            }}
            onPause={(person) => {
              setOpened({ kind: 'pause', person })
            }}
            onResume={({ representativeId, name }) => {
              action.run(
                'resume',
                () => resumeRepresentative(client, representativeId),
                () => {
                  reload(true)
                  return `Resumed for ${name}. Changes made meanwhile follow.`
                },
              )
            }}
          />
          <Pager
            offset={offset}
            shown={state.value.representatives.length}
            size={pageSize}
            total={state.value.total}
            note="those that need a look first. Delay: 95 of 100 changes reach IFS within this time"
            onMove={setOffset}
          />
        </>
      )}
      {opened?.kind === 'import' && (
        <ImportDialog
          client={client}
          onClose={(applied) => {
            close()
            if (applied) reload(true)
          }}
        />
      )}
      {opened?.kind === 'deletions' && (
        <HeldDeletions
          client={client}
          person={opened.person}
          onClose={(decided) => {
            close()
            if (decided) reload(true)
          }}
        />
      )}
      {opened?.kind === 'pause' && (
        <PauseDialog
          client={client}
          person={opened.person}
          onClose={(paused) => {
            close()
            if (paused) reload(true)
          }}
        />
      )}
    </>
  )
}

const labelled = (word: string, count: number | undefined): string =>
  count === undefined ? word : `${word} ${count.toLocaleString()}`
