import type { Failure } from '../../api/failure.ts'
import type { FailureTexts } from './texts/en.ts'

/** `lang` where it is not in the person’s language. */
export interface FailureWords {
  readonly message: string
  readonly fix: string
  readonly lang?: 'en' | undefined
}

/**
 * What happened and what to do, in the person's language. The service says both in English with a code: known codes have words of their
 * own; of any other the English sentence is better than nothing, and its code lets somebody look it up.
 */
export function failureWords({ code, message, fix, activityNo = '' }: Failure, texts: FailureTexts): FailureWords {
  const words = Object.hasOwn(texts.byCode, code) ? texts.byCode[code as keyof FailureTexts['byCode']] : undefined
  return words === undefined
    ? { message: texts.withCode(message, code), fix, lang: 'en' }
    : words({ activityNo, detail: message })
}
