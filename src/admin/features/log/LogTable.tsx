import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronDown20Regular, ChevronRight20Regular } from '@fluentui/react-icons'
import { Fragment, useState } from 'react'
import type { LogRowView } from '../../../api/schemas.ts'
import { formatDuration } from '../../../ui/format-when.ts'
import type { Client } from '../../backend/client.ts'
import { useTableStyles } from '../../page/table-styles.ts'
import { useMedia } from '../../use-media.ts'
import { LogRowDetail } from './LogRowDetail.tsx'
import { formatApplied } from '../../page/format-applied.ts'
import { OutcomeWord } from './OutcomeWord.tsx'
import { fieldWords, outcomeWords } from './outcome-words.ts'

const useStyles = makeStyles({
  row: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  open: { backgroundColor: tokens.colorNeutralBackground2 },
  openCell: { borderBottomColor: 'transparent' },
  chevron: { width: '44px', padding: '0 4px' },
  applied: { width: '116px' },
  outcome: { width: '138px' },
  activity: { width: '84px' },
  who: { width: '150px' },
  took: { width: '76px' },
  detail: {
    padding: '0 10px 16px 44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 599px)': { paddingInlineStart: '10px' },
  },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '2px 12px' },
  subject: { display: 'block', fontWeight: tokens.fontWeightSemibold },
})

interface LogTableProps {
  readonly rows: readonly LogRowView[]
  readonly client: Client
  readonly onChanged: () => void
}

export function LogTable({ rows, client, onChanged }: LogTableProps) {
  const styles = useStyles()
  const table = useTableStyles()
  const isWide = useMedia('(min-width: 1200px)')
  const isMiddle = useMedia('(min-width: 600px)')
  const hasChange = useMedia('(min-width: 1000px)')
  const columns = isWide ? 8 : hasChange ? 6 : isMiddle ? 4 : 2
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const toggle = (rowId: number) => {
    const next = new Set(open)
    if (!next.delete(rowId)) next.add(rowId)
    setOpen(next)
  }
  return (
    <table className={table.table}>
      <LogHead isWide={isWide} hasChange={hasChange} isMiddle={isMiddle} />
      <tbody>
        {rows.map((row) => {
          const isOpen = open.has(row.rowId)
          const detailId = `row-${row.rowId}`
          const cell = mergeClasses(table.cell, isMiddle && table.oneLine, isOpen && styles.openCell)
          return (
            <Fragment key={row.rowId}>
              <tr
                className={mergeClasses(styles.row, isOpen && styles.open)}
                onClick={() => {
                  toggle(row.rowId)
                }}
              >
                <td className={mergeClasses(cell, styles.chevron)}>
                  <Button
                    appearance="transparent"
                    size="small"
                    icon={isOpen ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
                    aria-expanded={isOpen}
                    {...(isOpen ? { 'aria-controls': detailId } : {})}
                    aria-label={`${row.appointment}, ${outcomeWords[row.outcome]}: details`}
                    onClick={(event) => {
                      event.stopPropagation()
                      toggle(row.rowId)
                    }}
                  />
                </td>
                {isMiddle ? (
                  <Cells row={row} cell={cell} isWide={isWide} hasChange={hasChange} />
                ) : (
                  <PhoneCell row={row} cell={cell} />
                )}
              </tr>
              {isOpen && (
                <tr className={styles.open} id={detailId}>
                  <td colSpan={columns} className={styles.detail}>
                    <LogRowDetail row={row} client={client} onChanged={onChanged} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

interface Room {
  readonly isWide: boolean
  readonly hasChange: boolean
}

function LogHead({ isWide, hasChange, isMiddle }: Room & { readonly isMiddle: boolean }) {
  const styles = useStyles()
  const { head, number } = useTableStyles()
  return (
    <thead>
      <tr>
        <td className={mergeClasses(head, styles.chevron)} />
        {isMiddle && <th className={mergeClasses(head, styles.applied)}>Applied</th>}
        {isMiddle && <th className={mergeClasses(head, styles.outcome)}>Outcome</th>}
        <th className={head}>Appointment</th>
        {hasChange && (
          <>
            <th className={mergeClasses(head, styles.activity)}>Activity</th>
            <th className={head}>What changed</th>
          </>
        )}
        {isWide && (
          <>
            <th className={mergeClasses(head, styles.who)}>Who</th>
            <th className={mergeClasses(head, styles.took, number)}>Took</th>
          </>
        )}
      </tr>
    </thead>
  )
}

/** On a phone the appointment comes first, over its outcome and time. */
function PhoneCell({ row, cell }: { readonly row: LogRowView; readonly cell: string }) {
  const styles = useStyles()
  return (
    <td className={cell}>
      <span className={styles.subject}>{row.appointment}</span>
      <span className={styles.facts}>
        <OutcomeWord outcome={row.outcome} />
        <span>{formatApplied(row.appliedAt, new Date())}</span>
      </span>
    </td>
  )
}

function Cells({ row, cell, isWide, hasChange }: Room & { readonly row: LogRowView; readonly cell: string }) {
  const { muted, number } = useTableStyles()
  return (
    <>
      <td className={cell} title={new Date(row.appliedAt).toLocaleString()}>
        {formatApplied(row.appliedAt, new Date())}
      </td>
      <td className={cell}>
        <OutcomeWord outcome={row.outcome} />
      </td>
      <td className={cell} title={row.appointment}>
        {row.appointment}
      </td>
      {hasChange && (
        <>
          <td className={cell}>
            {row.activityUrl === null ? (
              row.activityNo
            ) : (
              <Link
                href={row.activityUrl}
                target="_blank"
                rel="noopener"
                onClick={(event) => {
                  event.stopPropagation()
                }}
              >
                {row.activityNo}
              </Link>
            )}
          </td>
          <td className={mergeClasses(cell, muted)} title={row.reason}>
            {whatChanged(row)}
          </td>
        </>
      )}
      {isWide && (
        <>
          <td className={cell} title={row.who}>
            {row.who}
          </td>
          <td className={mergeClasses(cell, number, muted)}>{row.tookMs === null ? '–' : formatDuration(row.tookMs)}</td>
        </>
      )}
    </>
  )
}

/** The fields that changed, or why nothing did. */
function whatChanged(row: LogRowView): string {
  const words = row.changes.map(({ field }) => fieldWords[field])
  if (words.length === 0 || row.outcome !== 'updated') return row.reason
  const [first = '', ...rest] = words
  return [first, ...rest.map((word) => word.toLowerCase())].join(', ')
}
