import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useId, useRef } from 'react'

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: 'calc(100vw - 32px)',
    maxWidth: '720px',
    maxHeight: 'calc(100vh - 32px)',
    padding: '20px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  title: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '12px', overflowWrap: 'break-word' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '20px' },
  scroll: { maxHeight: '45vh', overflowY: 'auto' },
})

interface WideDialogProps {
  readonly title: string
  readonly onCancel: () => void
  readonly actions: ReactNode
  readonly children: ReactNode
}

/** Room for a list or a form above the buttons that decide. The platform keeps the focus inside and lets Escape leave. */
export function WideDialog({ title, onCancel, actions, children }: WideDialogProps) {
  const styles = useStyles()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => {
      shown?.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.root}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  )
}

/** A list inside it that scrolls by itself, also by keyboard. */
export function ScrollArea({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const styles = useStyles()
  return (
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
