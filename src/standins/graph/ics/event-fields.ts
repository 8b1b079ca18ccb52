import type { IcsAttendee } from 'ts-ics'
import { zeroTime, type Attendee, type EventFields, type ResponseKind, type WallTime } from '../event-model.ts'
import { sanitiseBody, textToHtml } from '../html-body.ts'
import type { MailboxOwner } from '../mailbox.ts'
import { completeFields } from '../parse-event.ts'
import type { ReadEvent } from './read-event.ts'
import { propertiesOf, valueOf } from './split-calendar.ts'

/** Who reads the file for whom: the calendar's owner becomes the person it is loaded for. */
export interface Loading {
  readonly person: MailboxOwner
  readonly owner: string | null
  /** wall time up to which a series without end is taken apart */
  readonly horizon: string
}

export interface Times {
  readonly start: WallTime
  readonly end: WallTime
  readonly isAllDay: boolean
}

const responses: Readonly<Record<string, ResponseKind>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentativelyAccepted',
  'NEEDS-ACTION': 'none',
}
const busy: Readonly<Record<string, EventFields['showAs']>> = {
  FREE: 'free',
  TENTATIVE: 'tentative',
  BUSY: 'busy',
  OOF: 'oof',
  WORKINGELSEWHERE: 'workingElsewhere',
}
const classes: Readonly<Record<string, EventFields['sensitivity']>> = { PRIVATE: 'private', CONFIDENTIAL: 'confidential' }
const maxAttendees = 500

export function toFields(read: ReadEvent, times: Times, loading: Loading): EventFields {
  const { ics, block } = read
  const organizer = organizerOf(read, loading).address.toLowerCase()
  const attendees = (ics.attendees ?? []).map((attendee) => toAttendee(attendee, loading))
  return completeFields({
    ...times,
    subject: (ics.summary ?? '').slice(0, 255),
    bodyHtml: sanitiseBody(htmlOf(read)),
    location: (ics.location ?? '').slice(0, 255),
    attendees: attendees
      .filter(({ emailAddress: { address } }) => address.includes('@') && address.toLowerCase() !== organizer)
      .slice(0, maxAttendees),
    sensitivity: classes[ics.class ?? ''] ?? 'normal',
    showAs: showAsOf(read),
    categories: propertiesOf(block, 'CATEGORIES').flatMap(({ value }) => splitList(value)),
    isReminderOn: block.text.includes('BEGIN:VALARM'),
  })
}

export function organizerOf({ ics }: ReadEvent, { person, owner }: Loading): { readonly name: string; readonly address: string } {
  const address = ics.organizer?.email
  const isOwn = address === undefined || !address.includes('@') || address.toLowerCase() === owner
  return isOwn ? { name: person.name, address: person.email } : { name: ics.organizer?.name ?? address, address }
}

/** What the owner answered to an invitation. */
export function responseOf({ ics }: ReadEvent, { owner }: Loading): { response: ResponseKind; time: string } {
  const own = ics.attendees?.find(({ email }) => email.toLowerCase() === owner)
  return { response: responses[own?.partstat ?? ''] ?? 'notResponded', time: zeroTime }
}

function toAttendee({ email, name, partstat, role, cutype }: IcsAttendee, { person, owner }: Loading): Attendee {
  const isOwner = email.toLowerCase() === owner
  const isResource = cutype === 'ROOM' || cutype === 'RESOURCE' || role === 'NON-PARTICIPANT'
  const isOptional = role === 'OPT-PARTICIPANT'
  return {
    type: isResource ? 'resource' : isOptional ? 'optional' : 'required',
    status: { response: responses[partstat ?? ''] ?? 'none', time: zeroTime },
    emailAddress: isOwner ? { name: person.name, address: person.email } : { name: name || email, address: email },
  }
}

/** Outlook writes the formatted body beside the plain one. */
function htmlOf({ ics, block }: ReadEvent): string {
  const formatted = propertiesOf(block, 'X-ALT-DESC').find(({ parameters }) => parameters['FMTTYPE'] === 'text/html')
  return formatted ? unescape(formatted.value) : textToHtml(ics.description ?? '')
}

function showAsOf({ ics, block }: ReadEvent): EventFields['showAs'] {
  const told = busy[valueOf(block, 'X-MICROSOFT-CDO-BUSYSTATUS')?.toUpperCase() ?? '']
  if (told) return told
  if (ics.timeTransparent === 'TRANSPARENT') return 'free'
  return ics.status === 'TENTATIVE' ? 'tentative' : 'busy'
}

/** At commas that are not escaped. */
const splitList = (value: string) =>
  value
    .split(/(?<!\\),/)
    .map((name) => unescape(name).trim())
    .filter((name) => name !== '')

const unescape = (text: string) => text.replaceAll(/\\n/gi, '\n').replaceAll(/\\([,;\\])/g, '$1')
