import type { HostedAddin } from '../../host-config.ts'
import type { OpenItem } from '../form/open-item.ts'
import type { Draft } from '../mailbox/appointment.ts'
import type { HostCategory } from '../../host-config.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import type { MailboxOwner } from '../mailbox/owner.ts'
import { CallError, errorCodes } from './call-error.ts'
import type { AddressBook } from './people-wire.ts'

/** What a pane may do to the Outlook around it. */
export interface OutlookActions {
  openAppointment(id: string): void
  openNew(fields: Partial<Draft>): void
  closePane(): void
  /** a function that the host ran says that it is over */
  commandCompleted(): void
}

/** Everything one pane's calls work on. `item` changes when a kept pane follows to another appointment. */
export interface PaneScope {
  readonly addin: HostedAddin
  readonly controlId: string
  readonly owner: MailboxOwner
  readonly mailbox: MailboxClient
  readonly categories: readonly HostCategory[]
  readonly addresses: AddressBook
  readonly outlook: OutlookActions
  /** nobody opened it: event-based activation */
  readonly isEvent: boolean
  roaming: Record<string, string>
  item: OpenItem | null
}

export function itemOf(scope: PaneScope): OpenItem {
  if (scope.item === null) throw new CallError(errorCodes.notSupported)
  return scope.item
}

export function savedIdOf(scope: PaneScope): string {
  const { saved } = itemOf(scope).state()
  if (saved === null) throw new CallError(errorCodes.notSaved)
  return saved.id
}
