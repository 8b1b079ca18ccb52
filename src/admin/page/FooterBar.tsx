import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    margin: 'auto -28px -48px',
    padding: '12px 28px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 899px)': { margin: 'auto -16px -48px', padding: '12px 16px' },
  },
  result: { flexBasis: '100%' },
  words: { flex: '1 1 0', minWidth: '160px', display: 'flex', flexDirection: 'column', rowGap: '2px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

interface FooterBarProps {
  readonly words: ReactNode
  /** What became of the last press: where the button is, however far the page is scrolled. */
  readonly result?: ReactNode
  readonly children?: ReactNode
}

/** Stays in view while the page scrolls: what is pending, and the buttons that decide. */
export function FooterBar({ words, result = null, children }: FooterBarProps) {
  const styles = useStyles()
  const said = useRef<HTMLDivElement>(null)
  const hasButtons = children !== undefined && children !== null && children !== false
  useEffect(() => {
    // The button that was pressed is gone: what it did is where the keyboard goes on from.
    if (!hasButtons && document.activeElement === document.body) said.current?.focus()
  }, [hasButtons])
  return (
    <section className={styles.root} aria-label="Decide">
      {result !== null && <div className={styles.result}>{result}</div>}
      <div ref={said} className={styles.words} role="status" tabIndex={-1}>
        {words}
      </div>
      <div className={styles.buttons}>{children}</div>
    </section>
  )
}
