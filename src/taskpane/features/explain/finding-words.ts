import type { ExplanationView } from '../../../api/explain.ts'
import type { Speech } from '../../languages/speech.ts'
import { fill, inLocalTime, say } from '../../texts/say.ts'
import type { ServiceTexts } from '../../texts/service-texts.ts'

type Check = ExplanationView['checks'][number]
export interface FoundWords {
  readonly says: string
  /** Empty: there is nothing to be done. */
  readonly fix: string
  readonly lang?: 'en'
}

/** What was found, in the person's language; a finding of a newer service in its own words. */
export function findingWords(
  { code, finding, params, says, fix, verdict }: Check,
  speech: Speech,
  words: ServiceTexts | null,
): FoundWords {
  const known = words?.findings[code] as Readonly<Record<string, string | readonly [string, string]>> | undefined
  const found = known?.[finding]
  if (found === undefined) {
    return { says: verdict === 'ok' ? '' : inLocalTime(says, speech.locale), fix: inLocalTime(fix, speech.locale), lang: 'en' }
  }
  const values = Object.fromEntries(params.map(({ name, value, said }) => [name, say(value, said, speech, words)?.text]))
  const [first, then] = typeof found === 'string' ? [found, ''] : found
  return { says: fill(first, values), fix: fill(then, values) }
}
