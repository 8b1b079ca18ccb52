import type { SettingsView } from '../../api/get-settings.ts'
import { sendPublicly } from './client.ts'

/** Needs no sign-in: it says how to sign in. */
export const getSettings = (timeoutMs = 15_000): Promise<SettingsView> => sendPublicly({ url: '/settings', timeoutMs })
