import { Link16Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Failure } from '../../../api/failure.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { toFailure } from '../../backend/client.ts'
import { removeSeriesLink } from '../../backend/link-series.ts'
import { removeLink } from '../../backend/remove-link.ts'
import { FailureInPlace } from '../../failures/FailureInPlace.tsx'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'

type What = 'link' | 'series'
type Step =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking' | 'working'; readonly what: What }
  | { readonly kind: 'failed'; readonly what: What; readonly failure: Failure }

interface ManageLinkProps {
  /** Of the open appointment; null where only its series is linked. */
  readonly linkId: string | null
  readonly seriesLinkId?: string
  readonly disabled: boolean
  readonly onMove?: () => void
  readonly onInvite?: () => void
  readonly onUnlinked: () => void
}

/** Menu of the link; unlinking says what stays before it is done. */
export function ManageLink({ linkId, seriesLinkId, disabled, onMove, onInvite, onUnlinked }: ManageLinkProps) {
  const { client } = usePanel()
  const { texts: all } = useSpeech()
  const texts = all.appointment
  const [step, setStep] = useState<Step>({ kind: 'closed' })
  const unlink = () => {
    if (step.kind === 'working' || step.kind === 'closed') return
    const { what } = step
    setStep({ kind: 'working', what })
    const done = what === 'series' ? removeSeriesLink(client, seriesLinkId ?? '') : removeLink(client, linkId ?? '')
    done.then(onUnlinked, (error: unknown) => {
      setStep({ kind: 'failed', what, failure: toFailure(error) })
    })
  }
  const entry = (what: What, label: string) => ({
    kind: 'action' as const,
    label,
    run: () => {
      setStep({ kind: 'asking', what })
    },
  })
  return (
    <>
      <Menu
        label={texts.manageLink}
        icon={<Link16Regular />}
        disabled={disabled}
        entries={[
          ...(onInvite === undefined ? [] : [{ kind: 'action' as const, label: all.invitations.title, run: onInvite }]),
          ...(linkId === null || onMove === undefined ? [] : [{ kind: 'action' as const, label: texts.moveLink, run: onMove }]),
          ...(linkId === null ? [] : [entry('link', texts.unlink)]),
          ...(seriesLinkId === undefined ? [] : [entry('series', texts.unlinkSeries)]),
        ]}
      />
      {step.kind !== 'closed' && (
        <ConfirmDialog
          title={step.what === 'series' ? texts.unlinkSeriesTitle : texts.unlinkTitle}
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
          <span>{step.what === 'series' ? texts.unlinkSeriesText : texts.unlinkText}</span>
          {step.kind === 'failed' && <FailureInPlace failure={step.failure} />}
        </ConfirmDialog>
      )}
    </>
  )
}
