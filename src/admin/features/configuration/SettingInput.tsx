import { Field, Input, makeStyles, Radio, RadioGroup, Select, Switch, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { SettingFault } from '../../../domain/check-settings.ts'
import type { Settings } from '../../../domain/settings.ts'
import { toNumber } from './draft.ts'
import type { SettingField } from './fields.ts'

const fewChoices = 2

const useStyles = makeStyles({
  wide: { gridColumn: '1 / -1' },
  // as narrow as its column, however many letters a browser thinks an input should show
  input: { width: '100%', minWidth: 0, '& input': { minWidth: 0 } },
  unit: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface SettingInputProps {
  readonly field: SettingField
  readonly settings: Settings
  readonly fault: SettingFault | undefined
  /** Variable of the environment that holds it; null: it can be changed here. */
  readonly lockedBy: string | null
  readonly onPut: (value: string | number | boolean | null) => void
}

/** One setting: its value, and below it why it can not be so, or what it means. */
export function SettingInput({ field, settings, fault, lockedBy, onPut }: SettingInputProps) {
  const styles = useStyles()
  const value = settings[field.name]
  const [typed, setTyped] = useState<string | null>(null)
  const hint = lockedBy === null ? field.hint : `Given by ${lockedBy} in the environment of rmsync; change it there.`
  const disabled = lockedBy !== null
  const wide = field.kind === 'switch' || (field.kind === 'choice' && field.choices.length <= fewChoices)
  const said =
    fault === undefined
      ? hint === undefined
        ? {}
        : { hint }
      : { validationMessage: `${fault.message} ${fault.fix}`, validationState: 'error' as const }
  if (field.kind === 'switch') {
    return (
      <Field {...said} className={styles.wide}>
        <Switch
          label={field.label}
          checked={value === true}
          disabled={disabled}
          onChange={(_event, { checked }) => {
            onPut(checked)
          }}
        />
      </Field>
    )
  }
  if (field.kind === 'choice') {
    return (
      <Field label={field.label} {...said} {...(wide ? { className: styles.wide } : {})}>
        {wide ? (
          <RadioGroup
            layout="horizontal"
            value={String(value)}
            disabled={disabled}
            onChange={(_event, data) => {
              onPut(data.value)
            }}
          >
            {field.choices.map(([choice, words]) => (
              <Radio key={choice} value={choice} label={words} />
            ))}
          </RadioGroup>
        ) : (
          <Select
            value={String(value)}
            disabled={disabled}
            onChange={(_event, data) => {
              onPut(data.value)
            }}
          >
            {field.choices.map(([choice, words]) => (
              <option key={choice} value={choice}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
    )
  }
  const isNumber = field.kind === 'number'
  // what was typed stays in view while it is no number; a value from elsewhere takes its place
  const shown = isNumber && typed !== null && Object.is(toNumber(typed), value) ? typed : value === null ? '' : String(value)
  return (
    <Field label={field.label} {...said}>
      <Input
        className={styles.input}
        type={field.kind === 'day' ? 'date' : 'text'}
        {...(isNumber ? { inputMode: 'numeric' as const, contentAfter: <span className={styles.unit}>{field.unit}</span> } : {})}
        value={shown}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        onChange={(_event, data) => {
          if (isNumber) setTyped(data.value)
          onPut(isNumber ? toNumber(data.value) : field.kind === 'day' && data.value === '' ? null : data.value)
        }}
      />
    </Field>
  )
}
