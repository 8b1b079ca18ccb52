import { useEffect, useState } from 'react'
import type { SayingCode } from '../../domain/sayings/sayings.ts'
import { useSpeech } from '../languages/speech.ts'
import type { FindingTexts } from './findings/finding-texts.ts'

/** Words for what the service says by code. They come once something of it is to be said. */
export interface ServiceTexts {
  readonly findings: FindingTexts
  /** Null in English: the service’s own sentences. */
  readonly sayings: Readonly<Record<SayingCode, string>> | null
}

const translated = {
  de: () =>
    Promise.all([
      import(/* webpackChunkName: 'service-de' */ './findings/de.ts'),
      import(/* webpackChunkName: 'service-de' */ './sayings/de.ts'),
    ]),
  sv: () =>
    Promise.all([
      import(/* webpackChunkName: 'service-sv' */ './findings/sv.ts'),
      import(/* webpackChunkName: 'service-sv' */ './sayings/sv.ts'),
    ]),
  fr: () =>
    Promise.all([
      import(/* webpackChunkName: 'service-fr' */ './findings/fr.ts'),
      import(/* webpackChunkName: 'service-fr' */ './sayings/fr.ts'),
    ]),
  es: () =>
    Promise.all([
      import(/* webpackChunkName: 'service-es' */ './findings/es.ts'),
      import(/* webpackChunkName: 'service-es' */ './sayings/es.ts'),
    ]),
  ja: () =>
    Promise.all([
      import(/* webpackChunkName: 'service-ja' */ './findings/ja.ts'),
      import(/* webpackChunkName: 'service-ja' */ './sayings/ja.ts'),
    ]),
} satisfies Record<string, () => Promise<readonly [{ findings: FindingTexts }, { sayings: ServiceTexts['sayings'] }]>>

type Language = keyof typeof translated | 'en'
export const languageOf = (locale: string): Language => {
  const [language = ''] = locale.toLowerCase().split(/[-_]/)
  return Object.hasOwn(translated, language) ? (language as keyof typeof translated) : 'en'
}

const loaded = new Map<Language, ServiceTexts>()

export async function loadServiceTexts(locale: string): Promise<void> {
  const language = languageOf(locale)
  if (loaded.has(language)) return
  if (language === 'en') {
    const { findings } = await import(/* webpackChunkName: 'service-en' */ './findings/en.ts')
    loaded.set(language, { findings, sayings: null })
    return
  }
  const [{ findings }, { sayings }] = await translated[language]()
  loaded.set(language, { findings, sayings })
}

/** Undefined while they come; null where they cannot be had, such as offline: what the service says in English is better than nothing. */
export function useServiceTexts(wanted = true): ServiceTexts | null | undefined {
  const { locale } = useSpeech()
  const [state, setState] = useState<'asked' | 'came' | 'missing'>('asked')
  const known = loaded.get(languageOf(locale))
  const isMissing = wanted && known === undefined
  useEffect(() => {
    if (!isMissing) return undefined
    let isShown = true
    const settle = (next: typeof state) => () => {
      if (isShown) setState(next)
    }
    loadServiceTexts(locale).then(settle('came'), settle('missing'))
    return () => {
      isShown = false
    }
  }, [isMissing, locale])
  return known ?? (state === 'missing' ? null : undefined)
}
