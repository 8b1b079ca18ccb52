import type { ErrorCode } from '../../../api/errors.ts'

interface Words {
  readonly message: string
  readonly fix: string
}
/** What is known of a failure beside its code. */
export interface FailureFacts {
  readonly activityNo: string
  /** What another system said of it, in its own words. */
  readonly detail: string
}
/** What goes wrong on this side of the line. */
type OwnCode =
  | 'offline'
  | 'no-answer'
  | 'office-missing'
  | 'not-outlook'
  | 'outlook-silent'
  | 'item-unnamed'
  | 'dialog-refused'
  | 'dialog-closed'
  | 'sign-in-cancelled'
  | 'sign-in-failed'
  | 'not-signed-in'
  | 'sign-in-expired'
  | 'unexpected'
/** Refused to administrators alone. */
type AdminCode =
  | 'invalid-settings'
  | 'setting-locked'
  | 'confirm-consequences'
  | 'bad-csv'
  | 'bad-backup'
  | 'initial-sync-running'
  | 'deletions-not-seen'
type WordsOf<Code extends string> = Readonly<Record<Code, (facts: FailureFacts) => Words>>

export interface FailureTexts {
  /** By code. What is missing here is shown in the service’s own words. */
  readonly byCode: WordsOf<OwnCode> & Partial<WordsOf<ErrorCode>>
  readonly refusals: Readonly<
    Record<'not-organizer' | 'private' | 'series-not-yet' | 'appointment-cancelled', (organizer: string) => Words>
  >
  readonly withCode: (message: string, code: string) => string
}

/** Of a language other than the service’s own: every code that it refuses a representative with. */
export interface TranslatedFailureTexts extends FailureTexts {
  readonly byCode: WordsOf<OwnCode | Exclude<ErrorCode, AdminCode>>
}

/** Words of what goes wrong on this side. What the service refuses it says in English itself, nearer to the case than any list. */
export const failures: FailureTexts = {
  byCode: {
    offline: () => ({ message: 'You are offline.', fix: 'Try again once you are back.' }),
    'no-answer': () => ({
      message: 'The service did not answer.',
      // A write may have arrived all the same; each of them is safe to repeat.
      fix: 'Try again in a moment. Nothing is done twice.',
    }),
    'office-missing': () => ({
      message: 'Outlook’s part of the panel did not load.',
      fix: 'Check the connection to the internet, then open the panel again.',
    }),
    'not-outlook': () => ({
      message: 'This panel runs inside Outlook.',
      fix: 'Open an appointment in Outlook and press its button.',
    }),
    'outlook-silent': () => ({ message: 'Outlook does not answer.', fix: 'Close the panel and open it again.' }),
    'item-unnamed': ({ detail }) => ({
      message: `Outlook could not say which appointment this is: ${detail}`,
      fix: 'Close the panel and open it again.',
    }),
    'dialog-refused': ({ detail }) => ({
      message: `The sign-in window did not open: ${detail}`,
      fix: 'Allow windows of this page, then try again.',
    }),
    'dialog-closed': () => ({ message: 'The sign-in window was closed before you were signed in.', fix: 'Try again.' }),
    'sign-in-cancelled': () => ({ message: 'You were not signed in: the sign-in was cancelled.', fix: 'Try again.' }),
    'sign-in-failed': ({ detail }) => ({
      message: `You were not signed in. Microsoft’s sign-in says: ${detail}`,
      fix: 'Try again; if it stays, give your administrator the reference.',
    }),
    'not-signed-in': () => ({ message: 'You are not signed in.', fix: 'Sign in to see it as it is now.' }),
    'sign-in-expired': () => ({ message: 'Your sign-in has run out.', fix: 'Close the panel and open it again to sign in.' }),
    'invalid-field': () => ({
      message: 'An administrator changed the form meanwhile. Nothing was created.',
      fix: 'Look through it, then create once more.',
    }),
    unexpected: ({ detail }) => ({ message: detail, fix: 'Try again.' }),
  },
  refusals: {
    'not-organizer': (organizer) => ({
      message: 'You are invited. Only the organizer can link this appointment or change the link.',
      fix: `Ask ${organizer} to link it.`,
    }),
    private: () => ({
      message: 'Your company does not link appointments marked private, personal or confidential.',
      fix: 'Set the sensitivity to Normal in Outlook, save, then open the panel again.',
    }),
    'series-not-yet': () => ({
      message: 'A whole series cannot be linked in this version.',
      fix: 'Open one date of the series and link that date.',
    }),
    'appointment-cancelled': () => ({
      message: 'This appointment is cancelled.',
      fix: 'Link an appointment that takes place.',
    }),
  },
  // What has no words here is a sentence of the service itself.
  withCode: (message) => message,
}
