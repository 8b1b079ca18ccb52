import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowClockwise16Regular,
  ArrowUndo16Regular,
  Copy16Regular,
  Open16Regular,
  Play16Regular,
  QuestionCircle16Regular,
} from '@fluentui/react-icons'
import { useState } from 'react'
import type { ExplanationView } from '../../../api/explain.ts'
import type { LogRowView } from '../../../api/schemas.ts'
import { formatFieldValue } from '../../../ui/format-when.ts'
import type { Client } from '../../backend/client.ts'
import { explainLink, resumeLink, retryLink, undoChange } from '../../backend/read-log.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { PageLink } from '../../page/PageLink.tsx'
import { useAction } from '../../page/use-action.ts'
import { Explanation } from './Explanation.tsx'
import { fieldWords } from './outcome-words.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 320px',
    columnGap: '24px',
    rowGap: '16px',
    '@media (max-width: 1099px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  box: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
    alignSelf: 'start',
  },
  // Columns of fixed shares: a long value wraps in its own and squeezes no other.
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  cell: {
    textAlign: 'left',
    padding: '8px 16px',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, borderTop: 'none' },
  field: { width: '130px', '@media (max-width: 599px)': { width: '84px' } },
  tight: { '@media (max-width: 599px)': { padding: '6px 8px' } },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  after: { fontWeight: tokens.fontWeightSemibold },
  reason: { margin: 0, padding: '10px 16px' },
  facts: {
    display: 'grid',
    gridTemplateColumns: '84px minmax(0, 1fr)',
    rowGap: '8px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    alignContent: 'start',
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  reference: { fontFamily: tokens.fontFamilyMonospace },
  actions: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: '8px', margin: '4px 0 0' },
})

const noticedWords: Readonly<Record<LogRowView['noticedBy'], string>> = {
  notification: 'by notification',
  'delta-round': 'by delta round',
  reconciliation: 'by reconciliation',
  'initial-sync': 'by Initial Sync',
  person: 'in RM Panel',
}

const mayRetry: ReadonlySet<LogRowView['outcome']> = new Set(['set-aside', 'retry'])
const mayResume: ReadonlySet<LogRowView['outcome']> = new Set(['paused', 'undone'])

interface LogRowDetailProps {
  readonly row: LogRowView
  readonly client: Client
  readonly onChanged: () => void
}

export function LogRowDetail({ row, client, onChanged }: LogRowDetailProps) {
  const styles = useStyles()
  const action = useAction()
  const linkId = row.linkId ?? null
  const [explanation, setExplanation] = useState<ExplanationView | null>(null)
  const [copied, setCopied] = useState(false)
  const time = (instant: string) => new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
  const show = (value: string) => (value === '' ? '–' : formatFieldValue(value, navigator.language))
  return (
    <div className={styles.root}>
      <div className={styles.box}>
        <p className={styles.reason}>{row.reason}</p>
        {row.changes.length > 0 && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th className={mergeClasses(styles.cell, styles.field, styles.head, styles.tight)}>Field</th>
                <th className={mergeClasses(styles.cell, styles.head, styles.tight)}>Before, in IFS</th>
                <th className={mergeClasses(styles.cell, styles.head, styles.tight)}>After, from Outlook</th>
              </tr>
            </thead>
            <tbody>
              {row.changes.map((change) => (
                <tr key={change.field}>
                  <td className={mergeClasses(styles.cell, styles.tight)}>{fieldWords[change.field]}</td>
                  <td className={mergeClasses(styles.cell, styles.tight)}>
                    {change.before === '' ? '–' : <s className={styles.before}>{show(change.before)}</s>}
                  </td>
                  <td className={mergeClasses(styles.cell, styles.after, styles.tight)}>{show(change.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <dl className={styles.facts}>
        <dt className={styles.label}>Noticed</dt>
        <dd className={styles.value}>
          {time(row.seenAt)}, {noticedWords[row.noticedBy]}
        </dd>
        <dt className={styles.label}>Applied</dt>
        <dd className={styles.value}>{time(row.appliedAt)}</dd>
        <dt className={styles.label}>Who</dt>
        <dd className={styles.value}>{row.who}</dd>
        <dt className={styles.label}>Activity</dt>
        <dd className={styles.value}>
          {row.activityNo === null ? (
            '–'
          ) : (
            <>
              {row.activityNo},{' '}
              <PageLink page="log" query={{ activityNo: row.activityNo }}>
                all that happened to it
              </PageLink>
            </>
          )}
        </dd>
        <dt className={styles.label}>Reference</dt>
        <dd className={`${styles.value} ${styles.reference}`}>{row.correlationId}</dd>
        <dd className={styles.actions}>
          {row.undoable === true && (
            <Button
              size="small"
              icon={<ArrowUndo16Regular />}
              title="IFS gets the earlier values back and this link pauses."
              disabledFocusable={action.working !== ''}
              onClick={() => {
                action.run(
                  'undo',
                  () => undoChange(client, row.rowId),
                  ({ activityNo, left }) => {
                    onChanged()
                    const rest = left.map((field) => fieldWords[field].toLowerCase()).join(', ')
                    return `Undone. Activity ${activityNo} has its earlier values back and the link pauses.${rest === '' ? '' : ` Left alone, changed since: ${rest}.`}`
                  },
                )
              }}
            >
              {action.working === 'undo' ? 'Undoing…' : 'Undo'}
            </Button>
          )}
          {linkId !== null && mayRetry.has(row.outcome) && (
            <Button
              size="small"
              icon={<ArrowClockwise16Regular />}
              title="Applies what Outlook says now."
              disabledFocusable={action.working !== ''}
              onClick={() => {
                action.run(
                  'retry',
                  () => retryLink(client, linkId),
                  () => 'Looked at again. What Outlook says now follows in a moment, as a row of its own.',
                )
              }}
            >
              {action.working === 'retry' ? 'Retrying…' : 'Retry'}
            </Button>
          )}
          {linkId !== null && mayResume.has(row.outcome) && (
            <Button
              size="small"
              icon={<Play16Regular />}
              title="Changes reach IFS again."
              disabledFocusable={action.working !== ''}
              onClick={() => {
                action.run(
                  'resume',
                  () => resumeLink(client, linkId),
                  () => 'Resumed. What Outlook says now follows in a moment.',
                )
              }}
            >
              {action.working === 'resume' ? 'Resuming…' : 'Resume'}
            </Button>
          )}
          {linkId !== null && (
            <Button
              size="small"
              icon={<QuestionCircle16Regular />}
              disabledFocusable={action.working !== ''}
              onClick={() => {
                action.run('explain', () => explainLink(client, linkId), setExplanation)
              }}
            >
              {action.working === 'explain' ? 'Looking…' : 'Explain'}
            </Button>
          )}
          <Button
            size="small"
            icon={<Copy16Regular />}
            onClick={() => {
              // a browser may refuse the clipboard; the reference can still be selected
              navigator.clipboard.writeText(row.correlationId).then(
                () => {
                  setCopied(true)
                },
                () => undefined,
              )
            }}
          >
            {copied ? 'Copied' : 'Copy reference'}
          </Button>
          {row.activityUrl !== null && (
            <Button size="small" as="a" href={row.activityUrl} target="_blank" rel="noopener" icon={<Open16Regular />}>
              Open in IFS
            </Button>
          )}
        </dd>
        <dd className={styles.actions}>
          <ActionResult failure={action.failure} done={action.done} />
          {explanation !== null && <Explanation explanation={explanation} />}
        </dd>
      </dl>
    </div>
  )
}
