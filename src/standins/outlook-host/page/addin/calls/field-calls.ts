import type { Invitee } from '../../mailbox/appointment.ts'
import { CallError, errorCodes } from '../call-error.ts'
import { itemOf, type PaneScope } from '../pane-scope.ts'
import { inviteeTypeOf, toInvitees, toWirePerson } from '../people-wire.ts'
import { toWireRecurrence } from '../recurrence-wire.ts'
import { type Call, textOf } from './call.ts'

/** Subject, time, people, place. Numbers: outlook-host-protocol.md §5. */
export const fieldCalls: Record<number, Call> = {
  18: (_params, scope) => draftOf(scope).subject,
  17: ({ subject }, scope) => {
    itemOf(scope).edit({ subject: textOf(subject) })
  },
  24: ({ TimeProperty }, scope) => (TimeProperty === 2 ? draftOf(scope).end : draftOf(scope).start),
  25: ({ TimeProperty, time }, scope) => {
    const { start, end } = draftOf(scope)
    const at = Number(time)
    // the end keeps its distance when the start moves, as in Outlook's form (§5, a modelling choice)
    if (TimeProperty === 1) itemOf(scope).edit({ start: at, end: end + at - start })
    else if (at < start) throw new CallError(errorCodes.endBeforeStart)
    else itemOf(scope).edit({ end: at })
  },
  15: ({ recipientField }, scope) => {
    const type = inviteeTypeOf(recipientField)
    return draftOf(scope)
      .invitees.filter((invitee) => invitee.type === type)
      .map((invitee) => toWirePerson(invitee, scope.addresses))
  },
  21: ({ recipientField, recipientArray }, scope) => {
    const type = inviteeTypeOf(recipientField)
    const others = draftOf(scope).invitees.filter((invitee) => invitee.type !== type)
    itemOf(scope).edit({ invitees: [...others, ...toInvitees(recipientArray, type)] })
  },
  22: ({ recipientField, recipientArray }, scope) => {
    const { invitees } = draftOf(scope)
    const known = new Set(invitees.map(addressOf))
    const added = toInvitees(recipientArray, inviteeTypeOf(recipientField)).filter((invitee) => !known.has(addressOf(invitee)))
    itemOf(scope).edit({ invitees: [...invitees, ...added] })
  },
  26: (_params, scope) => draftOf(scope).location,
  27: ({ location }, scope) => {
    itemOf(scope).edit({ location: textOf(location) })
  },
  107: (_params, scope) => {
    const { saved } = itemOf(scope).state()
    const organizer = saved?.organizer ?? { name: scope.owner.name, address: scope.owner.email }
    return toWirePerson({ ...organizer, response: 'organizer' }, scope.addresses)
  },
  // null, never undefined: without data office.js throws and the callback never comes (gotcha 2)
  103: (_params, scope) => toWireRecurrence(itemOf(scope).state().saved, scope.owner),
  154: (_params, scope) => {
    const { invitees, location } = draftOf(scope)
    const rooms = invitees.filter(({ type }) => type === 'resource')
    if (rooms.length === 0)
      return location === ''
        ? []
        : [{ locationIdentifier: { id: location, type: 'custom' }, displayName: location, emailAddress: '' }]
    return rooms.map(({ name, address }) => ({
      locationIdentifier: { id: address, type: 'room' },
      displayName: name,
      emailAddress: address,
    }))
  },
  169: (_params, scope) => draftOf(scope).isAllDay,
  171: (_params, scope) => draftOf(scope).sensitivity,
  172: ({ sensitivity }, scope) => {
    const wanted = (['normal', 'personal', 'private', 'confidential'] as const).find((one) => one === sensitivity)
    if (wanted !== undefined) itemOf(scope).edit({ sensitivity: wanted })
  },
}

const draftOf = (scope: PaneScope) => itemOf(scope).state().draft
const addressOf = ({ address }: Invitee): string => address.toLowerCase()
