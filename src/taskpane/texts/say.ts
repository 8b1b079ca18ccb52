import type { SaidView } from '../../api/said.ts'
import { formatKnownAt } from '../../ui/format-when.ts'
import type { Speech } from '../languages/speech.ts'
import { languageOf, type ServiceTexts } from './service-texts.ts'

/** A text of the service as it is shown; `lang` where it is not the panel’s own. */
export interface Told {
  readonly text: string
  readonly lang?: 'en'
}

const instant = /\b\d{4}-\d{2}-\d{2}T[\d:.]+Z\b/g

/**
 * In the person’s language where every sentence of it has words there; otherwise as the service wrote it. Undefined while the words are
 * on their way.
 */
export function say(
  text: string,
  said: SaidView | undefined,
  { locale, texts }: Speech,
  words: ServiceTexts | null | undefined,
): Told | undefined {
  if (languageOf(locale) === 'en') return { text: inLocalTime(text, locale) }
  if (said === undefined || words === null) return { text: inLocalTime(text, locale), lang: 'en' }
  if (words === undefined) return undefined
  const sentences = said.map((one) => {
    const params = Object.fromEntries(one.params.map(({ name, value }) => [name, valueOf(name, value, locale, texts)]))
    if (one.code === 'as-it-is') return params['text']
    const template = (words.sayings as Readonly<Record<string, string>> | null)?.[one.code]
    return template === undefined ? undefined : fill(template, params)
  })
  // Said by a newer service: half of it translated would be harder to read than none.
  if (sentences.includes(undefined)) return { text: inLocalTime(text, locale), lang: 'en' }
  return { text: sentences.join(locale.startsWith('ja') ? '' : ' ') }
}

export const fill = (template: string, params: Readonly<Record<string, string | undefined>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '').trim()

export const inLocalTime = (text: string, locale: string): string =>
  text.replaceAll(instant, (moment) => formatKnownAt(moment, locale, new Date()))

function valueOf(name: string, value: string, locale: string, texts: Speech['texts']): string {
  if (name !== 'fields') return inLocalTime(value, locale)
  const labels = texts.appointment.fields as Readonly<Record<string, string>>
  return new Intl.ListFormat(locale).format(value.split(' and ').map((field) => labels[field] ?? field))
}
