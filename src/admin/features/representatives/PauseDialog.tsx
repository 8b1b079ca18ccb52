import { Button, Field, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { AdminRepresentativeView } from '../../../api/admin-representatives.ts'
import type { Client } from '../../backend/client.ts'
import { pauseRepresentative } from '../../backend/representatives.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { useAction } from '../../page/use-action.ts'
import { WideDialog } from '../../page/WideDialog.tsx'

interface PauseDialogProps {
  readonly client: Client
  readonly person: AdminRepresentativeView
  readonly onClose: (paused: boolean) => void
}

export function PauseDialog({ client, person, onClose }: PauseDialogProps) {
  const [reason, setReason] = useState('')
  const action = useAction()
  return (
    <WideDialog
      title={`Pause ${person.name}`}
      onCancel={() => onClose(false)}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={reason.trim() === '' || action.working !== ''}
            onClick={() => {
              if (reason.trim() === '' || action.working !== '') return
              action.run(
                'pause',
                () => pauseRepresentative(client, person.representativeId, { reason: reason.trim() }),
                () => onClose(true),
              )
            }}
          >
            {action.working === '' ? 'Pause' : 'Pausing…'}
          </Button>
          <Button onClick={() => onClose(false)}>Cancel</Button>
        </>
      }
    >
      <span>Changes are noticed and kept. They reach IFS once somebody resumes.</span>
      <Field label="Reason, shown to the representative" required>
        <Textarea value={reason} maxLength={500} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <ActionResult failure={action.failure} done="" />
    </WideDialog>
  )
}
