import { createContext, use } from 'react'
import type { Catalogue } from './catalogue.ts'

/** How the panel speaks. */
export interface Speech {
  /** Of dates and numbers, e.g. `de-AT`; also what the page says of itself (`lang`). */
  readonly locale: string
  readonly texts: Catalogue
}
export const SpeechContext = createContext<Speech | null>(null)

export function useSpeech(): Speech {
  const speech = use(SpeechContext)
  if (speech === null) throw new Error('A view is shown before its language is loaded.')
  return speech
}
