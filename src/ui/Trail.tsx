import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Changes, type ShownChange } from './Changes.tsx'

export interface TrailEntry {
  readonly id: string
  readonly title: string
  readonly moment: string
  readonly changes: readonly ShownChange[]
  /** Why, where that is worth a line. */
  readonly note?: ReactNode
  readonly by: string
  readonly action?: ReactNode
  /** A change that went wrong, or waits. */
  readonly needsAttention?: boolean
}

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: '10px',
    paddingBottom: tokens.spacingVerticalL,
    position: 'relative',
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      left: '13px',
      top: '19px',
      bottom: '-2px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
      '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
    },
  },
  dot: {
    width: '8px',
    height: '8px',
    margin: '7px 10px 0',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralForeground3,
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  newest: { backgroundColor: tokens.colorBrandBackground, '@media (forced-colors: active)': { backgroundColor: 'Highlight' } },
  attention: { backgroundColor: tokens.colorStatusWarningForeground3 },
  words: { display: 'grid', rowGap: '2px', minWidth: 0 },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', columnGap: '8px' },
  // What can be done stands whole, below where there is no room beside.
  foot: { flexWrap: 'wrap', '& button': { whiteSpace: 'nowrap', marginInlineStart: 'auto' } },
  title: { fontWeight: tokens.fontWeightSemibold },
  second: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  note: { overflowWrap: 'anywhere' },
  moment: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
})

/** What happened, newest first. */
export function Trail({ entries, label }: { readonly entries: readonly TrailEntry[]; readonly label: string }) {
  const styles = useStyles()
  return (
    <ol className={styles.list} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <span
            className={mergeClasses(
              styles.dot,
              entry.changes.length > 0 && styles.newest,
              entry.needsAttention === true && styles.attention,
            )}
            aria-hidden
          />
          <div className={styles.words}>
            <div className={styles.head}>
              <span className={styles.title}>{entry.title}</span>
              <span className={mergeClasses(styles.second, styles.moment)}>{entry.moment}</span>
            </div>
            {entry.changes.length > 0 && <Changes changes={entry.changes} />}
            {entry.note !== undefined && <span className={mergeClasses(styles.second, styles.note)}>{entry.note}</span>}
            <span className={mergeClasses(styles.head, styles.foot)}>
              <span className={styles.second}>{entry.by}</span>
              {entry.action}
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
