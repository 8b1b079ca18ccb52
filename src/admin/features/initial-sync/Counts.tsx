import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { InitialSyncView } from '../../../api/admin-initial-sync.ts'

export const useMarkStyles = makeStyles({
  mark: {
    display: 'inline-block',
    flexShrink: 0,
    width: '8px',
    height: '8px',
    borderRadius: '2px',
    marginInlineEnd: '8px',
    forcedColorAdjust: 'none',
  },
  update: { backgroundColor: tokens.colorBrandBackground },
  relink: { backgroundColor: tokens.colorPaletteTealBorderActive },
  delete: { backgroundColor: tokens.colorPaletteRedBorderActive },
  problem: { backgroundColor: tokens.colorStatusWarningForeground3 },
  nothing: { backgroundColor: tokens.colorNeutralStroke1 },
})

const useStyles = makeStyles({
  root: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: '12px 18px 16px',
    marginBottom: '12px',
  },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: '8px 16px',
    margin: '0 0 12px',
    fontVariantNumeric: 'tabular-nums',
  },
  number: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  // the number first to the eye, its name first to the ear
  head: { display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', alignItems: 'baseline', columnGap: '6px' },
  word: { order: 1 },
  second: { order: 2, gridColumn: '1 / -1', margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  bar: { display: 'flex', columnGap: '2px', height: '10px', borderRadius: '5px', overflow: 'hidden' },
})

const kinds = [
  ['update', 'Update', 'Outlook differs from IFS'],
  ['relink', 'Re-link', 'Marker found, link was lost'],
  ['delete', 'Delete', 'Cancelled or gone, proved by reading'],
  ['problem', 'Problem', 'Needs a person, see why'],
  ['nothing', 'Nothing', 'Already the same'],
] as const

export function Counts({ run: { counts } }: { readonly run: InitialSyncView }) {
  const styles = useStyles()
  const marks = useMarkStyles()
  const shown = kinds.filter(([kind]) => kind !== 'problem' || counts.problem > 0)
  const parts = kinds.filter(([kind]) => kind !== 'nothing' && counts[kind] > 0)
  return (
    <div className={styles.root}>
      <dl className={styles.counts}>
        {shown.map(([kind, word, why]) => (
          <div key={kind} className={styles.head}>
            <dt className={styles.word}>{word}</dt>
            <dd className={styles.number}>
              <span className={mergeClasses(marks.mark, marks[kind])} aria-hidden />
              {counts[kind].toLocaleString()}
            </dd>
            <dd className={styles.second}>{why}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.bar} aria-hidden>
        {parts.map(([kind]) => (
          <span key={kind} className={marks[kind]} style={{ flexGrow: counts[kind], minWidth: '4px' }} />
        ))}
      </div>
    </div>
  )
}
