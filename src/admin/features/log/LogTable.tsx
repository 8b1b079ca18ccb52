import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowSync16Regular,
  CheckmarkCircle16Filled,
  ChevronDown20Regular,
  ChevronRight20Regular,
  Link16Regular,
  LinkDismiss16Regular,
  Subtract16Regular,
  Warning16Filled,
} from '@fluentui/react-icons'
import { Fragment, useState } from 'react'
import type { LogRowView } from '../../../api/schemas.ts'
import { formatDuration } from '../../../ui/format-when.ts'
import { useMedia } from '../../use-media.ts'
import { LogRowDetail } from './LogRowDetail.tsx'
import { formatApplied } from './format-applied.ts'
import { fieldWords, outcomeWords } from './outcome-words.ts'

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontVariantNumeric: 'tabular-nums' },
  head: {
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    padding: '8px 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    height: '40px',
    padding: '0 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  row: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  open: { backgroundColor: tokens.colorNeutralBackground2 },
  openCell: { borderBottomColor: 'transparent' },
  chevron: { width: '44px', padding: '0 4px' },
  narrow: { width: '128px' },
  activity: { width: '84px' },
  who: { width: '150px' },
  took: { width: '70px', textAlign: 'right' },
  muted: { color: tokens.colorNeutralForeground2 },
  outcome: { display: 'inline-flex', alignItems: 'center', columnGap: '8px' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  detail: { padding: '0 10px 16px 44px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
})

export function LogTable({ rows }: { readonly rows: readonly LogRowView[] }) {
  const styles = useStyles()
  const isWide = useMedia('(min-width: 900px)')
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const toggle = (rowId: number) => {
    const next = new Set(open)
    if (!next.delete(rowId)) next.add(rowId)
    setOpen(next)
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={mergeClasses(styles.head, styles.chevron)} aria-label="Details" />
          <th className={mergeClasses(styles.head, styles.narrow)}>Applied</th>
          <th className={mergeClasses(styles.head, styles.narrow)}>Outcome</th>
          <th className={styles.head}>Appointment</th>
          {isWide && (
            <>
              <th className={mergeClasses(styles.head, styles.activity)}>Activity</th>
              <th className={styles.head}>What changed</th>
              <th className={mergeClasses(styles.head, styles.who)}>Who</th>
              <th className={mergeClasses(styles.head, styles.took)}>Took</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const isOpen = open.has(row.rowId)
          const cell = mergeClasses(styles.cell, isOpen && styles.openCell)
          const detailId = `row-${row.rowId}`
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
                    aria-controls={detailId}
                    aria-label={`${row.appointment}, ${outcomeWords[row.outcome]}: details`}
                    onClick={(event) => {
                      event.stopPropagation()
                      toggle(row.rowId)
                    }}
                  />
                </td>
                <td className={cell} title={new Date(row.appliedAt).toLocaleString()}>
                  {formatApplied(row.appliedAt, new Date())}
                </td>
                <td className={cell}>
                  <OutcomeWord outcome={row.outcome} />
                </td>
                <td className={cell} title={row.appointment}>
                  {row.appointment}
                </td>
                {isWide && <WideCells row={row} cell={cell} />}
              </tr>
              {isOpen && (
                <tr className={styles.open} id={detailId}>
                  <td colSpan={isWide ? 8 : 4} className={styles.detail}>
                    <LogRowDetail row={row} />
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

/** What a narrow window leaves to the details. */
function WideCells({ row, cell }: { readonly row: LogRowView; readonly cell: string }) {
  const styles = useStyles()
  return (
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
      <td className={mergeClasses(cell, styles.muted)} title={row.reason}>
        {whatChanged(row)}
      </td>
      <td className={cell}>{row.who}</td>
      <td className={mergeClasses(cell, styles.took, styles.muted)}>{row.tookMs === null ? '–' : formatDuration(row.tookMs)}</td>
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

function OutcomeWord({ outcome }: { readonly outcome: LogRowView['outcome'] }) {
  const styles = useStyles()
  return (
    <span className={styles.outcome}>
      {(outcome === 'updated' || outcome === 'deleted' || outcome === 'cancelled') && (
        <CheckmarkCircle16Filled className={styles.good} aria-hidden />
      )}
      {outcome === 'set-aside' && <Warning16Filled className={styles.warning} aria-hidden />}
      {outcome === 'retry' && <ArrowSync16Regular aria-hidden />}
      {outcome === 'nothing-to-do' && <Subtract16Regular aria-hidden />}
      {outcome === 'linked' && <Link16Regular className={styles.good} aria-hidden />}
      {outcome === 'unlinked' && <LinkDismiss16Regular aria-hidden />}
      {outcomeWords[outcome]}
    </span>
  )
}
