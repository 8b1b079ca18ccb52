import type { PanelFormView } from '../../../api/panel-form.ts'
import { type CheckedValues, checkFieldValues, type FieldFault } from '../../../domain/check-field-values.ts'
import type { FieldValue, FieldValues } from '../../../domain/field-values.ts'
import { fieldsOfPanel } from '../../../domain/panel-form.ts'
import type { FieldTexts } from '../../fields/texts/en.ts'

export type FormFieldView = PanelFormView['fields'][number]
/** By attribute, as they stand in the inputs. */
export type FieldDrafts = Readonly<Record<string, string>>

/** A date or time that was begun and is none yet: the browser tells no more of it. */
export const unfinished = '…'

export const fieldsFor = ({ fields }: PanelFormView, isPurchasing: boolean): readonly FormFieldView[] =>
  fieldsOfPanel(fields, isPurchasing ? 'srm' : 'crm')

/** What an input shows of a value. */
export function toDraft(value: FieldValue, type: FormFieldView['type'], locale: string): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number')
    return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 }).format(value)
  return type === 'timestamp' ? toLocal(value) : value
}

/** What is sent of it: rmsync knows itself what is written as it is. */
export const filledIn = (fields: readonly FormFieldView[], values: FieldValues): FieldValues =>
  Object.fromEntries(
    fields.flatMap(({ name, editable }) => {
      const value = values[name]
      return editable && value !== undefined ? [[name, value]] : []
    }),
  )

/** What was filled in, as values; what can not be one stays a text, which the check then refuses. */
export function checkDrafts(fields: readonly FormFieldView[], drafts: FieldDrafts, locale: string): CheckedValues {
  const given = fields
    .filter(({ editable }) => editable)
    .map((field) => [field.name, toValue(field, drafts[field.name] ?? toDraft(field.preset, field.type, locale), locale)])
  return checkFieldValues(fields, Object.fromEntries(given) as Record<string, FieldValue>)
}

function toValue({ type, required }: FormFieldView, draft: string, locale: string): FieldValue {
  const text = draft.trim()
  // A box that nobody ticked says no; where an answer is required it is chosen.
  if (type === 'yes-no') return text === 'yes' ? true : text === 'no' || !required ? false : null
  if (text === '') return null
  if (type === 'number') return parseNumber(text, locale) ?? text
  if (type === 'timestamp') return Number.isNaN(Date.parse(text)) ? text : `${new Date(text).toISOString().slice(0, 19)}Z`
  return text
}

/** As people of the locale write it, with or without marks between thousands; a plain point is understood everywhere. */
export function parseNumber(text: string, locale: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s\u2019']/g, '')
    .replace('\u2212', '-')
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.5)
  const mark = (type: 'group' | 'decimal', usual: string): string =>
    (parts.find((part) => part.type === type)?.value ?? usual)
      .normalize('NFKC')
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const [group, decimal] = [mark('group', ','), mark('decimal', '.')]
  const grouped = group === '' || group === '\u2019' ? '\\d+' : `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)`
  const own = new RegExp(`^([+-]?${grouped})(?:${decimal}(\\d+))?$`).exec(plain)
  if (own !== null) return Number(`${(own[1] ?? '').replaceAll(/[^\d+-]/g, '')}.${own[2] ?? '0'}`)
  return /^[+-]?\d+\.\d+$/.test(plain) ? Number(plain) : null
}

/** `2026-11-24T09:00`, by the clock of the person. */
function toLocal(instant: string): string {
  const moment = new Date(instant)
  if (Number.isNaN(moment.getTime())) return ''
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** What is wrong, naming the field, and what to do. */
export function faultWords(
  { label, kind, limit }: FieldFault,
  type: FormFieldView['type'],
  locale: string,
  texts: FieldTexts,
): string {
  switch (kind) {
    case 'too-long':
      return texts.tooLong(label, limit)
    case 'number':
      return texts.number(label, new Intl.NumberFormat(locale).format(12.5))
    case 'whole-number':
      return texts.wholeNumber(label)
    case 'date':
      return texts.date(label)
    case 'timestamp':
      return texts.timestamp(label)
    case 'choice':
      return texts.choice(label)
    default:
      return type === 'choice' || type === 'yes-no' ? texts.chooseOne(label) : texts.required(label)
  }
}
