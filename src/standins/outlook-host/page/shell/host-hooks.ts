import type { NaaFault } from '../auth/naa-bridge-host.ts'
import type { Draft } from '../mailbox/appointment.ts'
import type { ItemState } from '../form/open-item.ts'
import type { Preferences } from './preferences.ts'
import { type Traffic, traffic } from '../addin/traffic.ts'

/** For tests, in the page's console as `window.__outlookHost`: drives the page and tells what crossed. */
export interface HostHooks extends Traffic {
  /** true once Outlook is signed in as the person chosen */
  ready: boolean
  /** answers to come of the bridge of nested app authentication */
  readonly naaFaults: NaaFault[]
  signInAs(userName: string): void
  prefer(changes: Partial<Preferences>): void
  open(id: string): Promise<void>
  newAppointment(fields?: Partial<Draft>): void
  openPane(addinId: string): void
  closePane(): void
  currentItem(): ItemState | null
}

const notYet = (): never => {
  throw new Error('The simulated Outlook is still starting. Wait until window.__outlookHost.ready is true.')
}

export const hostHooks: HostHooks = {
  ...traffic,
  ready: false,
  naaFaults: [],
  signInAs: notYet,
  prefer: notYet,
  open: notYet,
  newAppointment: notYet,
  openPane: notYet,
  closePane: notYet,
  currentItem: () => null,
}

declare global {
  interface Window {
    __outlookHost: HostHooks
  }
}
window.__outlookHost = hostHooks
