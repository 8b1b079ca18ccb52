import type { MeView } from '../api/get-me.ts'
import { ClickNeeded, type Session, startSession } from './auth/session.ts'
import { type Client, createClient } from './backend/client.ts'
import { getMe } from './backend/get-me.ts'
import { getSettings } from './backend/get-settings.ts'
import type { Host } from './host/host.ts'

/** How far the start came. */
export type Start =
  | { readonly kind: 'click-needed'; readonly host: Host; readonly start: () => Promise<Session> }
  | { readonly kind: 'signed-in'; readonly host: Host; readonly client: Client; readonly me: MeView; readonly session: Session }

export async function startPanel(host: Host): Promise<Start> {
  const settings = await getSettings()
  try {
    return await signedIn(host, await startSession(settings, host))
  } catch (error) {
    if (error instanceof ClickNeeded) return { kind: 'click-needed', host, start: error.start }
    throw error
  }
}

/** Must be called from a click. */
export const signInAgain = async ({ host, start }: Extract<Start, { kind: 'click-needed' }>): Promise<Start> =>
  signedIn(host, await start())

/** Must be called from a click. */
export const switchAccount = async ({ host, session }: Extract<Start, { kind: 'signed-in' }>): Promise<Start> =>
  signedIn(host, await session.switchAccount())

async function signedIn(host: Host, session: Session): Promise<Start> {
  const client = createClient(session.token)
  return { kind: 'signed-in', host, client, me: await getMe(client), session }
}
