import { use } from 'react'
import type { Failure } from '../../api/failure.ts'
import { ErrorInPlace } from '../../ui/ErrorInPlace.tsx'
import { useSpeech } from '../languages/speech.ts'
import { PanelContext } from '../panel-context.ts'
import { useFailureWords } from './use-failure-words.ts'

interface FailureInPlaceProps {
  readonly failure: Failure
  /** The same once more. */
  readonly onAgain?: () => void
  /** Somebody was quicker: leads to what is there now. */
  readonly onShow?: () => void
}

/** One reason and one fix in the person's language, with the reference, where it belongs. */
export function FailureInPlace({ failure, onAgain, onShow }: FailureInPlaceProps) {
  const { texts } = useSpeech()
  const words = useFailureWords(failure)
  const signIn = use(PanelContext)?.signIn
  const overtaken = failure.code === 'already-linked' && onShow !== undefined
  const action = overtaken
    ? { label: texts.frame.showIt, run: onShow, again: false }
    : failure.code === 'not-signed-in' && signIn !== undefined
      ? { label: texts.frame.signIn, run: signIn }
      : onAgain === undefined
        ? undefined
        : { label: texts.frame.tryAgain, run: onAgain }
  if (words === undefined) return null
  return <ErrorInPlace {...words} reference={failure.reference} action={action} />
}
