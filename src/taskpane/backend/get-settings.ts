import axios from 'axios'
import type { SettingsView } from '../../api/get-settings.ts'
import { toRequestFailed } from './client.ts'

/** Needs no sign-in: it says how to sign in. */
export const getSettings = async (): Promise<SettingsView> => {
  try {
    return (await axios.get<SettingsView>('/api/settings', { timeout: 15_000 })).data
  } catch (error) {
    throw toRequestFailed(error)
  }
}
