import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Checkmark16Filled } from '@fluentui/react-icons'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'

export type MenuEntry =
  | { readonly kind: 'action'; readonly label: string; readonly run: () => void }
  /** One of several, of which one holds. */
  | { readonly kind: 'choice'; readonly label: string; readonly chosen: boolean; readonly run: () => void }
  | { readonly kind: 'words'; readonly label: string; readonly strong?: boolean }
  | { readonly kind: 'line'; readonly name: string }

interface MenuProps {
  /** Also the name of the button that opens it. */
  readonly label: string
  readonly icon: ReactElement
  /** The button shows its icon alone. */
  readonly iconOnly?: boolean
  readonly disabled?: boolean
  readonly entries: readonly MenuEntry[]
}

const useStyles = makeStyles({
  root: { position: 'relative', display: 'flex' },
  button: { flexGrow: 1, minWidth: 0 },
  list: {
    position: 'absolute',
    top: '100%',
    insetInlineEnd: 0,
    zIndex: 2,
    boxSizing: 'border-box',
    minWidth: '160px',
    maxWidth: '280px',
    width: 'max-content',
    marginTop: '4px',
    padding: '4px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  entry: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '32px',
    padding: '6px 8px',
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  choice: { gridTemplateColumns: '16px minmax(0, 1fr)', columnGap: '6px', alignItems: 'center' },
  words: {
    padding: '4px 8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  line: { height: '1px', margin: '4px -4px', backgroundColor: tokens.colorNeutralStroke2 },
})

const items = (list: HTMLElement | null): HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('button') ?? [])]

/** A menu button (WAI-ARIA practices). Fluent's own brings 44 kB of positioning and focus keeping (docs/adr/0008). */
export function Menu({ label, icon, iconOnly = false, disabled = false, entries }: MenuProps) {
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const found = items(list.current)
    ;(found.find((item) => item.getAttribute('aria-checked') === 'true') ?? found[0])?.focus()
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
    }
  }, [open])
  const close = () => {
    setOpen(false)
    root.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') {
      setOpen(false)
      return
    }
    const found = items(list.current)
    const at = found.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: found.length - 1 }[event.key]
    if (to === undefined && event.key !== 'Escape') return
    event.preventDefault()
    // A page around it would go back by the same key.
    event.stopPropagation()
    if (to === undefined) close()
    else found[(to + found.length) % found.length]?.focus()
  }
  return (
    <div ref={root} className={styles.root}>
      <Button
        className={iconOnly ? undefined : styles.button}
        appearance={iconOnly ? 'transparent' : 'secondary'}
        icon={icon}
        aria-haspopup="menu"
        aria-expanded={open}
        disabledFocusable={disabled}
        {...(iconOnly ? { 'aria-label': label } : {})}
        onClick={() => {
          setOpen(!open)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setOpen(true)
        }}
      >
        {iconOnly ? undefined : label}
      </Button>
      {open && (
        <div ref={list} role="menu" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
          {entries.map((entry) => {
            if (entry.kind === 'line') return <div key={entry.name} role="separator" className={styles.line} />
            if (entry.kind === 'words') {
              return (
                <div key={entry.label} role="presentation" className={mergeClasses(styles.words, entry.strong && styles.strong)}>
                  {entry.label}
                </div>
              )
            }
            const isChoice = entry.kind === 'choice'
            return (
              <button
                key={entry.label}
                type="button"
                role={isChoice ? 'menuitemradio' : 'menuitem'}
                {...(isChoice ? { 'aria-checked': entry.chosen } : {})}
                tabIndex={-1}
                className={mergeClasses(styles.entry, isChoice && styles.choice)}
                onClick={() => {
                  close()
                  entry.run()
                }}
              >
                {isChoice && (entry.chosen ? <Checkmark16Filled aria-hidden /> : <span />)}
                <span>{entry.label}</span>
              </button>
            )
          })}
        </div>
      )}
    </div>
  )
}
