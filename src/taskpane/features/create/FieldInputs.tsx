import { Checkbox, Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components'
import { choiceWords } from '../../../domain/field.ts'
import type { FieldFault } from '../../../domain/check-field-values.ts'
import { factText } from '../../fields/fact-text.ts'
import { useSpeech } from '../../languages/speech.ts'
import { type FieldDrafts, faultWords, type FormFieldView, toDraft, unfinished } from './field-drafts.ts'

const useStyles = makeStyles({
  // Short ones stand side by side where there is room for two.
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))', columnGap: '8px', rowGap: '16px' },
  whole: { gridColumn: '1 / -1' },
  input: { minWidth: 0, width: '100%', '& > input': { minWidth: 0, width: '100%' } },
  select: { minWidth: 0, width: '100%', '& > select': { textOverflow: 'ellipsis', minWidth: 0 } },
  area: { '& > textarea': { minHeight: '54px' } },
  label: { overflowWrap: 'anywhere' },
  // Its box stands below the others' edge.
  box: { marginInlineStart: '-8px', '& > label': { overflowWrap: 'anywhere' } },
})

/** Beyond it a text gets lines of its own. */
const oneLine = 120

interface FieldInputsProps {
  readonly fields: readonly FormFieldView[]
  readonly drafts: FieldDrafts
  /** Shown once somebody tried to create. */
  readonly faults: readonly FieldFault[]
  readonly onChange: (drafts: FieldDrafts) => void
}

/** The fields that administrators set up, in their order. */
export function FieldInputs({ fields, drafts, faults, onChange }: FieldInputsProps) {
  const styles = useStyles()
  const { locale, texts } = useSpeech()
  if (fields.length === 0) return null
  return (
    <div className={styles.fields}>
      {fields.map((field) => {
        const { name, label, type, editable, required, preset } = field
        const fault = faults.find((one) => one.name === name)
        const asBox = type === 'yes-no' && !required && editable
        return (
          <Field
            key={name}
            className={type === 'number' || type === 'date' ? undefined : styles.whole}
            {...(asBox
              ? {}
              : { label: { children: <span dir="auto">{label}</span>, size: 'small' as const, className: styles.label } })}
            required={required}
            {...(fault === undefined ? {} : { validationMessage: faultWords(fault, type, locale, texts.fields) })}
          >
            {editable ? (
              <FieldInput
                field={field}
                draft={drafts[name] ?? toDraft(preset, type, locale)}
                onChange={(draft) => onChange({ ...drafts, [name]: draft })}
              />
            ) : (
              <Input
                className={styles.input}
                readOnly
                appearance="filled-darker"
                value={factText({ label, type, value: preset }, locale, texts.fields)}
              />
            )}
          </Field>
        )
      })}
    </div>
  )
}

interface FieldInputProps {
  readonly field: FormFieldView
  readonly draft: string
  readonly onChange: (draft: string) => void
}

/** The input that fits the type. `Field` gives it its name, and says what is wrong with it. */
function FieldInput({ field: { label, type, required, maxLength, choices }, draft, onChange }: FieldInputProps) {
  const styles = useStyles()
  const texts = useSpeech().texts.fields
  const isMoment = type === 'date' || type === 'timestamp'
  if (type === 'yes-no' && !required)
    return (
      <Checkbox
        className={styles.box}
        label={label}
        checked={draft === 'yes'}
        onChange={(_event, { checked }) => onChange(checked === true ? 'yes' : 'no')}
      />
    )
  if (type === 'choice' || type === 'yes-no') {
    const offered =
      type === 'yes-no'
        ? ([
            ['yes', texts.yes],
            ['no', texts.no],
          ] as const)
        : choices.map((choice) => [choice, choiceWords(choice)] as const)
    return (
      <Select className={styles.select} value={draft} onChange={(_event, { value }) => onChange(value)}>
        <option value="">{required ? texts.choose : ''}</option>
        {offered.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    )
  }
  const most = type === 'text' ? (maxLength ?? 4000) : 100
  if (type === 'text' && (maxLength === null || maxLength > oneLine))
    return (
      <Textarea
        className={styles.area}
        resize="vertical"
        maxLength={most}
        value={draft}
        onChange={(_event, { value }) => onChange(value)}
      />
    )
  return (
    <Input
      className={styles.input}
      {...(isMoment ? { type: type === 'date' ? ('date' as const) : ('datetime-local' as const) } : { maxLength: most })}
      {...(type === 'number' ? { inputMode: 'decimal' as const } : {})}
      value={draft === unfinished ? '' : draft}
      onChange={(event, { value }) => onChange(isMoment && event.target.validity.badInput ? unfinished : value)}
    />
  )
}
