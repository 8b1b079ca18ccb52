import type { FieldFactView } from '../../api/panel-form.ts'
import { choiceWords } from '../../domain/field.ts'
import type { FieldTexts } from './texts/en.ts'

/** A value as a person reads it, by the locale; empty where there is none. */
export function factText({ type, value }: FieldFactView, locale: string, texts: FieldTexts): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (typeof value === 'number') return new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value)
  if (type === 'date' && isMoment(value))
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value))
  if (type === 'timestamp' && isMoment(value))
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value))
  return type === 'choice' ? choiceWords(value) : value
}

/** IFS may hold what nobody expected: then it is shown as it is. */
const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text))
