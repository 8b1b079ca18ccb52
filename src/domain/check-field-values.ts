import type { FieldType } from './field.ts'
import type { FieldValue, FieldValues } from './field-values.ts'

/** A field as a form asks for it. */
export interface FormField {
  readonly name: string
  readonly label: string
  readonly type: FieldType
  readonly editable: boolean
  readonly required: boolean
  readonly preset: FieldValue
  readonly maxLength: number | null
  readonly choices: readonly string[]
  readonly isWhole: boolean
}

export type ValueFault = 'required' | 'text' | 'too-long' | 'number' | 'whole-number' | 'yes-no' | 'date' | 'timestamp' | 'choice'
export interface FieldFault {
  readonly name: string
  readonly label: string
  /** `unknown`: the form has no such field. `read-only`: people may not fill it in. */
  readonly kind: ValueFault | 'unknown' | 'read-only'
  /** Of `too-long`: what fits. */
  readonly limit: number
}
export interface CheckedValues {
  /** What is written to IFS: what was filled in, and what is written as it is. */
  readonly values: FieldValues
  readonly faults: readonly FieldFault[]
}

type Limits = Pick<FormField, 'type' | 'maxLength' | 'choices' | 'isWhole'>

/** What people filled in against what the form asks for. Panel and service look with the same eyes. */
export function checkFieldValues(fields: readonly FormField[], given: FieldValues): CheckedValues {
  const values: Record<string, FieldValue> = {}
  const faults: FieldFault[] = []
  for (const field of fields) {
    const { name, label, editable, required, preset } = field
    const value = tidy(editable ? (given[name] ?? null) : preset)
    const fault = value === null ? (required && editable ? 'required' : null) : valueFault(field, value)
    if (fault !== null) faults.push({ name, label, kind: fault, limit: field.maxLength ?? 0 })
    else if (value !== null) values[name] = value
    const sent = tidy(given[name] ?? null)
    if (!editable && sent !== null && sent !== preset) faults.push({ name, label, kind: 'read-only', limit: 0 })
  }
  const known = new Set(fields.map(({ name }) => name))
  for (const name of Object.keys(given)) if (!known.has(name)) faults.push({ name, label: name, kind: 'unknown', limit: 0 })
  return { values, faults }
}

/** Oracle knows no empty text, and an accent may come in two encodings. */
const tidy = (value: FieldValue): FieldValue =>
  typeof value !== 'string' ? value : value.trim() === '' ? null : value.trim().normalize('NFC')

/** Why IFS would not take a value; null when it would. */
export function valueFault({ type, maxLength, choices, isWhole }: Limits, value: Exclude<FieldValue, null>): ValueFault | null {
  switch (type) {
    case 'text':
      if (typeof value !== 'string') return 'text'
      return maxLength !== null && value.length > maxLength ? 'too-long' : null
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'number'
      return isWhole && !Number.isSafeInteger(value) ? 'whole-number' : null
    case 'yes-no':
      return typeof value === 'boolean' ? null : 'yes-no'
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'date'
    case 'timestamp':
      return typeof value === 'string' && isInstant(value) ? null : 'timestamp'
    case 'choice':
      return typeof value === 'string' && choices.includes(value) ? null : 'choice'
  }
}

/** A day that the calendar has. */
const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && new Date(text).toJSON()?.slice(0, 19) === text.slice(0, 19)

/** In English, for the log and for whoever calls the service; the panel has words of its own. */
export const faultSentence = ({ label, kind, limit }: FieldFault): { readonly message: string; readonly fix: string } =>
  ({
    required: { message: `${label} is required.`, fix: 'Fill it in.' },
    text: { message: `${label} is no text.`, fix: 'Enter a text.' },
    'too-long': { message: `${label} is too long.`, fix: `Shorten it to ${limit} characters.` },
    number: { message: `${label} is no number.`, fix: 'Enter a number, such as 12.5.' },
    'whole-number': { message: `${label} takes whole numbers only.`, fix: 'Leave the decimals out.' },
    'yes-no': { message: `${label} is neither yes nor no.`, fix: 'Choose one of the two.' },
    date: { message: `${label} is no date.`, fix: 'Enter a day of the calendar, such as 2026-11-24.' },
    timestamp: { message: `${label} is no date with a time.`, fix: 'Enter both, such as 2026-11-24T09:00:00Z.' },
    choice: { message: `${label} has a value that IFS does not offer.`, fix: 'Choose one of the list.' },
    unknown: { message: `The form has no field ${label}.`, fix: 'Open the form again; an administrator changed it.' },
    'read-only': { message: `${label} can not be filled in.`, fix: 'Leave it out.' },
  })[kind]
