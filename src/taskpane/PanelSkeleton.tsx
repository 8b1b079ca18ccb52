import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  root: { padding: '12px 16px', display: 'grid', rowGap: tokens.spacingVerticalL },
  rail: {
    padding: '12px 10px',
    display: 'grid',
    gridTemplateColumns: '28px 1fr',
    columnGap: '12px',
    rowGap: '24px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusXLarge,
  },
  lines: { display: 'grid', rowGap: '6px', alignContent: 'start' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px' },
  short: { width: '60%' },
})

/** Screen 11: the very shape of what comes. */
export function PanelSkeleton() {
  const styles = useStyles()
  return (
    <Skeleton aria-label="Loading" className={styles.root}>
      <div className={styles.rail}>
        {[0, 1].map((end) => (
          <div key={end} style={{ display: 'contents' }}>
            <SkeletonItem shape={end === 0 ? 'square' : 'circle'} size={28} />
            <div className={styles.lines}>
              <SkeletonItem size={16} />
              <SkeletonItem size={12} className={styles.short} />
            </div>
          </div>
        ))}
      </div>
      <div className={styles.pair}>
        <SkeletonItem size={32} />
        <SkeletonItem size={32} />
      </div>
      <div className={styles.lines}>
        {[0, 1, 2].map((line) => (
          <SkeletonItem key={line} size={48} />
        ))}
      </div>
    </Skeleton>
  )
}
