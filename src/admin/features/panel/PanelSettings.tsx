import { Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components'
import { useState } from 'react'
import type { PanelSetupView } from '../../../api/admin-panel.ts'
import type { SettingFault } from '../../../domain/check-panel-setup.ts'
import { Box } from '../../page/Box.tsx'
import { formatTypes, parseTypes } from './activity-types.ts'
import { validation } from './fault-words.ts'

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '14px', maxWidth: '560px' },
  // a long name of a type makes the list no wider than the form
  select: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
})

interface PanelSettingsProps {
  readonly settings: PanelSetupView['settings']
  readonly standardTypes: PanelSetupView['standardTypes']
  readonly faults: readonly SettingFault[]
  readonly onChange: (settings: PanelSetupView['settings']) => void
}

/** What the create form offers, and where *Help* leads. */
export function PanelSettings({ settings, standardTypes, faults, onChange }: PanelSettingsProps) {
  const styles = useStyles()
  const [typed, setTyped] = useState('')
  const { activityTypes, defaultActivityType, helpUrl } = settings
  // what was typed stays as it was typed while it means the same
  const meant = formatTypes(activityTypes)
  const shown = formatTypes(parseTypes(typed)) === meant ? typed : meant
  const offered = (activityTypes.length > 0 ? activityTypes : standardTypes).map(({ type }) => type).filter((type) => type !== '')
  const isGone = defaultActivityType !== '' && !offered.includes(defaultActivityType)
  const faultOf = (name: string) => validation(faults.find(({ field }) => field.startsWith(`settings.${name}`)))
  return (
    <Box title="Create form and help">
      <div className={styles.fields}>
        <Field
          label="Activity types"
          hint={`One a line, sub types behind a colon: Call: First, Follow-up. Empty: ${standardTypes.map(({ type }) => type).join(', ')}, as rmsync is configured.`}
          {...faultOf('activityTypes')}
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
        <Field label="Type that is chosen at first" {...faultOf('defaultActivityType')}>
          <Select
            className={styles.select}
            value={defaultActivityType}
            onChange={(_event, { value }) => onChange({ ...settings, defaultActivityType: value })}
          >
            <option value="">The first of them</option>
            {isGone && <option value={defaultActivityType}>{defaultActivityType}</option>}
            {[...new Set(offered)].map((type) => (
              <option key={type} value={type}>
                {type}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Help page of the company"
          hint="An https:// address, behind Help in the menu of the panel. Empty: the panel’s own help."
          {...faultOf('helpUrl')}
        >
          <Input
            type="url"
            maxLength={2000}
            value={helpUrl}
            onChange={(_event, { value }) => onChange({ ...settings, helpUrl: value.trim() })}
          />
        </Field>
      </div>
    </Box>
  )
}
