import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

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
  words: { flexGrow: 1, minWidth: '160px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** Stays in view while the page scrolls: what is pending, and the buttons that decide. */
export function FooterBar({ words, children }: { readonly words: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles()
  return (
    <section className={styles.root} aria-label="Decide">
      <div className={styles.words} role="status">
        {words}
      </div>
      <div className={styles.buttons}>{children}</div>
    </section>
  )
}
