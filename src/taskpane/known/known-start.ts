import type { MeView } from '../../api/get-me.ts'
import type { SettingsView } from '../../api/get-settings.ts'
import { readJson, removeText, writeText } from './browser-store.ts'

/**
 * What the start needs and what hardly ever changes: how to sign in, and who the person is. Kept, so that the first view of the next
 * time needs one request, and an rmsync that is out of order does not keep anybody from reading what is known.
 */
export interface KnownStart {
  readonly settings: SettingsView
  readonly mailbox: string
  readonly me: MeView
}
const key = 'rm-panel.start.2'

export const rememberStart = (kept: KnownStart): void => {
  writeText(key, JSON.stringify(kept))
}

export const forgetStart = (): void => {
  removeText(key)
}

export function knownStart(mailbox: string): KnownStart | null {
  const kept = readJson(key) as KnownStart | null
  // Of whoever was here before on this computer.
  if (kept !== null && kept.mailbox !== mailbox) forgetStart()
  return kept?.mailbox === mailbox && typeof kept.settings?.clientId === 'string' && typeof kept.me?.email === 'string'
    ? kept
    : null
}
