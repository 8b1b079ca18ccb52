import { Button, Checkbox, Link } from '@fluentui/react-components'
import { useState } from 'react'
import type { AdminRepresentativeView, HeldDeletionsResponse } from '../../../api/admin-representatives.ts'
import type { Failure } from '../../../api/failure.ts'
import { ErrorInPlace } from '../../../ui/ErrorInPlace.tsx'
import { formatFieldValue } from '../../../ui/format-when.ts'
import { useLoad } from '../../../ui/use-load.ts'
import { type Client, toFailure } from '../../backend/client.ts'
import { decideDeletions, listHeldDeletions } from '../../backend/representatives.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { PageSkeleton } from '../../page/PageSkeleton.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useAction } from '../../page/use-action.ts'
import { ScrollArea, WideDialog } from '../../page/WideDialog.tsx'

interface HeldDeletionsProps {
  readonly client: Client
  readonly person: AdminRepresentativeView
  readonly onClose: (decided: boolean) => void
}

/** The deletions that the brake holds back, each by name, and the decision about all of them. */
export function HeldDeletions({ client, person, onClose }: HeldDeletionsProps) {
  const table = useTableStyles()
  const [seen, setSeen] = useState(false)
  const action = useAction()
  const { state, reload } = useLoad<HeldDeletionsResponse, Failure>(
    person.representativeId,
    () => listHeldDeletions(client, person.representativeId),
    toFailure,
  )
  const decide = (decision: 'approve-deletions' | 'keep-activities') => {
    if (action.working !== '') return
    action.run(
      decision,
      () => decideDeletions(client, person.representativeId, decision),
      () => onClose(true),
    )
  }
  const total = state.kind === 'ready' ? state.value.total : 0
  const count = total === 1 ? '1 activity' : `${total.toLocaleString()} activities`
  return (
    <WideDialog
      title={`Deletions of ${person.name}`}
      onCancel={() => onClose(false)}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={!seen || total === 0 || action.working !== ''}
            onClick={() => {
              if (seen && total > 0) decide('approve-deletions')
            }}
          >
            {action.working === 'approve-deletions' ? 'Deleting…' : `Delete ${count} in IFS`}
          </Button>
          <Button disabledFocusable={total === 0 || action.working !== ''} onClick={() => decide('keep-activities')}>
            {action.working === 'keep-activities' ? 'Keeping…' : 'Keep the activities'}
          </Button>
          <Button appearance="subtle" onClick={() => onClose(false)}>
            Decide later
          </Button>
        </>
      }
    >
      <span>
        So many appointments were deleted at once that {person.name} pauses until somebody decides. Each deletion is proved again
        by reading the appointment before its activity goes.
      </span>
      {state.kind === 'loading' && <PageSkeleton label="Loading the deletions" />}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      {state.kind === 'ready' && total === 0 && <span>Nothing waits for approval any more.</span>}
      {state.kind === 'ready' && total > 0 && (
        <>
          <ScrollArea label="Deletions">
            <table className={table.table}>
              <thead>
                <tr>
                  <th className={table.head}>Appointment</th>
                  <th className={table.head} style={{ width: '84px' }}>
                    Activity
                  </th>
                  <th className={table.head}>Why</th>
                </tr>
              </thead>
              <tbody>
                {state.value.deletions.map(({ linkId, appointment, start, activityNo, activityUrl, why }) => (
                  <tr key={linkId}>
                    <td className={table.cell}>
                      {appointment}
                      <span className={table.second}>{formatFieldValue(start, navigator.language)}</span>
                    </td>
                    <td className={table.cell}>
                      <Link href={activityUrl} target="_blank" rel="noopener">
                        {activityNo}
                      </Link>
                    </td>
                    <td className={table.cell}>{why}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
          {state.value.deletions.length < total && (
            <span>The first {state.value.deletions.length.toLocaleString()} are shown.</span>
          )}
          <Checkbox
            checked={seen}
            onChange={(_event, { checked }) => setSeen(checked === true)}
            label={total === 1 ? 'I have looked at the deletion' : `I have looked at the ${total.toLocaleString()} deletions`}
          />
        </>
      )}
      <ActionResult failure={action.failure} done="" />
    </WideDialog>
  )
}
