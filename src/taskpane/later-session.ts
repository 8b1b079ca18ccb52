import { RequestFailed } from './backend/client.ts'
import { getSettings } from './backend/get-settings.ts'
import type { SettingsView } from '../api/get-settings.ts'
import { ClickNeeded, type Session, type SignInHost, startSession } from './auth/session.ts'

interface Begun {
  readonly session: Session
  readonly settings: SettingsView
}

/** A session for somebody who reads what is known while nobody can be asked. It begins with the first request that comes through. */
export interface LaterSession extends Session {
  readonly begun: Promise<Begun>
  /** The line is back, and Outlook does not sign the panel in by itself. */
  clickNeeded(): { readonly start: () => Promise<Session>; readonly settings: SettingsView } | null
}

const settingsWithinMs = 8_000

const notSignedIn = (): RequestFailed => new RequestFailed({ code: 'not-signed-in', message: '', fix: '', reference: null })

/** `because`: what the first look fails with, so that what is known shows at once. */
export function laterSession(host: SignInHost, because: Error): LaterSession {
  const { promise, resolve } = Promise.withResolvers<Begun>()
  let session: Session | null = null
  let needed: ReturnType<LaterSession['clickNeeded']> = null
  let asking: Promise<Session> | null = Promise.reject(because)
  asking.catch(() => undefined)
  const begin = async (): Promise<Session> => {
    const settings = await getSettings(settingsWithinMs)
    try {
      session = await startSession(settings, host)
      resolve({ session, settings })
      return session
    } catch (error) {
      if (!(error instanceof ClickNeeded)) throw error
      needed = { start: error.start, settings }
      throw notSignedIn()
    }
  }
  /** Asked for at the same time, it is begun once. */
  const once = async (): Promise<Session> => {
    if (needed !== null) throw notSignedIn()
    const asked = (asking ??= begin())
    try {
      return await asked
    } finally {
      asking = null
    }
  }
  return {
    get userName() {
      return session?.userName ?? ''
    },
    begun: promise,
    clickNeeded: () => needed,
    token: async (force) => (session ?? (await once())).token(force),
    switchAccount: async () => (session ?? (await once())).switchAccount(),
  }
}
