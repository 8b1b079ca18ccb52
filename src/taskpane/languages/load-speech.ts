import type { Catalogue } from './catalogue.ts'
import type { Speech } from './speech.ts'

const loaders = {
  en: () => import(/* webpackChunkName: 'language-en' */ './en.ts'),
  de: () => import(/* webpackChunkName: 'language-de' */ './de.ts'),
  sv: () => import(/* webpackChunkName: 'language-sv' */ './sv.ts'),
  fr: () => import(/* webpackChunkName: 'language-fr' */ './fr.ts'),
  es: () => import(/* webpackChunkName: 'language-es' */ './es.ts'),
  ja: () => import(/* webpackChunkName: 'language-ja' */ './ja.ts'),
} satisfies Record<string, () => Promise<{ catalogue: Catalogue }>>

type Language = keyof typeof loaders
const isKnown = (language: string): language is Language => Object.hasOwn(loaders, language)

/** The words of the host's language, or English; one language is loaded. Dates follow the host's locale where its words are ours. */
export async function loadSpeech(hostLocale: string): Promise<Speech> {
  const language = hostLocale.toLowerCase().split(/[-_]/)[0] ?? ''
  const known = isKnown(language)
  const { catalogue } = await (known ? loaders[language] : loaders.en)()
  return { locale: known ? canonical(hostLocale, language) : 'en-GB', texts: catalogue }
}

/** A host may name its locale in a way that `Intl` refuses, which would end every view that shows a time. */
function canonical(hostLocale: string, language: string): string {
  try {
    return Intl.getCanonicalLocales(hostLocale.replaceAll('_', '-'))[0] ?? language
  } catch {
    return language
  }
}
