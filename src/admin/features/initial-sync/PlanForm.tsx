import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { InitialSyncView } from '../../../api/admin-initial-sync.ts'
import { dateFault } from '../../../domain/check-settings.ts'
import type { Client } from '../../backend/client.ts'
import { planInitialSync } from '../../backend/initial-sync.ts'
import { ActionResult } from '../../page/ActionResult.tsx'
import { Box } from '../../page/Box.tsx'
import { PageLink } from '../../page/PageLink.tsx'
import { RepresentativePicker } from '../../page/RepresentativePicker.tsx'
import { useAction } from '../../page/use-action.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', gap: '12px 20px', alignItems: 'flex-start', marginBottom: '12px' },
  decide: { display: 'flex', flexWrap: 'wrap', gap: '12px 20px', alignItems: 'center' },
})

interface PlanFormProps {
  readonly client: Client
  readonly onPlanned: (run: InitialSyncView) => void
}

export function PlanForm({ client, onPlanned }: PlanFormProps) {
  const styles = useStyles()
  const [representative, setRepresentative] = useState('')
  const [from, setFrom] = useState('')
  const action = useAction()
  const fault = from === '' ? null : dateFault(from)
  const plan = () => {
    if (action.working !== '' || fault !== null) return
    action.run(
      'plan',
      () =>
        planInitialSync(client, {
          representatives: representative === '' ? 'all' : [representative],
          ...(from === '' ? {} : { from }),
        }),
      onPlanned,
    )
  }
  return (
    <Box title="Plan an Initial Sync">
      <div className={styles.form}>
        <Field label="For">
          <RepresentativePicker client={client} chosen={representative} onChoose={setRepresentative} />
        </Field>
        <Field
          label="Appointments from"
          validationMessage={fault === null ? 'Empty: Initial Sync From of the configuration.' : `${fault.message} ${fault.fix}`}
          validationState={fault === null ? 'none' : 'error'}
        >
          <Input type="date" value={from} onChange={(_event, { value }) => setFrom(value)} />
        </Field>
      </div>
      <ActionResult failure={action.failure} done="" />
      <div className={styles.decide}>
        <Button appearance="primary" disabledFocusable={action.working !== '' || fault !== null} onClick={plan}>
          {action.working === '' ? 'Make the plan' : 'Beginning…'}
        </Button>
        <span>
          For several, select them under <PageLink page="representatives">Representatives</PageLink>.
        </span>
      </div>
    </Box>
  )
}
