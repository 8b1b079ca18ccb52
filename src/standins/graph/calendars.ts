import { createHash } from 'node:crypto'
import { defaultCalendar, deletedItemsFolder, type StoredCalendar } from './event-model.ts'
import { GraphError, invalidValue, itemNotFound } from './graph-error.ts'
import type { Mailbox } from './mailbox.ts'

/** By the id of Graph; 404 as for an item. */
export function findCalendar(mailbox: Mailbox, id: string): number {
  const numbers = [defaultCalendar, ...mailbox.calendars.map(({ number }) => number)]
  const found = numbers.find((number) => calendarId(mailbox, number) === id)
  if (found === undefined) throw itemNotFound()
  return found
}

export function addCalendar(mailbox: Mailbox, name: string, color = 'auto'): StoredCalendar {
  refuseTaken(mailbox, name)
  const made = { number: Math.max(defaultCalendar, ...mailbox.calendars.map(({ number }) => number)) + 1, name, color }
  mailbox.calendars = [...mailbox.calendars, made]
  return made
}

function refuseTaken(mailbox: Mailbox, name: string): void {
  if (name.trim() === '') throw invalidValue('name', 'a calendar needs its name')
  if ([...mailbox.calendars.map((other) => other.name), 'Calendar'].some((other) => other.toLowerCase() === name.toLowerCase()))
    throw new GraphError(409, 'ErrorFolderExists', `A folder with the specified name already exists: '${name}'.`)
}

export const listCalendars = (mailbox: Mailbox) => [
  { id: calendarId(mailbox, defaultCalendar), name: 'Calendar' },
  ...mailbox.calendars.map(({ number, name }) => ({ id: calendarId(mailbox, number), name })),
]

/** Calendars have no immutable id: theirs never changes (contract §4). */
export function calendarId(mailbox: Mailbox, number: number): string {
  const digest = createHash('sha512').update(`${mailbox.owner.oid}|calendar|${number}`).digest('base64')
  return `AAMkADRlNz${digest.replaceAll('/', '-').replaceAll('+', '_')}`
}

/** The default calendar takes another colour, but keeps its name. */
export function changeCalendar(mailbox: Mailbox, number: number, { name, color }: { name?: string; color?: string }): void {
  const stored = mailbox.calendars.find((one) => one.number === number)
  if (stored === undefined) {
    if (name !== undefined)
      throw new GraphError(400, 'ErrorCannotRenameDistinguishedFolder', 'The default calendar keeps its name.')
    mailbox.defaultCalendarColor = color ?? mailbox.defaultCalendarColor
    return
  }
  if (name !== undefined && name.toLowerCase() !== stored.name.toLowerCase()) refuseTaken(mailbox, name)
  const changed = { ...stored, ...(name !== undefined && { name }), ...(color !== undefined && { color }) }
  mailbox.calendars = mailbox.calendars.map((one) => (one === stored ? changed : one))
}

/** As Graph answers a calendar. */
export function toCalendarWire(mailbox: Mailbox, number: number): Record<string, unknown> {
  const stored = mailbox.calendars.find((one) => one.number === number)
  const isDefault = number === defaultCalendar
  return {
    id: calendarId(mailbox, number),
    name: number === deletedItemsFolder ? 'Deleted Items' : (stored?.name ?? 'Calendar'),
    color: stored?.color ?? mailbox.defaultCalendarColor,
    hexColor: '',
    isDefaultCalendar: isDefault,
    changeKey: createHash('sha256')
      .update(`${mailbox.owner.oid}|${number}|${stored?.name ?? ''}|${stored?.color ?? mailbox.defaultCalendarColor}`)
      .digest('base64')
      .slice(0, 24),
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: isDefault,
    isRemovable: !isDefault,
    owner: { name: mailbox.owner.name, address: mailbox.owner.email },
  }
}
