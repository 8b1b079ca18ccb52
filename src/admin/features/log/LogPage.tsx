import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownload20Regular, DocumentText20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { ReadLogResponse } from '../../../api/read-log.ts'
import type { LogRowView } from '../../../api/schemas.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { useDebounced } from '../../../ui/use-debounced.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { exportLog, readLog } from '../../backend/read-log.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { PageHead } from '../../page/PageHead.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { saveFile } from '../../page/save-file.ts'
import { useAction } from '../../page/use-action.ts'
import { useEvery } from '../../use-every.ts'
import { type LogFilter, noFilter, toQuery } from './filter.ts'
import { LogFilters } from './LogFilters.tsx'
import { LogTable } from './LogTable.tsx'
import { TextLogs } from './TextLogs.tsx'

const useStyles = makeStyles({
  live: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '6px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    '::before': {
      content: '""',
      width: '8px',
      height: '8px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorStatusSuccessForeground1,
    },
  },
  more: { marginTop: '16px', alignSelf: 'flex-start' },
  empty: { marginTop: '24px', color: tokens.colorNeutralForeground3 },
})

const noneOlder = { key: '', rows: [], failure: null, ended: false }
const refreshEveryMs = 5_000
const pageSize = 50

interface LogPageProps {
  readonly client: Client
  /** From the address: a filter that another page opens the log with. */
  readonly opened?: Readonly<Record<string, string>>
  readonly onSwitchAccount: () => void
}

/** The Calendar Sync Log: newest first, live while its newest rows are in view. */
export function LogPage({ client, opened = {}, onSwitchAccount }: LogPageProps) {
  const styles = useStyles()
  const [entered, setEntered] = useState<{ filter: LogFilter; since: Date }>({
    filter: { ...noFilter, ...opened },
    since: new Date(),
  })
  const [showsFiles, setShowsFiles] = useState(false)
  const [olderFor, setOlderFor] = useState<{
    key: string
    rows: readonly LogRowView[]
    failure: Failure | null
    ended: boolean
  }>(noneOlder)
  const exporting = useAction()
  const key = useDebounced(JSON.stringify(toQuery(entered.filter, entered.since)))
  const filter = JSON.parse(key) as ReturnType<typeof toQuery>
  const { state, reload } = useLoad<ReadLogResponse, Failure>(
    key,
    () => readLog(client, { ...filter, limit: pageSize }),
    toFailure,
  )
  // older rows belong to one filter: with another filter there are none
  const { rows: older, failure: olderFailure, ended } = olderFor.key === key ? olderFor : noneOlder
  useEvery(older.length > 0 ? null : refreshEveryMs, () => {
    reload(true)
  })

  if (state.kind === 'failed' && state.failure.code === 'not-allowed') {
    return <ErrorInPlace {...state.failure} action={{ label: 'Sign in as somebody else', run: onSwitchAccount }} />
  }
  const rows = state.kind === 'ready' ? [...state.value.rows, ...older] : []
  const total = state.kind === 'ready' ? state.value.total : 0
  const hasMore = state.kind === 'ready' && !ended && (rows.length < total || state.value.totalIsAtLeast === true)
  const count =
    state.kind !== 'ready'
      ? ''
      : `${state.value.totalIsAtLeast === true ? 'more than ' : ''}${total.toLocaleString()} ${total === 1 ? 'row' : 'rows'}`
  const showOlder = () => {
    const last = rows.at(-1)
    if (last === undefined) return
    readLog(client, { ...filter, limit: pageSize, before: last.rowId }).then(
      (page) => {
        setOlderFor({ key, rows: [...older, ...page.rows], failure: null, ended: page.rows.length === 0 })
      },
      (error: unknown) => {
        setOlderFor({ key, rows: older, failure: toFailure(error), ended: false })
      },
    )
  }
  const save = (format: 'csv' | 'json') => {
    // as it is entered, also in the moment before the list follows
    exporting.run('export', () => exportLog(client, toQuery(entered.filter, entered.since), format), saveFile)
  }
  return (
    <>
      <PageHead title="Calendar Sync Log" second="Every outcome is one row.">
        {state.kind === 'ready' && older.length === 0 && <span className={styles.live}>Live</span>}
        <Button
          icon={<DocumentText20Regular />}
          aria-expanded={showsFiles}
          onClick={() => {
            setShowsFiles(!showsFiles)
          }}
        >
          Text log files
        </Button>
        <Menu
          label={exporting.working === '' ? 'Export' : 'Exporting…'}
          icon={<ArrowDownload20Regular />}
          disabled={exporting.working !== ''}
          entries={[
            { kind: 'action', label: 'As CSV, for a spreadsheet', run: () => save('csv') },
            { kind: 'action', label: 'As JSON', run: () => save('json') },
          ]}
        />
      </PageHead>
      <ActionResult failure={exporting.failure} done="" />
      {showsFiles && <TextLogs client={client} />}
      <LogFilters
        client={client}
        filter={entered.filter}
        count={count}
        onChange={(changed) => {
          setEntered({ filter: changed, since: new Date() })
        }}
      />
      {state.kind === 'loading' && <PageSkeleton label="Loading the log" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && rows.length === 0 && (
        <p className={styles.empty}>
          {key === '{}'
            ? 'Nothing yet. A row appears when an appointment is linked, and for every change that is relayed after that.'
            : 'No row fits these filters.'}
        </p>
      )}
      {rows.length > 0 && (
        <LogTable
          rows={rows}
          client={client}
          onChanged={() => {
            setOlderFor(noneOlder)
            reload(true)
          }}
        />
      )}
      {olderFailure !== null && <ErrorInPlace {...olderFailure} action={{ label: 'Try again', run: showOlder }} />}
      {hasMore && rows.length > 0 && olderFailure === null && (
        <Button className={styles.more} onClick={showOlder}>
          Show older
        </Button>
      )}
    </>
  )
}
