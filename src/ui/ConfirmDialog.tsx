import { Button, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { DialogFrame } from './DialogFrame.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly confirm: { readonly label: string; readonly working: boolean; readonly run: () => void }
  readonly cancel: { readonly label: string; readonly run: () => void }
}

const useStyles = makeStyles({
  text: { display: 'grid', rowGap: '12px', overflowWrap: 'break-word' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    marginTop: '20px',
    '& > *': { flexGrow: 1 },
    '& > :first-child': { flexGrow: 1000 },
  },
})

/** Asks before something is done. */
export function ConfirmDialog({ title, children, confirm, cancel }: ConfirmDialogProps) {
  const styles = useStyles()
  return (
    <DialogFrame title={title} onCancel={cancel.run}>
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={confirm.working} onClick={confirm.run}>
          {confirm.label}
        </Button>
        <Button onClick={cancel.run}>{cancel.label}</Button>
      </div>
    </DialogFrame>
  )
}
