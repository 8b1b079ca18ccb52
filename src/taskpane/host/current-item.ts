import { ask, askKindly } from './ask-outlook.ts'
import type { HostForm, HostItem } from './host.ts'
import { HostFailed } from './host-failed.ts'

/** Code of the host (office.js error table): the item was never saved. */
const itemNotSaved = 9046

type Read = Office.AppointmentRead
type Compose = Office.AppointmentCompose
/** An item as it may really be: every member may be missing, whatever the requirement set promises. */
type Item = Partial<Read & Compose>

/**
 * Read or compose is told by the shape of the item, not by the form: the same person gets either for the same meeting
 * (Office add-in issue 4703). In compose the id has to be asked for.
 */
export async function currentItem(mailbox: Office.Mailbox): Promise<HostItem> {
  const item = mailbox.item as unknown as Item | null | undefined
  if (item === null || item === undefined) return { kind: 'none' }
  if (typeof item.subject === 'string' || (typeof item.itemId === 'string' && item.itemId !== '')) return readItem(mailbox, item)
  if (item.getItemIdAsync === undefined) return { kind: 'unsaved', form: await readForm(item) }
  const [asked, form] = await Promise.all([
    ask<string>((done) => {
      item.getItemIdAsync?.(done)
    }),
    readForm(item),
  ])
  if (asked.kind === 'value') {
    return {
      kind: 'saved',
      itemId: toRestId(mailbox, asked.value),
      form,
      occurrenceStartAt: occurrenceStart(item, form.startAt),
      ...groupsOf(form.people),
    }
  }
  // Secondary accounts and shared calendars of new Outlook say so of saved ones, too (issue 5924): the form is what there is.
  if (asked.code === itemNotSaved) return { kind: 'unsaved', form }
  throw new HostFailed('item-unnamed', asked.message)
}

function readItem(mailbox: Office.Mailbox, item: Item): HostItem {
  if (typeof item.itemId !== 'string' || item.itemId === '') return { kind: 'none' }
  const startAt = toInstant(item.start)
  const invited = [item.requiredAttendees, item.optionalAttendees].flatMap((list) => (Array.isArray(list) ? toPeople(list) : []))
  return {
    kind: 'saved',
    itemId: toRestId(mailbox, item.itemId),
    form: null,
    occurrenceStartAt: occurrenceStart(item, startAt),
    ...groupsOf(invited),
  }
}

/** Null for a single appointment and for the series itself; on the Mac it comes late or not at all (issues 1716, 3508). */
const occurrenceStart = ({ seriesId }: Item, startAt: string | null): string | null =>
  typeof seriesId === 'string' && seriesId !== '' ? startAt : null

/** Subject, times and people as they stand in the form. Nothing here is ever saved, and nothing that fails stops the rest. */
async function readForm(item: Item): Promise<HostForm> {
  const [subject, start, end, required, optional, organizer] = await Promise.all([
    getter<string>(item.subject, ''),
    getter<Date | null>(item.start, null),
    getter<Date | null>(item.end, null),
    getter<Office.EmailAddressDetails[]>(item.requiredAttendees, []),
    getter<Office.EmailAddressDetails[]>(item.optionalAttendees, []),
    getter<Office.EmailAddressDetails | null>(item.organizer, null),
  ])
  const people = toPeople([...(organizer === null ? [] : [organizer]), ...required, ...optional])
  const once = new Map(people.map((person) => [person.email.toLowerCase(), person]))
  return { subject, startAt: toInstant(start), endAt: toInstant(end), people: [...once.values()] }
}

const toPeople = (people: readonly Office.EmailAddressDetails[]): HostForm['people'] =>
  people
    .filter(({ emailAddress }) => typeof emailAddress === 'string' && emailAddress !== '')
    .map(({ displayName, emailAddress, recipientType }) => ({
      name: displayName ?? '',
      email: emailAddress,
      // Undefined on the Mac: there a group stays somebody unknown.
      ...(recipientType === 'distributionList' ? { isGroup: true } : {}),
    }))

function groupsOf(people: HostForm['people']): { readonly groups?: readonly string[] } {
  const groups = people.flatMap(({ email, isGroup }) => (isGroup === true ? [email.toLowerCase()] : []))
  return groups.length === 0 ? {} : { groups }
}

async function getter<Value>(member: unknown, fallback: Value): Promise<Value> {
  const { getAsync } = (member ?? {}) as { getAsync?: (done: (result: Office.AsyncResult<Value>) => void) => void }
  if (getAsync === undefined) return fallback
  return askKindly((done) => {
    getAsync.call(member, done)
  }, fallback)
}

const toInstant = (date: unknown): string | null =>
  date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : null

export const isMobileHost = ({ diagnostics }: Office.Mailbox): boolean =>
  ['iOS', 'OutlookIOS', 'OutlookAndroid'].includes(diagnostics.hostName)

/**
 * office.js gives the EWS form on the desktop and the web; on mobile it is REST already and must not be converted. An Outlook older
 * than requirement set 1.3 converts nothing: the two forms differ in two characters of base64.
 */
function toRestId(mailbox: Office.Mailbox, itemId: string): string {
  if (isMobileHost(mailbox)) return itemId
  if (mailbox.convertToRestId === undefined) return itemId.replaceAll('/', '-').replaceAll('+', '_')
  return mailbox.convertToRestId(itemId, Office.MailboxEnums.RestVersion.v2_0)
}
