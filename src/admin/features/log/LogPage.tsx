import { Button, Dropdown, makeStyles, Option, SearchBox, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import type { ReadLogQuery, ReadLogResponse, RepresentativesResponse } from '../../../api/read-log.ts'
import type { LogRowView } from '../../../api/schemas.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { useDebounced } from '../../../ui/use-debounced.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { listRepresentatives, readLog } from '../../backend/read-log.ts'
import { LogSkeleton } from './LogSkeleton.tsx'
import { LogTable } from './LogTable.tsx'
import { outcomeWords } from './outcome-words.ts'

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: '8px',
    marginBottom: '16px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  second: { margin: 0, color: tokens.colorNeutralForeground3 },
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
  filters: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', marginBottom: '12px' },
  search: { flexGrow: 1, maxWidth: '320px', minWidth: '200px' },
  dropdown: { minWidth: '170px' },
  count: {
    marginLeft: 'auto',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  more: { marginTop: '16px' },
  empty: { marginTop: '24px', color: tokens.colorNeutralForeground3 },
})

const noneOlder = { key: '', rows: [], failure: null }
const refreshEveryMs = 5_000

interface LogPageProps {
  readonly client: Client
  readonly onSwitchAccount: () => void
}

/** The Calendar Sync Log: newest first, live while its newest rows are in view. */
export function LogPage({ client, onSwitchAccount }: LogPageProps) {
  const styles = useStyles()
  const [text, setText] = useState('')
  const [representative, setRepresentative] = useState('')
  const [outcome, setOutcome] = useState<'' | LogRowView['outcome']>('')
  const [olderFor, setOlderFor] = useState<{ key: string; rows: readonly LogRowView[]; failure: Failure | null }>(noneOlder)
  const asked = useDebounced(text.trim())
  const filter: ReadLogQuery = {
    ...(asked === '' ? {} : { text: asked }),
    ...(representative === '' ? {} : { representative }),
    ...(outcome === '' ? {} : { outcome }),
  }
  const key = JSON.stringify(filter)
  const { state, reload } = useLoad<ReadLogResponse, Failure>(key, () => readLog(client, filter), toFailure)
  const people = useLoad<RepresentativesResponse, Failure>('representatives', () => listRepresentatives(client), toFailure)
  // older rows belong to one filter: with another filter there are none
  const { rows: older, failure: olderFailure } = olderFor.key === key ? olderFor : noneOlder
  useEffect(() => {
    if (older.length > 0) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload(true)
    }, refreshEveryMs)
    return () => {
      clearInterval(timer)
    }
  }, [older.length, reload])

  if (state.kind === 'failed' && state.failure.code === 'not-allowed') {
    return <ErrorInPlace {...state.failure} action={{ label: 'Sign in as somebody else', run: onSwitchAccount }} />
  }
  const rows = state.kind === 'ready' ? [...state.value.rows, ...older] : []
  const total = state.kind === 'ready' ? state.value.total : null
  const showOlder = () => {
    const last = rows.at(-1)
    if (last === undefined) return
    readLog(client, { ...filter, before: last.rowId }).then(
      (page) => {
        setOlderFor({ key, rows: [...older, ...page.rows], failure: null })
      },
      (error: unknown) => {
        setOlderFor({ key, rows: older, failure: toFailure(error) })
      },
    )
  }
  const representatives = people.state.kind === 'ready' ? people.state.value.representatives : []
  return (
    <>
      <div className={styles.head}>
        <div>
          <h1 className={styles.title}>Calendar Sync Log</h1>
          <p className={styles.second}>Every outcome is one row.</p>
        </div>
        {state.kind === 'ready' && older.length === 0 && <span className={styles.live}>Live</span>}
      </div>
      <div className={styles.filters} role="search">
        <SearchBox
          className={styles.search}
          placeholder="Subject, activity or reference"
          aria-label="Subject, activity or reference"
          value={text}
          onChange={(_event, data) => {
            setText(data.value)
          }}
        />
        <Dropdown
          className={styles.dropdown}
          aria-label="Representative"
          value={
            representatives.find(({ representativeId }) => representativeId === representative)?.name ?? 'All representatives'
          }
          selectedOptions={[representative]}
          onOptionSelect={(_event, data) => {
            setRepresentative(data.optionValue ?? '')
          }}
        >
          <Option value="">All representatives</Option>
          {representatives.map(({ representativeId, name }) => (
            <Option key={representativeId} value={representativeId}>
              {name}
            </Option>
          ))}
        </Dropdown>
        <Dropdown
          className={styles.dropdown}
          aria-label="Outcome"
          value={outcome === '' ? 'All outcomes' : outcomeWords[outcome]}
          selectedOptions={[outcome]}
          onOptionSelect={(_event, data) => {
            setOutcome((data.optionValue ?? '') as '' | LogRowView['outcome'])
          }}
        >
          <Option value="">All outcomes</Option>
          {Object.entries(outcomeWords).map(([value, words]) => (
            <Option key={value} value={value}>
              {words}
            </Option>
          ))}
        </Dropdown>
        {total !== null && <span className={styles.count}>{total === 1 ? '1 row' : `${total.toLocaleString()} rows`}</span>}
      </div>
      {state.kind === 'loading' && <LogSkeleton />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && rows.length === 0 && (
        <p className={styles.empty}>
          {key === '{}'
            ? 'Nothing yet. A row appears when an appointment is linked, and for every change that is relayed after that.'
            : 'No row fits these filters.'}
        </p>
      )}
      {rows.length > 0 && <LogTable rows={rows} />}
      {olderFailure !== null && <ErrorInPlace {...olderFailure} action={{ label: 'Try again', run: showOlder }} />}
      {total !== null && rows.length > 0 && rows.length < total && olderFailure === null && (
        <Button className={styles.more} onClick={showOlder}>
          Show older
        </Button>
      )}
    </>
  )
}
