import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  root: { padding: '12px 16px', display: 'grid', rowGap: tokens.spacingVerticalL },
  rail: {
    padding: '12px 12px 14px 10px',
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: '10px',
    rowGap: '18px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusXLarge,
  },
  lines: { display: 'grid', rowGap: '6px', alignContent: 'start', paddingTop: '4px' },
  pair: { display: 'grid', gridTemplateColumns: '1.16fr 1fr', gap: '8px' },
  trail: { display: 'grid', gridTemplateColumns: '28px minmax(0, 1fr)', columnGap: '10px', rowGap: tokens.spacingVerticalL },
  dot: { width: '8px', height: '8px', margin: '7px 10px 0' },
})

const Bar = ({ width, height = 12 }: { readonly width: string; readonly height?: 12 | 16 }) => (
  <SkeletonItem size={height} style={{ width }} />
)

/** Screen 11: the very shape of what comes. */
export function PanelSkeleton() {
  const styles = useStyles()
  return (
    <main>
      <Skeleton aria-label="Loading" className={styles.root}>
        <div className={styles.rail}>
          <SkeletonItem shape="square" size={28} />
          <div className={styles.lines}>
            <Bar width="74%" />
            <Bar width="52%" />
            <Bar width="38%" />
          </div>
          <SkeletonItem shape="circle" size={28} />
          <div className={styles.lines}>
            <Bar width="66%" />
            <Bar width="56%" />
            <Bar width="62%" />
          </div>
        </div>
        <div className={styles.pair}>
          <SkeletonItem size={32} />
          <SkeletonItem size={32} />
        </div>
        <Bar width="32%" />
        {['44%', '36%', '40%'].map((width) => (
          <div key={width} className={styles.trail}>
            <SkeletonItem shape="circle" size={8} className={styles.dot} />
            <div className={styles.lines}>
              <Bar width={width} />
              <Bar width="80%" />
              <Bar width="50%" />
            </div>
          </div>
        ))}
      </Skeleton>
    </main>
  )
}
