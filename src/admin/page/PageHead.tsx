import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: '8px',
    marginBottom: '16px',
  },
  words: { minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    ':focus': { outline: 'none' },
  },
  second: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
})

interface PageHeadProps {
  readonly title: string
  readonly second: string
  readonly children?: ReactNode
}

/** Title of an admin page, what it shows, and what can be done with all of it. A page that opens has the focus at its title. */
export function PageHead({ title, second, children }: PageHeadProps) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · RM Panel`
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <div className={styles.root}>
      <div className={styles.words}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <p className={styles.second}>{second}</p>
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  )
}
