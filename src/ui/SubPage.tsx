import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { useUiTexts } from './ui-texts.ts'

interface SubPageProps {
  readonly title: string
  readonly aside?: ReactNode
  /** At the end of the title bar, as in the frame. */
  readonly menu?: ReactNode
  /** Ctrl+Enter. */
  readonly onPrimary?: () => void
  readonly onBack: () => void
  readonly footer?: ReactNode
  readonly children: ReactNode
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    minHeight: '44px',
    flexShrink: 0,
    boxSizing: 'border-box',
    paddingLeft: '4px',
    paddingRight: '4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    outline: 'none',
    flexGrow: 1,
    minWidth: 0,
  },
  aside: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** A page behind the first one: its title has the focus, Escape and Back return. */
export function SubPage({ title, aside, menu, onPrimary, onBack, footer, children }: SubPageProps) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  const texts = useUiTexts()
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <div
      className={styles.root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onPrimary?.()
      }}
    >
      <header className={styles.header}>
        <Button appearance="transparent" icon={<ArrowLeft20Regular />} aria-label={texts.back} onClick={onBack} />
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        {menu}
      </header>
      <Scroll>{children}</Scroll>
      {footer !== undefined && <Footer>{footer}</Footer>}
    </div>
  )
}

const useFrameStyles = makeStyles({
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '12px 16px 16px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    '@media (max-width: 319px)': { paddingLeft: '12px', paddingRight: '12px' },
  },
  footer: {
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '12px 16px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    '@media (max-width: 319px)': { paddingLeft: '12px', paddingRight: '12px' },
  },
  actions: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexWrap: 'wrap',
    // The primary one takes the room; one that has to go below it fills its own line.
    '& > *': { flexGrow: 1 },
    '& > :first-child': { flexGrow: 1000 },
    '& > button': { minWidth: 0 },
  },
})

/** What scrolls between header and footer. */
export const Scroll = ({ children }: { readonly children: ReactNode }) => (
  <main className={useFrameStyles().scroll}>{children}</main>
)
/** What never leaves the view. */
export const Footer = ({ children }: { readonly children: ReactNode }) => (
  <footer className={useFrameStyles().footer}>{children}</footer>
)
/** At most two buttons, the primary one taking the room. */
export const Actions = ({ children }: { readonly children: ReactNode }) => (
  <div className={useFrameStyles().actions}>{children}</div>
)
