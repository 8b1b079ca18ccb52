import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

interface DialogFrameProps {
  readonly title: string
  /** Room for a list or a form. */
  readonly wide?: boolean
  readonly onCancel: () => void
  readonly children: ReactNode
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
  wide: { maxWidth: '720px', maxHeight: 'calc(100vh - 32px)', overflowY: 'auto' },
  title: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** A modal dialog of the platform: it keeps the focus inside and lets Escape leave. */
export function DialogFrame({ title, wide = false, onCancel, children }: DialogFrameProps) {
  const styles = useStyles()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Closed while it still stands in the page: the platform gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => {
      shown?.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={mergeClasses(styles.root, wide && styles.wide)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
    >
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      {children}
    </dialog>
  )
}
