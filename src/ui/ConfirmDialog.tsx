import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useId, useRef } from 'react'

interface ConfirmDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly confirm: { readonly label: string; readonly working: boolean; readonly run: () => void }
  readonly cancel: { readonly label: string; readonly run: () => void }
}

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: 'calc(100vw - 32px)',
    maxWidth: '420px',
    padding: '20px',
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
  text: { display: 'grid', rowGap: '12px', overflowWrap: 'break-word' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '20px', '& > :first-child': { flexGrow: 1 } },
})

/** Asks before something is done. The platform keeps the focus inside and lets Escape leave. */
export function ConfirmDialog({ title, children, confirm, cancel }: ConfirmDialogProps) {
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
        cancel.run()
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={confirm.working} onClick={confirm.run}>
          {confirm.label}
        </Button>
        <Button onClick={cancel.run}>{cancel.label}</Button>
      </div>
    </dialog>
  )
}
