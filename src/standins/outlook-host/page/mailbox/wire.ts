import { Temporal } from 'temporal-polyfill'
import type { MailboxOwner } from './owner.ts'
import type { Appointment, CalendarEntry, Draft, Invitee, InviteeResponse, Recurrence, Sensitivity } from './appointment.ts'
import { startOfDay, wallTime } from './zone.ts'

interface WireTime {
  readonly dateTime: string
  readonly timeZone: string
  readonly utc: string
}

/** One entry of the calendar as the Graph stand-in's back door sends it. */
export interface WireEntry {
  readonly id: string
  readonly type: CalendarEntry['type']
  readonly seriesMasterId: string | null
  readonly subject: string
  readonly start: WireTime
  readonly end: WireTime
  readonly isAllDay: boolean
  readonly location: string
  readonly categories: readonly string[]
  readonly sensitivity: Sensitivity
  readonly isOrganizer: boolean
  readonly isCancelled: boolean
  readonly isDraft: boolean
  readonly organizer: { readonly name: string; readonly email: string }
  readonly attendees: readonly {
    readonly name: string
    readonly email: string
    readonly type: Invitee['type']
    readonly response: string
  }[]
}

export interface WireAppointment extends WireEntry {
  readonly body: string
  readonly recurrence: Recurrence | null
  readonly changeKey: string
  readonly createdAt: string
  readonly modifiedAt: string
}

const responses: Readonly<Record<string, InviteeResponse>> = {
  organizer: 'organizer',
  tentativelyAccepted: 'tentative',
  accepted: 'accepted',
  declined: 'declined',
}

export function toEntry(wire: WireEntry, { ianaZone }: MailboxOwner): CalendarEntry {
  // an all-day appointment is a date: it lies on that date in whatever zone one looks
  const toInstant = ({ dateTime, utc }: WireTime): number =>
    wire.isAllDay ? startOfDay(Temporal.PlainDate.from(dateTime.slice(0, 10)), ianaZone) : Date.parse(utc)
  return {
    id: wire.id,
    type: wire.type,
    seriesMasterId: wire.seriesMasterId,
    subject: wire.subject,
    start: toInstant(wire.start),
    end: toInstant(wire.end),
    isAllDay: wire.isAllDay,
    location: wire.location,
    categories: wire.categories,
    sensitivity: wire.sensitivity,
    isOrganizer: wire.isOrganizer,
    isCancelled: wire.isCancelled,
    isDraft: wire.isDraft,
    organizer: { name: wire.organizer.name, address: wire.organizer.email },
    invitees: wire.attendees.map(({ name, email, type, response }) => ({
      name,
      address: email,
      type,
      response: responses[response] ?? 'none',
    })),
  }
}

export function toAppointment(wire: WireAppointment, owner: MailboxOwner): Appointment {
  return {
    ...toEntry(wire, owner),
    bodyHtml: wire.body,
    recurrence: wire.recurrence,
    changeKey: wire.changeKey,
    createdAt: Date.parse(wire.createdAt),
    modifiedAt: Date.parse(wire.modifiedAt),
  }
}

/** The fields in `changes`, in the back door's words. Start and end go together, as wall times of the mailbox's zone. */
export function toWire(changes: Partial<Draft>, times: Partial<Draft>, owner: MailboxOwner): Record<string, unknown> {
  const { subject, location, categories, sensitivity, bodyHtml, isAllDay, invitees } = changes
  const touchesTime = [changes.start, changes.end, isAllDay].some((value) => value !== undefined)
  const members = {
    subject,
    location,
    categories,
    sensitivity,
    isAllDay,
    body: bodyHtml,
    attendees: invitees?.map(({ name, address, type }) => ({ name, email: address, type })),
    ...(touchesTime ? { start: toWireTime(times.start, times, owner), end: toWireTime(times.end, times, owner) } : {}),
  }
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function toWireTime(
  at: number | undefined,
  { isAllDay }: Partial<Draft>,
  { ianaZone, timeZone }: MailboxOwner,
): object | undefined {
  if (at === undefined) return undefined
  const wall = wallTime(at, ianaZone).toPlainDateTime()
  const dateTime = isAllDay === true ? `${wall.toPlainDate().toString()}T00:00:00` : wall.toString({ smallestUnit: 'second' })
  return { dateTime, timeZone }
}
