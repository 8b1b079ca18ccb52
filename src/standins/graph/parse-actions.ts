import type { Attendee } from './event-model.ts'
import type { Answer } from './answers.ts'
import { invalidValue } from './graph-error.ts'
import { parseWallTime } from './parse-event.ts'
import { asArray, asBoolean, asObject, asText } from './parse-values.ts'

/** The body of accept, decline and tentativelyAccept: members in any case of their first letter, all may be missing. */
export function parseAnswer(body: unknown): Omit<Answer, 'kind'> {
  const sent = lowerNames(body ?? {})
  const proposed = sent['proposedNewTime']
  const send = sent['sendResponse'] === undefined ? true : asBoolean('sendResponse', sent['sendResponse'])
  if (proposed === undefined || proposed === null) return { send }
  // "If proposedNewTime is given, sendResponse has to be true" (docs: event-decline)
  if (!send) throw invalidValue('proposedNewTime', 'a new time can be proposed only together with a response')
  const slot = asObject('proposedNewTime', proposed)
  return {
    send,
    proposedNewTime: {
      start: parseWallTime('proposedNewTime.start', slot['start']),
      end: parseWallTime('proposedNewTime.end', slot['end']),
    },
  }
}

export function parseRecipients(body: unknown): Attendee['emailAddress'][] {
  const recipients = asArray('toRecipients', lowerNames(body)['toRecipients'])
  if (recipients.length === 0) throw invalidValue('toRecipients', 'at least one recipient is needed')
  return recipients.map((entry) => {
    const email = asObject('toRecipients.emailAddress', asObject('toRecipients', entry)['emailAddress'])
    const address = asText('toRecipients.emailAddress.address', email['address'])
    return { address, name: email['name'] ? asText('toRecipients.emailAddress.name', email['name']) : address }
  })
}

/** The documentation's own examples write `ToRecipients`, `Comment`. */
const lowerNames = (body: unknown) =>
  Object.fromEntries(
    Object.entries(asObject('request body', body)).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  )
