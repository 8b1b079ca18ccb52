import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  root: { display: 'grid', rowGap: '8px' },
  bar: {
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    '@media (forced-colors: active)': { border: '1px solid GrayText' },
  },
})

/** The shape of rows that are under way. */
export function Bars({ label, heights }: { readonly label: string; readonly heights: readonly number[] }) {
  const styles = useStyles()
  return (
    <div role="status" aria-label={label} aria-busy className={styles.root}>
      {heights.map((height, at) => (
        <div key={`${at} ${height}`} className={styles.bar} style={{ height: `${height}px` }} />
      ))}
    </div>
  )
}
