import { invalidValue } from './graph-error.ts'
import { asArray, asObject, asText } from './parse-values.ts'

/**
 * What the simulated Outlook sends is Graph's event with a few shorter spellings: `location` and `body` as text (HTML),
 * attendees as `{ name, email, type }`, a time as `{ dateTime, timeZone }` with the mailbox's zone when none is given.
 */
export function toGraphForm(body: unknown, timeZone: string): Record<string, unknown> {
  const sent = { ...asObject('request body', body) }
  for (const side of ['start', 'end'] as const) {
    if (sent[side] === undefined) continue
    const time = typeof sent[side] === 'string' ? { dateTime: sent[side] } : asObject(side, sent[side])
    sent[side] = { timeZone, ...time }
  }
  if (typeof sent['location'] === 'string') sent['location'] = { displayName: sent['location'] }
  if (typeof sent['body'] === 'string') sent['body'] = { contentType: 'html', content: sent['body'] }
  if (sent['attendees'] !== undefined) sent['attendees'] = asArray('attendees', sent['attendees']).map(toGraphAttendee)
  // Custom properties have a call of their own.
  delete sent['singleValueExtendedProperties']
  return sent
}

function toGraphAttendee(entry: unknown): unknown {
  const attendee = asObject('attendees', entry)
  if (attendee['emailAddress'] !== undefined) return attendee
  if (attendee['email'] === undefined) throw invalidValue('attendees.email', 'an attendee needs a mail address')
  const { name, email, type = 'required', response } = attendee
  return {
    type,
    emailAddress: { name: name ?? email, address: asText('attendees.email', email) },
    ...(response !== undefined && { status: { response } }),
  }
}
