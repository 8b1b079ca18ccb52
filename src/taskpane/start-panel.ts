import type { MeView } from '../api/get-me.ts'
import type { SettingsView } from '../api/get-settings.ts'
import { ClickNeeded, type Session, startSession } from './auth/session.ts'
import { type Client, createClient } from './backend/client.ts'
import { getMe } from './backend/get-me.ts'
import { getSettings } from './backend/get-settings.ts'
import type { Host } from './host/host.ts'
import { type FirstLook, startLook } from './item/look-at-item.ts'
import { forgetStart, knownStart, rememberStart } from './known/known-start.ts'

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
      readonly settings: SettingsView
      readonly firstLook: FirstLook
    }

/** With what is known from last time the first view costs one request: that for the appointment itself. */
export async function startPanel(host: Host): Promise<Start> {
  const known = knownStart(host.mailboxAddress)
  if (known !== null) {
    try {
      return await startWith(host, known.settings)
    } catch {
      // It may have been the settings: those of today decide.
    }
  }
  return startWith(host, await getSettings())
}

async function startWith(host: Host, settings: SettingsView): Promise<Start> {
  try {
    return await signedIn(host, settings, await startSession(settings, host))
  } catch (error) {
    if (error instanceof ClickNeeded) return { kind: 'click-needed', host, start: error.start, settings }
    throw error
  }
}

/** Must be called from a click. */
export const signInAgain = async ({ host, start, settings }: Extract<Start, { kind: 'click-needed' }>): Promise<Start> =>
  signedIn(host, settings, await start())

/** Must be called from a click. */
export const switchAccount = async ({ host, session, settings }: Extract<Start, { kind: 'signed-in' }>): Promise<Start> => {
  const switched = await session.switchAccount()
  forgetStart()
  return signedIn(host, settings, switched)
}

async function signedIn(host: Host, settings: SettingsView, session: Session): Promise<Start> {
  const client = createClient(session.token)
  const known = knownStart(host.mailboxAddress)
  // Asked for at once, beside the appointment and not before it.
  const firstLook = startLook(host, client, known?.me.form.version)
  const fresh = getMe(client).then((me) => {
    if (me.representative === null) forgetStart()
    else rememberStart({ settings, mailbox: host.mailboxAddress, me })
    return me
  })
  if (known !== null) {
    fresh.catch(() => undefined)
    return { kind: 'signed-in', host, client, me: known.me, fresh, session, settings, firstLook }
  }
  return { kind: 'signed-in', host, client, me: await fresh, fresh, session, settings, firstLook }
}
