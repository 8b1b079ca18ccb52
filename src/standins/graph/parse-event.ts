import type { Attendee, EventChanges, EventFields, WallTime } from './event-model.ts'
import { extendedPropertyKey } from './extended-properties.ts'
import { parseExtension } from './extensions.ts'
import { GraphError, invalidValue } from './graph-error.ts'
import { sanitiseBody, textToHtml } from './html-body.ts'
import { parseRecurrence } from './parse-recurrence.ts'
import { asArray, asBoolean, asEnum, asNumber, asObject, asText } from './parse-values.ts'
import { isWall, toIana, UnknownZone } from './zones.ts'

const importances = ['low', 'normal', 'high'] as const
const sensitivities = ['normal', 'personal', 'private', 'confidential'] as const
const showAsValues = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'] as const
const attendeeTypes = ['required', 'optional', 'resource'] as const
const responses = ['none', 'organizer', 'tentativelyAccepted', 'accepted', 'declined', 'notResponded'] as const
const maxAttendees = 500

type Parser = (value: unknown, changes: EventChanges, previous: EventFields | undefined) => void

/** The writable members of an event, as sent in POST and PATCH. What is read-only or unknown is ignored, as Graph does. */
const parsers: Readonly<Record<string, Parser>> = {
  subject: (value, changes) => (changes.subject = value === null ? '' : asText('subject', value).slice(0, 255)),
  body: (value, changes) => (changes.bodyHtml = parseBody(value)),
  start: (value, changes) => (changes.start = parseWallTime('start', value)),
  end: (value, changes) => (changes.end = parseWallTime('end', value)),
  isAllDay: (value, changes) => (changes.isAllDay = asBoolean('isAllDay', value)),
  location: (value, changes) =>
    (changes.location = value === null ? '' : asText('location.displayName', asObject('location', value)['displayName'] ?? '')),
  attendees: (value, changes, previous) => (changes.attendees = parseAttendees(value, previous)),
  importance: (value, changes) => (changes.importance = asEnum('importance', value, importances)),
  sensitivity: (value, changes) => (changes.sensitivity = asEnum('sensitivity', value, sensitivities)),
  showAs: (value, changes) => (changes.showAs = asEnum('showAs', value, showAsValues)),
  categories: (value, changes) => (changes.categories = asArray('categories', value).map((name) => asText('categories', name))),
  isReminderOn: (value, changes) => (changes.isReminderOn = asBoolean('isReminderOn', value)),
  reminderMinutesBeforeStart: (value, changes) =>
    (changes.reminderMinutesBeforeStart = asNumber('reminderMinutesBeforeStart', value)),
  isOnlineMeeting: (value, changes) => (changes.isOnlineMeeting = asBoolean('isOnlineMeeting', value)),
  responseRequested: (value, changes) => (changes.responseRequested = asBoolean('responseRequested', value)),
  allowNewTimeProposals: (value, changes) => (changes.allowNewTimeProposals = asBoolean('allowNewTimeProposals', value)),
  hideAttendees: (value, changes) => (changes.hideAttendees = asBoolean('hideAttendees', value)),
  recurrence: (value, changes, previous) =>
    (changes.recurrence = value === null ? null : parseRecurrence(value, changes.start ?? previous?.start)),
  extensions: (value, changes) =>
    (changes.extensions = Object.fromEntries(
      asArray('extensions', value).map((entry) => {
        const { name, values } = parseExtension(entry)
        return [name, values]
      }),
    )),
  singleValueExtendedProperties: (value, changes, previous) =>
    (changes.extendedProperties = parseExtendedProperties(value, previous?.extendedProperties ?? {})),
}

/** Start and end come first: the recurrence is read with them. */
export function parseChanges(body: unknown, previous?: EventFields): EventChanges {
  const sent = asObject('request body', body)
  const changes: EventChanges = {}
  for (const [name, parse] of Object.entries(parsers)) {
    if (name !== 'recurrence' && sent[name] !== undefined) parse(sent[name], changes, previous)
  }
  if (sent['recurrence'] !== undefined) parsers['recurrence']?.(sent['recurrence'], changes, previous)
  return changes
}

/** All the fields of a new event, and those that must be there named when they are not. */
export function completeFields(changes: EventChanges): EventFields {
  const { start, end } = changes
  if (start === undefined) throw invalidValue('start', 'an event needs its start')
  if (end === undefined) throw invalidValue('end', 'an event needs its end')
  const { recurrence: _ignored, ...fields } = changes
  return checkTimes({
    subject: '',
    bodyHtml: sanitiseBody(''),
    isAllDay: false,
    location: '',
    attendees: [],
    importance: 'normal',
    isOnlineMeeting: false,
    responseRequested: true,
    allowNewTimeProposals: true,
    hideAttendees: false,
    sensitivity: 'normal',
    categories: [],
    showAs: 'busy',
    isReminderOn: true,
    reminderMinutesBeforeStart: 15,
    extendedProperties: {},
    ...fields,
    start,
    end,
  })
}

/** All-day: start and end at midnight in one zone (docs: event resource, isAllDay). */
export function checkTimes<T extends Pick<EventFields, 'start' | 'end' | 'isAllDay'>>(fields: T): T {
  const { start, end, isAllDay } = fields
  if (isAllDay) {
    const atMidnight = [start, end].every(({ dateTime }) => dateTime.endsWith('T00:00:00'))
    if (!atMidnight || start.timeZone.toLowerCase() !== end.timeZone.toLowerCase()) {
      throw invalidValue('isAllDay', 'start and end of an all-day event must be midnight in the same time zone')
    }
    if (end.dateTime <= start.dateTime) throw invalidValue('end', 'an all-day event lasts at least one day')
  }
  return fields
}

export function parseWallTime(field: string, value: unknown): WallTime {
  const sent = asObject(field, value)
  const dateTime = asText(`${field}.dateTime`, sent['dateTime'])
  const timeZone =
    sent['timeZone'] === undefined || sent['timeZone'] === null ? 'UTC' : asText(`${field}.timeZone`, sent['timeZone'])
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z)?$/.exec(dateTime)
  const wall = match ? `${match[1]}T${match[2] ?? '00:00'}:${match[3] ?? '00'}` : ''
  if (!match || !isWall(wall)) throw invalidValue(`${field}.dateTime`, "expected local time such as '2026-01-31T09:00:00'")
  parseZone(`${field}.timeZone`, timeZone)
  return { dateTime: wall, timeZone: match[4] ? 'UTC' : timeZone }
}

/** As it was given: Exchange keeps the name. */
export function parseZone(field: string, value: unknown): string {
  const zone = asText(field, value)
  try {
    toIana(zone)
    return zone
  } catch (error) {
    if (error instanceof UnknownZone) throw new GraphError(400, 'TimeZoneNotSupportedException', `${error.message} (${field})`)
    throw error
  }
}

function parseBody(value: unknown): string {
  const sent = asObject('body', value)
  const content = sent['content'] === null || sent['content'] === undefined ? '' : asText('body.content', sent['content'])
  const contentType =
    sent['contentType'] === undefined ? 'html' : asEnum('body.contentType', sent['contentType'], ['text', 'html'] as const)
  return sanitiseBody(contentType === 'text' ? textToHtml(content) : content)
}

/** The array is replaced whole; a person who stays keeps the answer given before. */
function parseAttendees(value: unknown, previous: EventFields | undefined): Attendee[] {
  const sent = asArray('attendees', value)
  if (sent.length > maxAttendees) throw invalidValue('attendees', `at most ${maxAttendees} are allowed`)
  return sent.map((entry) => {
    const attendee = asObject('attendees', entry)
    const email = asObject('attendees.emailAddress', attendee['emailAddress'])
    const address = asText('attendees.emailAddress.address', email['address'])
    if (!address.includes('@')) throw invalidValue('attendees.emailAddress.address', `'${address}' is no mail address`)
    const before = previous?.attendees.find((other) => other.emailAddress.address.toLowerCase() === address.toLowerCase())
    return {
      type: attendee['type'] === undefined ? 'required' : asEnum('attendees.type', attendee['type'], attendeeTypes),
      status: before?.status ?? parseStatus(attendee['status']),
      emailAddress: { name: email['name'] ? asText('attendees.emailAddress.name', email['name']) : address, address },
    }
  })
}

function parseStatus(value: unknown): Attendee['status'] {
  const nobodyAnswered = { response: 'none', time: '0001-01-01T00:00:00Z' } as const
  if (value === undefined || value === null) return nobodyAnswered
  const { response, time } = asObject('attendees.status', value)
  if (response === undefined || response === null) return nobodyAnswered
  return {
    response: asEnum('attendees.status.response', response, responses),
    time: typeof time === 'string' ? time : nobodyAnswered.time,
  }
}

function parseExtendedProperties(value: unknown, previous: Readonly<Record<string, string>>): Record<string, string> {
  const merged = { ...previous }
  for (const entry of asArray('singleValueExtendedProperties', value)) {
    const sent = asObject('singleValueExtendedProperties', entry)
    const key = extendedPropertyKey(asText('singleValueExtendedProperties.id', sent['id']))
    if (sent['value'] === null) delete merged[key]
    else merged[key] = asText('singleValueExtendedProperties.value', sent['value'])
  }
  return merged
}
