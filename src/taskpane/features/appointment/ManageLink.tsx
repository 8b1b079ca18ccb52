import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { Link16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { toFailure } from '../../backend/client.ts'
import { removeLink } from '../../backend/remove-link.ts'
import { usePanel } from '../../panel-context.ts'
import { texts } from './texts.ts'

type Step =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly failure: Failure }

const useStyles = makeStyles({ dialog: { width: 'calc(100vw - 32px)' } })

/** Menu of the link; unlinking says what stays before it is done. */
export function ManageLink({ linkId, onUnlinked }: { readonly linkId: string; readonly onUnlinked: () => void }) {
  const styles = useStyles()
  const { client } = usePanel()
  const [step, setStep] = useState<Step>({ kind: 'closed' })
  const unlink = () => {
    setStep({ kind: 'working' })
    removeLink(client, linkId).then(onUnlinked, (error: unknown) => {
      setStep({ kind: 'failed', failure: toFailure(error) })
    })
  }
  const close = () => {
    setStep({ kind: 'closed' })
  }
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<Link16Regular />}>{texts.manageLink}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              onClick={() => {
                setStep({ kind: 'asking' })
              }}
            >
              {texts.unlink}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Dialog
        open={step.kind !== 'closed'}
        onOpenChange={(_event, data) => {
          if (!data.open) close()
        }}
      >
        <DialogSurface className={styles.dialog}>
          <DialogBody>
            <DialogTitle>{texts.unlinkTitle}</DialogTitle>
            <DialogContent>
              {texts.unlinkText}
              {step.kind === 'failed' && <ErrorInPlace {...step.failure} />}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" disabledFocusable={step.kind === 'working'} onClick={unlink}>
                {step.kind === 'working' ? texts.unlinking : texts.unlink}
              </Button>
              <Button onClick={close}>{texts.cancel}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  )
}
