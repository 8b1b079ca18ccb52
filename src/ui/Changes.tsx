import { makeStyles, tokens } from '@fluentui/react-components'

export interface ShownChange {
  readonly label: string
  /** Empty: nothing was there. */
  readonly before: string
  /** Empty: nothing is there any more. */
  readonly after: string
}

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '10px',
    rowGap: '2px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'break-word', minWidth: 0 },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  arrow: { color: tokens.colorNeutralForeground3, padding: '0 4px' },
  after: { fontWeight: tokens.fontWeightSemibold },
})

/** Before → after, one line for each field. */
export function Changes({ changes }: { readonly changes: readonly ShownChange[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.root}>
      {changes.map(({ label, before, after }) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>
            {before !== '' && after !== '' && (
              <>
                <s className={styles.before}>{before}</s>
                <span className={styles.arrow} role="img" aria-label="became">
                  →
                </span>
                <span className={styles.after}>{after}</span>
              </>
            )}
            {before === '' && <span className={styles.after}>+ {after}</span>}
            {after === '' && before !== '' && <span className={styles.after}>− {before}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
