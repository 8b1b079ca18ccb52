import { makeStyles, tokens } from '@fluentui/react-components'
import { ChevronDown16Regular, MailOff16Regular } from '@fluentui/react-icons'
import { type ReactNode, useSyncExternalStore } from 'react'

interface WhatWillHappenProps {
  readonly title: string
  /** All of it in one line, for a view that is too low for more. */
  readonly short: string
  readonly children: ReactNode
}

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px 12px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  short: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) 16px',
    columnGap: '10px',
    alignItems: 'center',
    minHeight: '24px',
    marginBlock: '-4px',
    cursor: 'pointer',
    listStyle: 'none',
    '::-webkit-details-marker': { display: 'none' },
  },
  icon: { color: tokens.colorStatusSuccessForeground1 },
  unfolded: { paddingTop: '10px' },
})

const lowView = '(max-height: 599px)'
const isLow = (): boolean => window.matchMedia(lowView).matches

function useLowView(): boolean {
  return useSyncExternalStore((changed) => {
    const query = window.matchMedia(lowView)
    query.addEventListener('change', changed)
    return () => {
      query.removeEventListener('change', changed)
    }
  }, isLow)
}

/** Stands right above the button that makes it happen; where the view is low it folds to one line. */
export function WhatWillHappen({ title, short, children }: WhatWillHappenProps) {
  const styles = useStyles()
  if (!useLowView()) {
    return (
      <section className={styles.root} aria-label={title}>
        <h2 className={styles.title}>{title}</h2>
        {children}
      </section>
    )
  }
  return (
    <details className={styles.root}>
      <summary className={styles.short}>
        <MailOff16Regular className={styles.icon} aria-hidden />
        <span>{short}</span>
        <ChevronDown16Regular aria-hidden />
      </summary>
      <div className={styles.unfolded}>{children}</div>
    </details>
  )
}
