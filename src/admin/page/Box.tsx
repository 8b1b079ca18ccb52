import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  root: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    minWidth: 0,
    overflow: 'hidden',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    gap: '4px 12px',
    padding: '14px 18px 0',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  body: { padding: '10px 18px 16px' },
  wide: {
    padding: '10px 0 0',
    // its rows begin and end where its name does, and the frame is their last line
    '& :is(th, td):first-child': { paddingInlineStart: '18px' },
    '& :is(th, td):last-child': { paddingInlineEnd: '18px' },
    '& tbody tr:last-child > td': { borderBottomColor: 'transparent' },
  },
})

interface BoxProps {
  readonly title: string
  readonly second?: ReactNode
  /** Rows that reach from edge to edge. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** One matter of a page, under its name. */
export function Box({ title, second, wide = false, children }: BoxProps) {
  const styles = useStyles()
  const id = useId()
  return (
    <section className={styles.root} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {second !== undefined && <span className={styles.second}>{second}</span>}
      </div>
      <div className={mergeClasses(styles.body, wide && styles.wide)}>{children}</div>
    </section>
  )
}
