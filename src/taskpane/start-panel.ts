import type { MeView } from '../api/get-me.ts'
import type { SettingsView } from '../api/get-settings.ts'
import { laterSession } from './later-session.ts'
import { ClickNeeded, type Session, startSession } from './auth/session.ts'
import { type Client, createClient, RequestFailed } from './backend/client.ts'
import { getMe } from './backend/get-me.ts'
import { getSettings } from './backend/get-settings.ts'
import type { Host } from './host/host.ts'
import { type FirstLook, startLook } from './item/look-at-item.ts'
import { forgetAnswers, forgetOthers } from './known/known-answers.ts'
import { forgetStart, type KnownStart, knownStart, rememberStart } from './known/known-start.ts'
import { isSignedOut, signInAgain, signOut } from './known/signed-out.ts'

/** How far the start came. */
export type Start =
  | {
      readonly kind: 'click-needed'
      readonly host: Host
      readonly start: () => Promise<Session>
      readonly settings: SettingsView
    }
  | {
      readonly kind: 'signed-in'
      readonly host: Host
      readonly client: Client
      /** Maybe that of last time. */
      readonly me: MeView
      /** That of today. */
      readonly fresh: Promise<MeView>
      readonly session: Session
      /** Of a session that waits for a line: what a press would begin, once it takes one. */
      readonly clickNeeded: () => { readonly start: () => Promise<Session>; readonly settings: SettingsView } | null
      readonly settings: SettingsView
      readonly firstLook: FirstLook
    }
type SignedIn = Extract<Start, { kind: 'signed-in' }>
type Waiting = Extract<Start, { kind: 'click-needed' }>

/** With what is known from last time the first view costs one request: that for the appointment itself. */
export async function startPanel(host: Host): Promise<Start> {
  forgetOthers(host.mailboxAddress, new Date())
  if (isSignedOut()) return askFirst(host, await getSettings())
  const known = knownStart(host.mailboxAddress)
  if (known === null) return startWith(host, await getSettings())
  // The device says that there is no line: the settings of today fail at once, and nothing is waited for.
  if (navigator.onLine) {
    try {
      const started = await startWith(host, known.settings)
      if (started.kind === 'signed-in') return started
    } catch {
      // It may have been the settings: those of today decide.
    }
  }
  try {
    return await startWith(host, await getSettings(settingsWithinMs))
  } catch (error) {
    if (!(error instanceof RequestFailed && ['offline', 'no-answer'].includes(error.failure.code))) throw error
    return readKnown(host, known, error)
  }
}

/** Where there is something known to read, nobody waits long for a line. */
const settingsWithinMs = 8_000

async function startWith(host: Host, settings: SettingsView): Promise<Start> {
  try {
    return await signedIn(host, settings, await startSession(settings, host))
  } catch (error) {
    if (error instanceof ClickNeeded) return { kind: 'click-needed', host, start: error.start, settings }
    throw error
  }
}

/** Signed out before: nothing is asked of Outlook until somebody presses. */
const askFirst = (host: Host, settings: SettingsView): Waiting => ({
  kind: 'click-needed',
  host,
  settings,
  start: () =>
    startSession(settings, host).catch((error: unknown) => {
      if (error instanceof ClickNeeded) return error.start()
      throw error
    }),
})

/** Must be called from a click. */
export async function startByClick({ host, start, settings }: Waiting): Promise<Start> {
  const session = await start()
  signInAgain()
  return signedIn(host, settings, session)
}

/** Must be called from a click. */
export async function switchAccount({ host, session, settings }: SignedIn): Promise<Start> {
  const switched = await session.switchAccount()
  forgetStart()
  forgetAnswers()
  return signedIn(host, settings, switched)
}

/** Nothing of the person is left in this browser, and nobody is signed in again without a press. */
export function signOutOf({ host, settings }: SignedIn): Start {
  signOut()
  return askFirst(host, settings)
}

async function signedIn(host: Host, settings: SettingsView, session: Session): Promise<Start> {
  const client = createClient(session.token)
  const known = knownStart(host.mailboxAddress)
  // Asked for at once, beside the appointment and not before it.
  const firstLook = startLook(host, client, known?.me.form.version)
  const fresh = askWho(host, client, settings)
  if (known !== null) fresh.catch(() => undefined)
  const me = known === null ? await fresh : known.me
  return { kind: 'signed-in', host, client, me, fresh, session, clickNeeded: () => null, settings, firstLook }
}

/** Nobody can be asked, not even who it is: Outlook has the mailbox open, and what its person was shown here before can be read. */
function readKnown(host: Host, { me, settings }: KnownStart, because: RequestFailed): Start {
  const session = laterSession(host, because)
  const client = createClient(session.token)
  const fresh = session.begun.then((begun) => askWho(host, client, begun.settings))
  fresh.catch(() => undefined)
  const firstLook = startLook(host, client, me.form.version)
  return { kind: 'signed-in', host, client, me, fresh, session, clickNeeded: session.clickNeeded, settings, firstLook }
}

async function askWho(host: Host, client: Client, settings: SettingsView): Promise<MeView> {
  const me = await getMe(client)
  // Signed out while it was on its way: nothing is kept.
  if (isSignedOut()) return me
  if (me.representative === null) {
    forgetStart()
    forgetAnswers()
  } else rememberStart({ settings, mailbox: host.mailboxAddress, me })
  return me
}
