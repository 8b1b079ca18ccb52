import type { Calendar } from '../ports.ts'
import { findMailbox } from './find-mailbox.ts'
import { GraphClient, type GraphClientConfig } from './graph-client.ts'
import { pullDelta } from './pull-delta.ts'
import { readByItemId, readMany } from './read-appointments.ts'
import { renew, subscribe, unsubscribe } from './subscriptions.ts'
import { AppointmentWriter, defaultLinkPropertyId } from './write-appointments.ts'

export interface GraphCalendarConfig extends GraphClientConfig {
  /** Named property that holds the marker; change it only where two companies share a tenant. */
  readonly linkPropertyId?: string
}

/** The mailboxes of a tenant through Microsoft Graph v1.0, by client credentials. */
export function createGraphCalendar(config: GraphCalendarConfig): Calendar & { close(): Promise<void> } {
  const client = new GraphClient(config)
  const writer = new AppointmentWriter(client, config.linkPropertyId ?? defaultLinkPropertyId)
  return {
    findMailbox: (email) => findMailbox(client, email),
    readByItemId: (mailboxId, itemId) => readByItemId(client, mailboxId, itemId),
    readMany: (refs) => readMany(client, refs),
    pullDelta: (mailboxId, cursor, window) => pullDelta(client, mailboxId, cursor, window),
    create: (mailboxId, draft, marker) => writer.create(mailboxId, draft, marker),
    mark: (appointment, marker, category) => writer.mark(appointment, marker, category),
    unmark: (ref, category) => writer.unmark(ref, category),
    subscribe: (request) => subscribe(client, request),
    renew: (subscriptionId, expiresAt) => renew(client, subscriptionId, expiresAt),
    unsubscribe: (subscriptionId) => unsubscribe(client, subscriptionId),
    close: () => client.close(),
  }
}
