import { Field, Input, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { TextButton } from '../../../ui/TextButton.tsx'
import type { Client } from '../../backend/client.ts'
import { RepresentativePicker } from '../../page/RepresentativePicker.tsx'
import { type LogFilter, spans } from './filter.ts'
import { outcomeWords } from './outcome-words.ts'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', marginBottom: '12px' },
  search: { flexGrow: 1, maxWidth: '320px', minWidth: '180px' },
  select: { width: '150px' },
  field: { width: '170px' },
  count: {
    marginInlineStart: 'auto',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
})

interface LogFiltersProps {
  readonly client: Client
  readonly filter: LogFilter
  readonly count: string
  readonly onChange: (filter: LogFilter) => void
}

export function LogFilters({ client, filter, count, onChange }: LogFiltersProps) {
  const styles = useStyles()
  const [more, setMore] = useState(filter.activityNo !== '' || filter.appointment !== '')
  const put = (change: Partial<LogFilter>) => {
    onChange({ ...filter, ...change })
  }
  return (
    <div role="search" aria-label="Filter the log">
      <div className={styles.row}>
        <SearchBox
          className={styles.search}
          placeholder="Subject, activity or reference"
          aria-label="Subject, activity or reference"
          maxLength={200}
          value={filter.text}
          onChange={(_event, { value }) => {
            put({ text: value })
          }}
        />
        <Select
          className={styles.select}
          aria-label="Time"
          value={filter.span}
          onChange={(_event, { value }) => {
            put({ span: value as LogFilter['span'] })
          }}
        >
          {spans.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
        <RepresentativePicker
          client={client}
          chosen={filter.representative}
          onChoose={(representative) => {
            put({ representative })
          }}
        />
        <Select
          className={styles.select}
          aria-label="Outcome"
          value={filter.outcome}
          onChange={(_event, { value }) => {
            put({ outcome: value as LogFilter['outcome'] })
          }}
        >
          <option value="">All outcomes</option>
          {Object.entries(outcomeWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        <TextButton aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? 'Fewer filters' : 'More filters'}
        </TextButton>
        <span className={styles.count} role="status">
          {count}
        </span>
      </div>
      {(more || filter.span === 'days') && (
        <div className={styles.row}>
          {filter.span === 'days' && (
            <>
              <Field label="From" className={styles.field}>
                <Input type="date" value={filter.fromDay} onChange={(_event, { value }) => put({ fromDay: value })} />
              </Field>
              <Field label="To" className={styles.field}>
                <Input type="date" value={filter.toDay} onChange={(_event, { value }) => put({ toDay: value })} />
              </Field>
            </>
          )}
          {more && (
            <>
              <Field label="Activity" className={styles.field}>
                <Input value={filter.activityNo} maxLength={100} onChange={(_event, { value }) => put({ activityNo: value })} />
              </Field>
              <Field label="Appointment" className={styles.field}>
                <Input value={filter.appointment} maxLength={200} onChange={(_event, { value }) => put({ appointment: value })} />
              </Field>
            </>
          )}
        </div>
      )}
    </div>
  )
}
