import type { Failure } from '../../api/failure.ts'
import type { AppointmentView } from '../../api/read-appointment.ts'
import { type Client, toFailure } from '../backend/client.ts'
import { readAppointment } from '../backend/read-appointment.ts'
import type { Host, HostForm } from '../host/host.ts'
import { explainedOutcomes } from '../features/appointment/explained-outcomes.ts'
import { languageOf, loadServiceTexts } from '../texts/service-texts.ts'
import { forgetAnswer, type KnownAnswer, knownAnswer, rememberAnswer } from '../known/known-answers.ts'
import { isSignedOut } from '../known/signed-out.ts'

/** Why what is shown may be old: nobody can be asked, or the answer was a failure. */
export type Stale = 'offline' | 'silent' | Failure

/** What is open in Outlook, and what is known of it. */
export type Look =
  | { readonly kind: 'none' }
  /** It stands in its form alone: unsaved, or saved by an Outlook that has not brought it to the server yet. */
  | { readonly kind: 'form'; readonly form: HostForm; readonly saved: boolean }
  | {
      readonly kind: 'seen'
      /** Of the item, and of the date of a series that is open. */
      readonly key: string
      readonly view: AppointmentView
      /** When rmsync said so. */
      readonly at: string
      /** It could not be looked at since: this is what was known then. */
      readonly stale: Stale | null
    }

export type FirstLook = Promise<{ readonly look: Look } | { readonly error: unknown }>

/** Begins the look before there is anything to show it. */
export const startLook = (host: Host, client: Client, formVersion?: string): FirstLook =>
  lookAtItem(host, client, null, formVersion).then(
    (look) => ({ look }),
    (error: unknown) => ({ error }),
  )

/**
 * `last`: what this pane knew before; kept in memory alone, so that it may be private. `formVersion`: of the form that is known; another
 * one comes along.
 */
export async function lookAtItem(host: Host, client: Client, last: Look | null, formVersion?: string): Promise<Look> {
  const item = await host.currentItem()
  if (item.kind === 'none') return item
  if (item.kind === 'unsaved') return { kind: 'form', form: item.form, saved: false }
  const { itemId, form, occurrenceStartAt, groups } = item
  // In classic Outlook every date of a series has the id of the series.
  const key = occurrenceStartAt === null ? itemId : `${itemId} ${occurrenceStartAt}`
  try {
    const date = occurrenceStartAt === null ? {} : { occurrenceStartAt }
    const data = { itemId, ...date, formVersion }
    // The looks that follow wait as long as it takes.
    const hurry = last === null && knownOf(host, key, last) !== null
    const view = withGroups(await (hurry ? readAppointment(client, data, knownAfterMs) : readAppointment(client, data)), groups)
    await wordsFor(host, view)
    const now = new Date()
    if (!isSignedOut()) rememberAnswer(host.mailboxAddress, key, view, now)
    return { kind: 'seen', key, view, at: now.toISOString(), stale: null }
  } catch (error) {
    const failure = toFailure(error)
    const known = knownOf(host, key, last)
    if (endsIt.includes(failure.code)) forgetAnswer(host.mailboxAddress, key, new Date())
    // Just saved and not at the server yet, in an Outlook that works on a copy of its own: deleted it can only be once it was there.
    if (isGone(failure) && form !== null && known === null) return { kind: 'form', form, saved: true }
    const silence = silenceOf(failure)
    // What this pane shows already stays, with what went wrong since; it may not go on looking current.
    const isShown = last?.kind === 'seen' && last.key === key
    if (known === null || (silence === null && !isShown)) throw error
    await wordsFor(host, known.view)
    return { kind: 'seen', key, view: known.view, at: known.at, stale: silence ?? failure }
  }
}

/** A line on which nothing moves is as good as none: what is known shows. */
const knownAfterMs = 8_000

/** After these nothing of the appointment stays in the browser. */
const endsIt: readonly string[] = ['appointment-gone', 'not-found', 'not-allowed', 'not-a-representative', 'private']

/** There is something of the service’s to say: its words come first, so that nothing moves once they are there. */
const wordsFor = async ({ locale }: Host, view: AppointmentView): Promise<void> => {
  if (languageOf(locale) !== 'en' && saysWhy(view)) await loadServiceTexts(locale).catch(() => undefined)
}
const saysWhy = ({ link, series }: AppointmentView): boolean =>
  [link?.state, series?.state].some((state) => state !== undefined && 'said' in state) ||
  (link?.trail ?? []).some(({ outcome }) => explainedOutcomes.includes(outcome))

/** A group is no person, and its members are not expanded (S17). */
const withGroups = (view: AppointmentView, groups: readonly string[] = []): AppointmentView => ({
  ...view,
  people: view.people.map((person) =>
    person.resolution.kind === 'unknown' && groups.includes(person.email.toLowerCase())
      ? { ...person, resolution: { kind: 'not-a-person' } }
      : person,
  ),
})

const knownOf = (host: Host, key: string, last: Look | null): KnownAnswer | null =>
  last?.kind === 'seen' && last.key === key ? last : knownAnswer(host.mailboxAddress, key, new Date())

const isGone = ({ code }: Failure): boolean => code === 'appointment-gone' || code === 'not-found'

const silenceOf = ({ code }: Failure): 'offline' | 'silent' | null =>
  code === 'offline' ? 'offline' : code === 'no-answer' ? 'silent' : null
