import type { Failure } from '../../api/failure.ts'
import { useSpeech } from '../languages/speech.ts'
import { say } from '../texts/say.ts'
import { languageOf, useServiceTexts } from '../texts/service-texts.ts'
import { type FailureWords, failureWords } from './failure-words.ts'

/** As near to the case as the person’s language has words: for the very sentences, else for the code. Undefined while they are on their way. */
export function useFailureWords(failure: Failure): FailureWords | undefined {
  const speech = useSpeech()
  const { said } = failure
  const isTranslated = said !== undefined && languageOf(speech.locale) !== 'en'
  const words = useServiceTexts(isTranslated)
  if (!isTranslated || words === null) return failureWords(failure, speech.texts.failures)
  const message = say(failure.message, said.message, speech, words)
  const fix = say(failure.fix, said.fix, speech, words)
  if (message === undefined || fix === undefined) return undefined
  return message.lang === undefined && fix.lang === undefined
    ? { message: message.text, fix: fix.text }
    : failureWords(failure, speech.texts.failures)
}
