import { useState } from 'react'
import type { ItemMode } from '../form/open-item.ts'

/** On a phone Outlook is an app, and an add-in a web view that covers the screen. */
export type Device = 'desktop' | 'phone'

export interface Preferences {
  /** who Outlook is signed in as: user name */
  readonly person: string
  readonly theme: 'system' | 'light' | 'dark'
  /** the same person may get either mode for an own meeting: new Outlook edits, Outlook on the web reads (office-addin.md §1.1) */
  readonly ownMeetings: ItemMode
  /** the pane follows to another appointment instead of beginning anew */
  readonly keepPane: boolean
  readonly device: Device
  /** the optional manifests with event-based activation are deployed */
  readonly launches: boolean
}

const storageKey = 'outlook-host.preferences'

/** Remembered in this browser. */
export function usePreferences(firstPerson: string): [Preferences, (changes: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useState<Preferences>(() => ({
    person: firstPerson,
    theme: 'system',
    ownMeetings: 'compose',
    keepPane: false,
    device: 'desktop',
    launches: false,
    ...readStored(),
  }))
  const change = (changes: Partial<Preferences>): void => {
    const next = { ...preferences, ...changes }
    localStorage.setItem(storageKey, JSON.stringify(next))
    setPreferences(next)
  }
  return [preferences, change]
}

function readStored(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>
  } catch {
    return {}
  }
}
