import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Copy16Regular, Open16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { LogRowView } from '../../../api/schemas.ts'
import { formatFieldValue } from '../../../ui/format-when.ts'
import { fieldWords } from './outcome-words.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
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
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    textAlign: 'left',
    padding: '8px 16px',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, borderTop: 'none' },
  field: { width: '130px' },
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
  actions: { gridColumn: '1 / -1', display: 'flex', gap: '8px', margin: '4px 0 0' },
})

const noticedWords: Readonly<Record<LogRowView['noticedBy'], string>> = {
  notification: 'by notification',
  'delta-round': 'by delta round',
  reconciliation: 'by reconciliation',
  'initial-sync': 'by Initial Sync',
  person: 'in RM Panel',
}

export function LogRowDetail({ row }: { readonly row: LogRowView }) {
  const styles = useStyles()
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
                <th className={`${styles.cell} ${styles.field} ${styles.head}`}>Field</th>
                <th className={`${styles.cell} ${styles.head}`}>Before, in IFS</th>
                <th className={`${styles.cell} ${styles.head}`}>After, from Outlook</th>
              </tr>
            </thead>
            <tbody>
              {row.changes.map((change) => (
                <tr key={change.field}>
                  <td className={styles.cell}>{fieldWords[change.field]}</td>
                  <td className={styles.cell}>
                    {change.before === '' ? '–' : <s className={styles.before}>{show(change.before)}</s>}
                  </td>
                  <td className={`${styles.cell} ${styles.after}`}>{show(change.after)}</td>
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
        <dd className={styles.value}>{row.activityNo ?? '–'}</dd>
        <dt className={styles.label}>Reference</dt>
        <dd className={`${styles.value} ${styles.reference}`}>{row.correlationId}</dd>
        <dd className={styles.actions}>
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
      </dl>
    </div>
  )
}
