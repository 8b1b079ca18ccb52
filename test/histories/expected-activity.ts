import type { OutlookEvent } from '../../src/standins/graph/outlook-view.ts'
import type { JournalEntry } from '../../src/standins/ifs/data/journal.ts'

/**
 * What IFS should say of an appointment, written down once more from the product's rules and not with its code: a mistake there
 * must not excuse itself.
 */
export interface ExpectedActivity {
  readonly description: string
  readonly startsAt: string
  readonly endsAt: string
  /** Null while the appointment is private: its people stay as IFS had them. */
  readonly contacts: readonly string[] | null
  readonly representatives: readonly string[] | null
}

const longest = 200
const representatives: Readonly<Record<string, string>> = {
  'ellen.sandberg@halden.example': 'ELSA',
  'jonas.ekstrom@halden.example': 'JOEK',
  'amir.haddad@halden.example': 'AMHA',
}
const contacts: Readonly<Record<string, string>> = {
  'maria.lindqvist@norrvik.example': 'P10001',
  'peter.hahn@norrvik.example': 'P10002',
  'lars.nyman@norrvik.example': 'P10012',
  'nils.aune@fjordcastings.example': 'P30001',
}
/** Two contacts have this address: the one of what the activity belongs to is meant, or nobody. */
const twice = 'anna.berg@norrvik.example'
const ofConnection: Readonly<Record<string, string>> = { '10045': 'P10003', '10102': 'P10011' }

export function expectedActivity(event: OutlookEvent, connectionId: string): ExpectedActivity {
  const isPrivate = event.sensitivity !== 'normal'
  const people = [event.organizer.email, ...event.attendees.filter(({ type }) => type !== 'resource').map(({ email }) => email)]
  const addresses = [...new Set(people.map((email) => email.toLowerCase()))]
  const found = (known: Readonly<Record<string, string>>) => addresses.flatMap((email) => known[email] ?? [])
  const anna = addresses.includes(twice) ? [ofConnection[connectionId] ?? ''].filter(Boolean) : []
  return {
    description: isPrivate ? 'Private appointment' : toDescription(event.subject),
    startsAt: toTimestamp(event.start, event.isAllDay),
    endsAt: toTimestamp(event.end, event.isAllDay),
    contacts: isPrivate ? null : [...found(contacts), ...anna].toSorted(),
    representatives: isPrivate ? null : found(representatives).toSorted(),
  }
}

const toTimestamp = (time: OutlookEvent['start'], isAllDay: boolean): string =>
  isAllDay ? `${time.dateTime.slice(0, 10)}T00:00:00Z` : `${time.utc.slice(0, 19)}Z`

function toDescription(subject: string): string {
  const text = subject
    .normalize('NFC')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
  if (text === '') return '(no subject)'
  if (text.length <= longest) return text
  return `${text.slice(0, longest - 1).trimEnd()}…`
}

const lines = {
  contacts: ['BusinessActivityContact', 'PersonId'],
  representatives: ['BusinessActivityRepresentative', 'RepresentativeId'],
} as const

/**
 * Who was added to the activity by hand, or was there when an earlier link ended, and was not taken away by hand since.
 * @param inherited `activity kind person`
 */
export function ownLines(
  journal: readonly JournalEntry[],
  activityNo: string,
  kind: keyof typeof lines,
  inherited: ReadonlySet<string>,
): readonly string[] {
  const [entity, key] = lines[kind]
  const prefix = `${activityNo} ${kind} `
  const there = new Set([...inherited].filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length)))
  for (const entry of journal) {
    if (entry.entity !== entity || entry.key['ActivityNo'] !== activityNo || entry.user === 'SYNC_MASTER') continue
    const person = String(entry.key[key])
    if (entry.action === 'insert') there.add(person)
    if (entry.action === 'delete') there.delete(person)
  }
  return [...there]
}
