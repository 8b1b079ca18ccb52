import type { Draft } from '../../mailbox/appointment.ts'
import { toHtml } from '../../mailbox/body-text.ts'
import type { PaneScope } from '../pane-scope.ts'
import { toInvitees } from '../people-wire.ts'
import { type Call, OwnForm, type Params, textOf } from './call.ts'

const openNew: Call = (params, { outlook }) => {
  outlook.openNew(toFields(params))
}
const openExisting: Call = ({ itemId }, { outlook }) => {
  outlook.openAppointment(textOf(itemId))
}
/** Exchange's old tokens are turned off in every Microsoft 365 tenant (office-addin.md §1.4); 9018 is what callers get. */
const tokenRefused: Call = () =>
  new OwnForm({
    wasSuccessful: false,
    errorCode: 9018,
    errorName: 'GenericTokenError',
    errorMessage: 'Legacy Exchange tokens are turned off.',
  })
const logged: Call = () => undefined

/** Windows that Outlook opens for an add-in, tokens it no longer gives, and logs it only takes. */
export const windowCalls: Record<number, Call> = {
  7: openNew,
  177: openNew,
  9: openExisting,
  180: openExisting,
  2: tokenRefused,
  12: tokenRefused,
  41: closePane,
  42: closePane,
  163: logged,
  193: logged,
  400: logged,
  401: logged,
  402: logged,
  403: logged,
}

function closePane(_params: Params, { outlook }: PaneScope): void {
  outlook.closePane()
}

function toFields({
  subject,
  location,
  body,
  start,
  end,
  requiredAttendees,
  optionalAttendees,
  resources,
}: Params): Partial<Draft> {
  const people = (wire: unknown): { address: string }[] =>
    Array.isArray(wire) ? wire.map((one) => (typeof one === 'string' ? { address: one } : (one as { address: string }))) : []
  return {
    subject: textOf(subject),
    location: textOf(location),
    bodyHtml: toHtml(textOf(body)),
    invitees: [
      ...toInvitees(people(requiredAttendees), 'required'),
      ...toInvitees(people(optionalAttendees), 'optional'),
      ...toInvitees(people(resources), 'resource'),
    ],
    ...(typeof start === 'number' ? { start, end: typeof end === 'number' ? end : start + 30 * 60_000 } : {}),
  }
}
