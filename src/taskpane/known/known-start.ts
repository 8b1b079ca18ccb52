import type { MeView } from '../../api/get-me.ts'
import type { SettingsView } from '../../api/get-settings.ts'
import { readJson, writeText } from './browser-store.ts'

/**
 * What the start needs and what hardly ever changes: how to sign in, and who the person is. Kept, so that the first view of the next
 * time needs one request, and an rmsync that is out of order does not keep anybody from reading what is known.
 */
interface Kept {
  readonly settings: SettingsView
  readonly mailbox: string
  readonly me: MeView
}
const key = 'rm-panel.start.2'

export const rememberStart = (kept: Kept): void => {
  writeText(key, JSON.stringify(kept))
}

export const forgetStart = (): void => {
  writeText(key, 'null')
}

export function knownStart(mailbox: string): Kept | null {
  const kept = readJson(key) as Kept | null
  return kept?.mailbox === mailbox && typeof kept.settings?.clientId === 'string' && typeof kept.me?.email === 'string'
    ? kept
    : null
}
