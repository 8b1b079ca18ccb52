import { Button, Checkbox, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components'
import { ArrowDown16Regular, ArrowUp16Regular, Dismiss16Regular } from '@fluentui/react-icons'
import type { PanelField } from '../../../api/admin-panel.ts'
import type { SettingFault } from '../../../domain/check-panel-setup.ts'
import type { FieldDescription } from '../../../domain/field.ts'
import { fieldPanels } from '../../../domain/panel-setup.ts'
import { useTableStyles } from '../../page/table-styles.ts'
import { faultWords, validation } from './fault-words.ts'
import { PresetInput } from './PresetInput.tsx'

const useStyles = makeStyles({
  moves: { display: 'flex', paddingTop: '4px' },
  whole: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
  cell: { height: 'auto', verticalAlign: 'top', paddingBlock: '6px', overflow: 'visible' },
  name: { display: 'block', paddingTop: '6px' },
  fault: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorStatusDangerForeground1,
  },
  hint: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
})

const panelWords = { both: 'Both', crm: 'CRM only', srm: 'SRM only' } as const

interface FieldRowProps {
  readonly field: PanelField
  /** Undefined while IFS has not answered, or where it has no such attribute. */
  readonly described: FieldDescription | undefined
  /** `label`, `preset`, … of this field. */
  readonly fault: SettingFault | undefined
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onChange: (changed: Partial<PanelField>) => void
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

/** One field of the panel: what it is called, what people may do with it, and where it stands. */
export function FieldRow({ field, described, fault, isFirst, isLast, onChange, onMove, onRemove }: FieldRowProps) {
  const styles = useStyles()
  const table = useTableStyles()
  const { owner, name, label, editable, required, preset, panels } = field
  const wrong = fault?.field.split('.').at(-1)
  const cell = mergeClasses(table.cell, styles.cell)
  const isTaken = described?.isTaken === true
  return (
    <tr>
      <td className={cell}>
        <span className={styles.name}>{name}</span>
        {isTaken && <span className={styles.hint}>RM Panel fills it in; it is shown only.</span>}
        {fault !== undefined && wrong !== 'label' && wrong !== 'preset' && (
          <span className={styles.fault} role="alert">
            {faultWords(fault)}
          </span>
        )}
      </td>
      <td className={cell}>
        <Field {...(wrong === 'label' ? validation(fault) : {})}>
          <Input
            className={styles.whole}
            input={{ style: { minWidth: 0, width: '100%' } }}
            aria-label={`Label of ${name}`}
            maxLength={100}
            value={label}
            onChange={(_event, { value }) => onChange({ label: value })}
          />
        </Field>
      </td>
      {owner === 'activity' && (
        <>
          <td className={cell}>
            <Checkbox
              aria-label={`${name} is editable`}
              checked={editable}
              disabled={isTaken && !editable}
              onChange={(_event, { checked }) =>
                onChange({ editable: checked === true, ...(checked === true ? {} : { required: false }) })
              }
            />
          </td>
          <td className={cell}>
            <Checkbox
              aria-label={`${name} is required`}
              checked={required}
              disabled={!editable}
              onChange={(_event, { checked }) => onChange({ required: checked === true })}
            />
          </td>
          <td className={cell}>
            {described !== undefined && !(isTaken && preset === null) && (
              <Field {...(wrong === 'preset' ? validation(fault) : {})}>
                <PresetInput field={described} preset={preset} onChange={(next) => onChange({ preset: next })} />
              </Field>
            )}
          </td>
        </>
      )}
      <td className={cell}>
        {owner === 'representative' ? (
          <span className={styles.name}>{panelWords.both}</span>
        ) : (
          <Select
            className={styles.whole}
            aria-label={`Panels of ${name}`}
            value={panels}
            onChange={(_event, { value }) => onChange({ panels: value as PanelField['panels'] })}
          >
            {fieldPanels.map((one) => (
              <option key={one} value={one}>
                {panelWords[one]}
              </option>
            ))}
          </Select>
        )}
      </td>
      <td className={cell}>
        <span className={styles.moves}>
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowUp16Regular />}
            aria-label={`Move ${name} up`}
            disabledFocusable={isFirst}
            onClick={() => !isFirst && onMove(-1)}
          />
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowDown16Regular />}
            aria-label={`Move ${name} down`}
            disabledFocusable={isLast}
            onClick={() => !isLast && onMove(1)}
          />
          <Button
            appearance="subtle"
            size="small"
            icon={<Dismiss16Regular />}
            aria-label={`Take ${name} away`}
            onClick={onRemove}
          />
        </span>
      </td>
    </tr>
  )
}
