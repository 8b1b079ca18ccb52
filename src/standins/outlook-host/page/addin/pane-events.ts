import type { ItemState } from '../form/open-item.ts'
import type { Invitee, InviteeType } from '../mailbox/appointment.ts'

/** Names on the wire (outlook-host-protocol.md §7). */
export const eventNames = {
  itemChanged: 'olkItemSelectedChanged',
  officeThemeChanged: 'officeThemeChanged',
  recipientsChanged: 'olkRecipientsChanged',
  timeChanged: 'olkAppointmentTimeChanged',
  commandInvoked: 'appCommandInvoked',
} as const

export interface PaneEvent {
  readonly name: string
  readonly payload: unknown
}

/** What an edit of an open appointment tells add-ins. Recipients and time only: other fields have no event in office.js. */
export function eventsOfEdit(before: ItemState, after: ItemState): PaneEvent[] {
  if (after.mode !== 'compose' || before.draft === after.draft) return []
  const events: PaneEvent[] = []
  const changed = (type: InviteeType): boolean => addresses(before.draft.invitees, type) !== addresses(after.draft.invitees, type)
  const recipients = {
    requiredAttendees: changed('required'),
    optionalAttendees: changed('optional'),
    resources: changed('resource'),
  }
  if (Object.values(recipients).includes(true))
    events.push({ name: eventNames.recipientsChanged, payload: [JSON.stringify(recipients)] })
  const { start, end } = after.draft
  if (start !== before.draft.start || end !== before.draft.end) {
    events.push({ name: eventNames.timeChanged, payload: [JSON.stringify({ start, end })] })
  }
  return events
}

const addresses = (invitees: readonly Invitee[], type: InviteeType): string =>
  invitees
    .filter((invitee) => invitee.type === type)
    .map(({ address }) => address)
    .join()

/** Runs a function that the page has associated: from the ribbon, or because an event came (outlook-host-protocol.md §7). */
export const commandEvent = (functionName: string): PaneEvent => ({
  name: eventNames.commandInvoked,
  payload: [functionName, functionName, JSON.stringify({ source: { id: functionName } })],
})

/** Colours of Outlook's own surfaces, integers of RGB. */
export function themeEvent(dark: boolean): PaneEvent {
  const colours = dark
    ? {
        bodyBackgroundColor: 0x292929,
        bodyForegroundColor: 0xffffff,
        controlBackgroundColor: 0x1f1f1f,
        controlForegroundColor: 0xffffff,
      }
    : {
        bodyBackgroundColor: 0xffffff,
        bodyForegroundColor: 0x242424,
        controlBackgroundColor: 0xf5f5f5,
        controlForegroundColor: 0x242424,
      }
  return { name: eventNames.officeThemeChanged, payload: [JSON.stringify(colours)] }
}
