import { Input, makeStyles, Select } from '@fluentui/react-components'
import type { PanelField } from '../../../api/admin-panel.ts'
import { choiceWords, type FieldDescription } from '../../../domain/field.ts'

type Preset = PanelField['preset']

const useStyles = makeStyles({
  whole: { width: '100%', minWidth: 0, '& > input': { minWidth: 0, width: '100%' }, '& > select': { minWidth: 0 } },
})

interface PresetInputProps {
  readonly field: FieldDescription
  readonly preset: Preset
  readonly onChange: (preset: Preset) => void
}

/** What was begun and is no value yet: it is kept as a text, which the check names. */
const unfinished = '…'

/** The default of a field, in the input of its type. */
export function PresetInput({ field: { name, type, choices, maxLength }, preset, onChange }: PresetInputProps) {
  const styles = useStyles()
  const label = `Default of ${name}`
  if (type === 'choice' || type === 'yes-no') {
    const offered =
      type === 'yes-no'
        ? [
            ['true', 'Yes'],
            ['false', 'No'],
          ]
        : choices.map((choice) => [choice, choiceWords(choice)])
    return (
      <Select
        className={styles.whole}
        aria-label={label}
        value={preset === null ? '' : String(preset)}
        onChange={(_event, { value }) => {
          onChange(value === '' ? null : type === 'yes-no' ? value === 'true' : value)
        }}
      >
        <option value="">None</option>
        {/* one that IFS offered once */}
        {preset !== null && !offered.some(([value]) => value === String(preset)) && (
          <option value={String(preset)}>{String(preset)}</option>
        )}
        {offered.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    )
  }
  const kind = { number: 'number', date: 'date', timestamp: 'datetime-local', text: 'text' } as const
  return (
    <Input
      className={styles.whole}
      type={kind[type]}
      {...(type === 'number' ? { step: 'any' } : {})}
      aria-label={label}
      maxLength={type === 'text' ? Math.min(maxLength ?? 4000, 4000) : undefined}
      value={shown(preset, type)}
      onChange={({ target }, { value }) => {
        onChange(target.validity.badInput ? unfinished : value === '' ? null : toPreset(value, type))
      }}
    />
  )
}

function toPreset(text: string, type: string): Preset {
  if (type === 'number') return Number(text)
  return type === 'timestamp' ? `${new Date(text).toISOString().slice(0, 19)}Z` : text
}

function shown(preset: Preset, type: string): string {
  if (preset === null || preset === unfinished) return ''
  if (type !== 'timestamp') return String(preset)
  const moment = new Date(String(preset))
  return Number.isNaN(moment.getTime())
    ? ''
    : new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
