import axios from 'axios'
import type { SettingsView } from '../../api/get-settings.ts'

/** Needs no sign-in: it says how to sign in. */
export const getSettings = async (): Promise<SettingsView> =>
  (await axios.get<SettingsView>('/api/settings', { timeout: 15_000 })).data
