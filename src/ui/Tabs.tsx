import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { KeyboardEvent } from 'react'

interface TabsProps<Name extends string> {
  readonly label: string
  readonly tabs: readonly {
    readonly name: Name
    readonly label: string
    /** Shown when there are any. */ readonly count?: number
  }[]
  readonly chosen: Name
  readonly onChoose: (name: Name) => void
}

const useStyles = makeStyles({
  root: { alignSelf: 'stretch', display: 'flex', minWidth: 0 },
  tab: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    padding: '0 6px',
    border: 0,
    background: 'none',
    minWidth: 0,
    whiteSpace: 'nowrap',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: '4px' },
    ':hover::after': { content: '""', backgroundColor: tokens.colorNeutralStroke1Hover },
    '::after': { position: 'absolute', left: '6px', right: '6px', bottom: '5px', height: '2px', borderRadius: '1px' },
    '@media (max-width: 319px)': { padding: '0 4px', fontSize: tokens.fontSizeBase200 },
  },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    '::after': {
      content: '""',
      backgroundColor: tokens.colorCompoundBrandStroke,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
    ':hover::after': { backgroundColor: tokens.colorCompoundBrandStroke },
  },
  // The room of the bold word is there from the start: choosing moves nothing.
  words: { display: 'grid', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', '& > *': { gridArea: '1 / 1' } },
  room: { visibility: 'hidden', fontWeight: tokens.fontWeightSemibold, overflow: 'hidden' },
  label: { overflow: 'hidden', textOverflow: 'ellipsis' },
  count: {
    boxSizing: 'border-box',
    minWidth: '16px',
    padding: '0 4px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase100,
    lineHeight: '14px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
})

/** Tabs by the platform's own means: Fluent's bring 24 kB of focus keeping, which is too much before the first view (docs/adr/0008). */
export function Tabs<Name extends string>({ label, tabs, chosen, onChoose }: TabsProps<Name>) {
  const styles = useStyles()
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex(({ name }) => name === chosen)
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: tabs.length - 1 - at }[event.key]
    const next = step === undefined ? undefined : tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.name)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus()
  }
  return (
    <div role="tablist" aria-label={label} className={styles.root} onKeyDown={move}>
      {tabs.map(({ name, label: words, count = 0 }) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-tab={name}
          aria-selected={name === chosen}
          tabIndex={name === chosen ? 0 : -1}
          className={mergeClasses(styles.tab, name === chosen && styles.chosen)}
          onClick={() => {
            onChoose(name)
          }}
        >
          <span className={styles.words}>
            <span className={styles.room} aria-hidden>
              {words}
            </span>
            <span className={styles.label}>{words}</span>
          </span>
          {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
        </button>
      ))}
    </div>
  )
}
