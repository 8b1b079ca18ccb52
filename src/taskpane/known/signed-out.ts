import { readText, removeText, writeText } from './browser-store.ts'
import { forgetAnswers } from './known-answers.ts'
import { forgetStart } from './known-start.ts'

const key = 'rm-panel.signed-out'

/** Outlook would sign the panel in again by itself: somebody who signed out of it is asked first. */
export const isSignedOut = (): boolean => readText(key) !== null

/** Nothing of the person stays in this browser. */
export function signOut(): void {
  forgetStart()
  forgetAnswers()
  writeText(key, 'yes')
}

export const signInAgain = (): void => {
  removeText(key)
}
