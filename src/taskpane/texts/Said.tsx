import type { SaidView } from '../../api/said.ts'
import { useSpeech } from '../languages/speech.ts'
import { say } from './say.ts'
import { languageOf, useServiceTexts } from './service-texts.ts'

/** A text of the service in the person’s language. Until its words are there the line is kept free. */
export function Said({ text, said }: { readonly text: string; readonly said?: SaidView | undefined }) {
  const speech = useSpeech()
  const words = useServiceTexts(said !== undefined && languageOf(speech.locale) !== 'en')
  const told = say(text, said, speech, words)
  return told === undefined ? <span aria-busy>{'\u00a0'}</span> : <span lang={told.lang}>{told.text}</span>
}
