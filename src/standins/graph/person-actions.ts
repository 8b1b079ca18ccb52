import { answerMeeting, noteAnswer, refuseStranger } from './answers.ts'
import { addCalendar, calendarId, findCalendar, listCalendars } from './calendars.ts'
import { changeOrganizer } from './change-organizer.ts'
import type { EventChanges, EventRef } from './event-model.ts'
import type { AnswerKind, Exchange } from './exchange.ts'
import { forwardEvent } from './forwarding.ts'
import { splitSeries } from './split-series.ts'
import { parseAnswer } from './parse-actions.ts'
import { customPropertiesId, customPropertiesLimit, extendedPropertyKey } from './extended-properties.ts'
import { invalidValue } from './graph-error.ts'
import { toEwsForm, toRestForm } from './item-ids.ts'
import type { Mailbox } from './mailbox.ts'
import { copyEvent, createEvent, restoreEvent, updateEvent } from './meetings.ts'
import { moveEvent } from './move-event.ts'
import { fieldsOf, startMs, viewOf } from './occurrences.ts'
import { removeEvent } from './remove-event.ts'
import { toOutlookEntry, toOutlookEvent, type OutlookEntry, type OutlookEvent } from './outlook-view.ts'
import { checkTimes, completeFields, parseChanges } from './parse-event.ts'
import { asObject } from './parse-values.ts'
import { toGraphForm } from './parse-outlook.ts'

export interface PersonActions {
  /** everything the calendar shows in the window, occurrences of series included, by start */
  events(from: Date, to: Date): OutlookEntry[]
  event(id: string): OutlookEvent
  /** `send: false` saves a draft and mails nobody, as office.js' saveAsync does */
  create(fields: Record<string, unknown>): OutlookEvent
  edit(id: string, changes: Record<string, unknown>): OutlookEvent
  remove(id: string): void
  restore(id: string): OutlookEvent
  copy(id: string): OutlookEvent
  /** answers an invitation of another; `sendResponse: false` keeps it from the organizer */
  respond(id: string, answer: AnswerKind, more?: Record<string, unknown>): void
  /** the answer of an attendee whose mailbox is elsewhere arrives */
  receiveAnswer(id: string, email: string, answer: AnswerKind): OutlookEvent
  forward(id: string, to: readonly { readonly name: string; readonly email: string }[]): void
  /** "this and all following": answers the master of the new series */
  split(id: string): OutlookEvent
  /** gives the meeting to an attendee with a mailbox here */
  changeOrganizer(id: string, email: string): OutlookEvent
  calendars(): { readonly id: string; readonly name: string }[]
  /** answers its id */
  addCalendar(name: string): string
  move(id: string, calendarId: string): OutlookEvent
  customProperties(id: string, addinId: string): Record<string, unknown>
  setCustomProperties(id: string, addinId: string, properties: Record<string, unknown>): void
  /** grows with each change of the calendar */
  changeNumber(): number
  /** the three ids of one event */
  idsOf(id: string): { readonly ews: string; readonly rest: string; readonly immutable: string }
}

/** What a person does in Outlook, in the own mailbox. */
export function actAs(exchange: Exchange, mailbox: Mailbox): PersonActions {
  const { timeZone } = mailbox.owner
  const find = (id: string) => mailbox.resolve(toRestForm(id))
  const findInCalendar = (id: string) => mailbox.resolveInCalendar(toRestForm(id))
  const show = (ref: EventRef) => toOutlookEvent(mailbox, ref)
  const parse = (fields: unknown, previous?: EventRef): EventChanges =>
    parseChanges(toGraphForm(fields, timeZone), previous && fieldsOf(previous))

  return {
    events: (from, to) =>
      mailbox
        .inCalendars()
        .flatMap((event) => viewOf(event, { from: from.getTime(), to: to.getTime() }))
        .toSorted((one, other) => startMs(one) - startMs(other))
        .map((ref) => toOutlookEntry(mailbox, ref)),
    event: (id) => show(find(id)),
    create: (fields) => {
      const changes = parse(fields)
      return show({
        event: createEvent(exchange, mailbox, {
          fields: completeFields(changes),
          recurrence: changes.recurrence ?? null,
          send: fields['send'] !== false,
        }),
      })
    },
    edit: (id, fields) => {
      const ref = findInCalendar(id)
      const changes = parse(fields, ref)
      checkTimes({ ...fieldsOf(ref), ...changes })
      updateEvent(exchange, mailbox, ref, changes, ref.event.isDraft ? fields['send'] !== false : true)
      return show(ref)
    },
    remove: (id) => removeEvent(exchange, mailbox, find(id)),
    restore: (id) => {
      const ref = find(id)
      restoreEvent(exchange, mailbox, ref)
      return show(ref)
    },
    copy: (id) => show({ event: copyEvent(exchange, mailbox, find(id)) }),
    respond: (id, kind, more) => answerMeeting(exchange, mailbox, findInCalendar(id), { kind, ...parseAnswer(more) }),
    receiveAnswer: (id, email, kind) => {
      const ref = findInCalendar(id)
      refuseStranger(ref, email)
      noteAnswer(exchange, mailbox, ref, email, { kind })
      return show(ref)
    },
    forward: (id, to) =>
      forwardEvent(
        exchange,
        mailbox,
        findInCalendar(id),
        to.map(({ name, email }) => ({ name, address: email })),
      ),
    split: (id) => show({ event: splitSeries(exchange, mailbox, findInCalendar(id)) }),
    changeOrganizer: (id, email) => {
      const { event } = findInCalendar(id)
      return show({ event: changeOrganizer(exchange, mailbox, event, email) })
    },
    calendars: () => listCalendars(mailbox),
    addCalendar: (name) => calendarId(mailbox, addCalendar(mailbox, name).number),
    move: (id, calendar) => {
      const { event } = findInCalendar(id)
      return show({ event: moveEvent(exchange, mailbox, event, findCalendar(mailbox, calendar)) })
    },
    customProperties: (id, addinId) => {
      const text = fieldsOf(find(id)).extendedProperties[extendedPropertyKey(customPropertiesId(addinId))]
      return text === undefined ? {} : asObject('custom properties', JSON.parse(text))
    },
    setCustomProperties: (id, addinId, properties) => {
      const ref = findInCalendar(id)
      const text = JSON.stringify(asObject('custom properties', properties))
      if (text.length > customPropertiesLimit)
        throw invalidValue(
          'custom properties',
          `together they may have ${customPropertiesLimit} characters, these have ${text.length}`,
        )
      const key = extendedPropertyKey(customPropertiesId(addinId))
      updateEvent(exchange, mailbox, ref, { extendedProperties: { ...fieldsOf(ref).extendedProperties, [key]: text } }, false)
    },
    changeNumber: () => mailbox.lastChange,
    idsOf: (id) => {
      const ref = find(id)
      const rest = mailbox.idOf(ref, 'mutable')
      return { ews: toEwsForm(rest), rest, immutable: mailbox.idOf(ref, 'immutable') }
    },
  }
}
