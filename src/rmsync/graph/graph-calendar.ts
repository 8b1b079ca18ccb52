import type { Calendar } from '../ports/calendar.ts'
import { createCalendar, findCalendar } from './calendars.ts'
import { checkPermissions } from './check-permissions.ts'
import { findMailbox } from './find-mailbox.ts'
import { findMarked } from './find-marked.ts'
import { findMarkedDates } from './find-marked-dates.ts'
import { findMeeting } from './find-meeting.ts'
import { GraphClient, type GraphClientConfig } from './graph-client.ts'
import { defaultLinkPropertyId } from './link-property.ts'
import { readMailboxSettings } from './mailbox-settings.ts'
import { addCategory } from './master-categories.ts'
import { pullDelta } from './pull-delta.ts'
import { readByItemId, readMany } from './read-appointments.ts'
import { readSeries } from './read-series.ts'
import { sendInvitations } from './send-invitations.ts'
import { reauthorise, renew, subscribe, unsubscribe } from './subscriptions.ts'
import { AppointmentWriter } from './write-appointments.ts'

export interface GraphCalendarConfig extends GraphClientConfig {
  /** Named property that holds the marker; change it only where two companies share a tenant. */
  readonly linkPropertyId?: string
}

/** The mailboxes of a tenant through Microsoft Graph v1.0, by client credentials. */
export function createGraphCalendar(config: GraphCalendarConfig): Calendar & { close(): Promise<void> } {
  const client = new GraphClient(config)
  const linkPropertyId = config.linkPropertyId ?? defaultLinkPropertyId
  const writer = new AppointmentWriter(client, linkPropertyId)
  return {
    findMailbox: (email) => findMailbox(client, email),
    readByItemId: (mailboxId, itemId) => readByItemId(client, mailboxId, itemId),
    readMany: (refs) => readMany(client, refs),
    readSeries: (master, horizon) => readSeries(client, master, horizon),
    findMarked: (mailboxId, linkId) => findMarked(client, mailboxId, linkPropertyId, linkId),
    findMarkedDates: (mailboxId, window) => findMarkedDates(client, mailboxId, linkPropertyId, window),
    findMeeting: (mailboxId, signs) => findMeeting(client, mailboxId, signs),
    pullDelta: (mailboxId, cursor, window, calendarId) => pullDelta(client, mailboxId, cursor, window, calendarId),
    create: (mailboxId, draft, marker, calendarId) => writer.create(mailboxId, draft, marker, calendarId),
    sendInvitations: (ref, people) => sendInvitations(client, ref, people),
    mark: (appointment, marker, category) => writer.mark(appointment, marker, category),
    unmark: (ref, category) => writer.unmark(ref, category),
    addCategory: (mailboxId, category) => addCategory(client, mailboxId, category),
    findCalendar: (mailboxId, name) => findCalendar(client, mailboxId, name),
    createCalendar: (mailboxId, name) => createCalendar(client, mailboxId, name),
    readMailboxSettings: (mailboxId) => readMailboxSettings(client, mailboxId),
    checkPermissions: (mailboxId) => checkPermissions(client, mailboxId),
    subscribe: (request) => subscribe(client, request),
    renew: (subscriptionId, expiresAt) => renew(client, subscriptionId, expiresAt),
    reauthorise: (subscriptionId) => reauthorise(client, subscriptionId),
    unsubscribe: (subscriptionId) => unsubscribe(client, subscriptionId),
    close: () => client.close(),
  }
}
