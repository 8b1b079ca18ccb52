import { Link, makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { InitialSyncItemsResponse, InitialSyncItemView, InitialSyncView } from '../../../api/admin-initial-sync.ts'
import type { Failure } from '../../../api/failure.ts'
import { Changes } from '../../../ui/Changes.tsx'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatChange, formatFieldValue } from '../../../ui/format-when.ts'
import { Tabs } from '../../../ui/Tabs.tsx'
import { useDebounced } from '../../../ui/use-debounced.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { type ItemsQuery, listItems } from '../../backend/initial-sync.ts'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { Pager } from '../../page/Pager.tsx'
import { RepresentativePicker } from '../../page/RepresentativePicker.tsx'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useMedia } from '../../use-media.ts'
import { useMarkStyles } from './Counts.tsx'
import { actionWords, changesOf, resultWords } from './run-words.ts'

type Show = NonNullable<ItemsQuery['show']>
const pageSize = 50
const fieldWords = {
  description: 'Subject',
  start: 'Start',
  end: 'End',
  contacts: 'Contacts',
  representatives: 'Representatives',
} as const

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center', marginBottom: '8px' },
  tabs: { flexGrow: 1, display: 'flex', minHeight: '40px', minWidth: 0, overflowX: 'auto', '& [role=tab]': { flexShrink: 0 } },
  search: { width: '200px' },
  what: { width: '112px' },
  activity: { width: '90px' },
  who: { width: '170px' },
  action: { display: 'inline-flex', alignItems: 'center' },
  empty: { color: tokens.colorNeutralForeground2 },
})

/** Every item of the plan, what takes something away first, and what became of it. */
export function Items({ client, run }: { readonly client: Client; readonly run: InitialSyncView }) {
  const styles = useStyles()
  const [show, setShow] = useState<Show>('changes')
  const [typed, setTyped] = useState('')
  const [representative, setRepresentative] = useState('')
  const [offset, setOffset] = useState(0)
  const text = useDebounced(typed.trim())
  const query: ItemsQuery = {
    show,
    offset,
    limit: pageSize,
    ...(text === '' ? {} : { text }),
    ...(representative === '' ? {} : { representative }),
  }
  const { state, reload } = useLoad<InitialSyncItemsResponse, Failure>(
    JSON.stringify(query),
    () => listItems(client, run.runId, query),
    toFailure,
  )
  const { counts, results } = run
  const tabs = [
    ['changes', 'Changes', changesOf(run)],
    ['delete', 'Deletions', counts.delete],
    ['problem', 'Problems', counts.problem],
    ['nothing', 'Nothing', counts.nothing],
    ['skipped', 'Skipped', results.skipped],
    ['failed', 'Failed', results.failed],
  ] as const
  const isApplied = run.approvedAt !== null
  return (
    <>
      <div className={styles.head}>
        <div className={styles.tabs}>
          <Tabs
            label="Which items"
            chosen={show}
            onChoose={(name) => {
              setShow(name)
              setOffset(0)
            }}
            tabs={tabs
              .filter(([name, , count]) => name === 'changes' || name === 'nothing' || count > 0)
              .map(([name, word, count]) => ({ name, label: `${word} ${count.toLocaleString()}` }))}
          />
        </div>
        <RepresentativePicker
          client={client}
          chosen={representative}
          onChoose={(chosen) => {
            setRepresentative(chosen)
            setOffset(0)
          }}
        />
        <SearchBox
          className={styles.search}
          placeholder="Subject or activity"
          aria-label="Subject or activity"
          maxLength={200}
          value={typed}
          onChange={(_event, { value }) => {
            setTyped(value)
            setOffset(0)
          }}
        />
      </div>
      {state.kind === 'loading' && <PageSkeleton label="Loading the items" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && state.value.items.length === 0 && <p className={styles.empty}>Nothing of this kind.</p>}
      {state.kind === 'ready' && state.value.items.length > 0 && (
        <>
          <ItemTable items={state.value.items} isApplied={isApplied} />
          <Pager offset={offset} shown={state.value.items.length} size={pageSize} total={state.value.total} onMove={setOffset} />
        </>
      )}
    </>
  )
}

function ItemTable({ items, isApplied }: { readonly items: readonly InitialSyncItemView[]; readonly isApplied: boolean }) {
  const styles = useStyles()
  const table = useTableStyles()
  const marks = useMarkStyles()
  const isWide = useMedia('(min-width: 900px)')
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th className={mergeClasses(table.head, styles.what)}>What</th>
          <th className={table.head}>Appointment</th>
          {isWide && (
            <>
              <th className={mergeClasses(table.head, styles.activity)}>Activity</th>
              <th className={table.head}>Why, and what changes</th>
              <th className={mergeClasses(table.head, styles.who)}>Representative</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.itemId}>
            <td className={table.cell}>
              <span className={styles.action}>
                <span className={mergeClasses(marks.mark, marks[item.action])} aria-hidden />
                {actionWords[item.action]}
              </span>
              {isApplied && item.action !== 'nothing' && (
                <span className={table.second}>
                  <StatusWord status={resultWords[item.result][0]}>{resultWords[item.result][1]}</StatusWord>
                </span>
              )}
            </td>
            <td className={table.cell}>
              {item.appointment}
              <span className={table.second}>{formatFieldValue(item.start, navigator.language)}</span>
              {!isWide && <Why item={item} />}
            </td>
            {isWide && (
              <>
                <td className={table.cell}>
                  {item.activityUrl === null ? (
                    (item.activityNo ?? '–')
                  ) : (
                    <Link href={item.activityUrl} target="_blank" rel="noopener">
                      {item.activityNo}
                    </Link>
                  )}
                </td>
                <td className={table.cell}>
                  <Why item={item} />
                </td>
                <td className={table.cell}>{item.representative}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Why({ item }: { readonly item: InitialSyncItemView }) {
  const table = useTableStyles()
  return (
    <>
      {item.why}
      {item.changes.length > 0 && (
        <Changes
          changes={item.changes.map(({ field, before, after }) => ({
            label: fieldWords[field],
            ...formatChange(before, after, navigator.language),
          }))}
        />
      )}
      {item.resultReason !== '' && <span className={table.second}>{item.resultReason}</span>}
    </>
  )
}
