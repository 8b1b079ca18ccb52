import { Link16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { toFailure } from '../../backend/client.ts'
import { removeLink } from '../../backend/remove-link.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'

type Step =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly failure: Failure }

interface ManageLinkProps {
  readonly linkId: string
  readonly disabled: boolean
  readonly onUnlinked: () => void
}

/** Menu of the link; unlinking says what stays before it is done. */
export function ManageLink({ linkId, disabled, onUnlinked }: ManageLinkProps) {
  const { client } = usePanel()
  const texts = useSpeech().texts.appointment
  const [step, setStep] = useState<Step>({ kind: 'closed' })
  const unlink = () => {
    if (step.kind === 'working') return
    setStep({ kind: 'working' })
    removeLink(client, linkId).then(onUnlinked, (error: unknown) => {
      setStep({ kind: 'failed', failure: toFailure(error) })
    })
  }
  return (
    <>
      <Menu
        label={texts.manageLink}
        icon={<Link16Regular />}
        disabled={disabled}
        entries={[
          {
            kind: 'action',
            label: texts.unlink,
            run: () => {
              setStep({ kind: 'asking' })
            },
          },
        ]}
      />
      {step.kind !== 'closed' && (
        <ConfirmDialog
          title={texts.unlinkTitle}
          confirm={{
            label: step.kind === 'working' ? texts.unlinking : texts.unlink,
            working: step.kind === 'working',
            run: unlink,
          }}
          cancel={{
            label: texts.cancel,
            run: () => {
              setStep({ kind: 'closed' })
            },
          }}
        >
          <span>{texts.unlinkText}</span>
          {step.kind === 'failed' && <FailureInPlace failure={step.failure} />}
        </ConfirmDialog>
      )}
    </>
  )
}
