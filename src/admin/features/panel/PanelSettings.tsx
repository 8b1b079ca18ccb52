import { Field, Input, makeStyles, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { PanelSetupView } from '../../../api/admin-panel.ts'
import { Box } from '../../page/Box.tsx'
import { formatTypes, parseTypes } from './setup-fault.ts'

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '14px', maxWidth: '560px' },
})

interface PanelSettingsProps {
  readonly settings: PanelSetupView['settings']
  readonly onChange: (settings: PanelSetupView['settings']) => void
}

export function PanelSettings({ settings, onChange }: PanelSettingsProps) {
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  // what was typed stays as it was typed while it means the same
  const meant = formatTypes(settings.activityTypes)
  const shown = formatTypes(parseTypes(typed)) === meant ? typed : meant
  return (
    <Box title="Create form and help">
      <div className={styles.fields}>
        <Field
          label="Activity types"
          hint="One a line, sub types behind a colon: Call: First, Follow-up. Empty: as rmsync is configured."
        >
          <Textarea
            rows={4}
            value={shown}
            onChange={(_event, { value }) => {
              setTyped(value)
              onChange({ ...settings, activityTypes: parseTypes(value) })
            }}
          />
        </Field>
        <Field label="Type that is chosen at first">
          <Input
            maxLength={100}
            value={settings.defaultActivityType}
            onChange={(_event, { value }) => onChange({ ...settings, defaultActivityType: value })}
          />
        </Field>
        <Field label="Help page of the company" hint="An https:// address. Empty: none.">
          <Input
            type="url"
            maxLength={2000}
            value={settings.helpUrl}
            onChange={(_event, { value }) => onChange({ ...settings, helpUrl: value.trim() })}
          />
        </Field>
      </div>
    </Box>
  )
}
