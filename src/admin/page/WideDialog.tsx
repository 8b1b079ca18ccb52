import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { DialogFrame } from '../../ui/DialogFrame.tsx'

const useStyles = makeStyles({
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

/** Room for a list or a form above the buttons that decide. */
export function WideDialog({ title, onCancel, actions, children }: WideDialogProps) {
  const styles = useStyles()
  return (
    <DialogFrame wide title={title} onCancel={onCancel}>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </DialogFrame>
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
