import type { EmailAddress } from '../../domain/ids.ts'
import type { Link } from '../../domain/link.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import { type Instant, isPast } from '../../domain/time-span.ts'
import type { AppointmentReading } from '../ports/calendar.ts'
import type { Crm } from '../ports/crm.ts'
import type { Clock } from '../ports/service.ts'
import { hides } from './outcome.ts'

interface Read {
  readonly link: Link
  readonly reading: AppointmentReading
}
const dayMs = 86_400_000
/** Whom one met is often made a contact after the meeting; what is longer over is history. */
const daysAfter = 30

/**
 * The links without those whom IFS did not know then and does by now: they are looked up anew, as if they had just been invited.
 * IFS is asked once for all of them, and not at all where everybody was known. In the order given. Of who is on a private
 * appointment nobody is looked up.
 */
export async function knownByNow(
  { crm, clock, policy }: { readonly crm: Pick<Crm, 'findPeople'>; readonly clock: Clock; readonly policy: () => RelayPolicy },
  read: readonly Read[],
): Promise<readonly Link[]> {
  const since = new Date(Date.parse(clock.now()) - daysAfter * dayMs).toISOString() as Instant
  const isAsked = ({ link, reading }: Read): boolean =>
    reading.kind === 'found' && link.state.kind === 'linked' && !isPast(link.snapshot.when, since) && !hides(reading, policy())
  const unknown = new Set(read.filter(isAsked).flatMap(({ link }) => strangersOf(link)))
  const asked = unknown.size === 0 ? [] : await crm.findPeople([...unknown])
  const known = new Set(
    asked.filter(({ contacts, representatives }) => contacts.length + representatives.length > 0).map(({ email }) => email),
  )
  return read.map((one) => (isAsked(one) ? without(one.link, known) : one.link))
}

const peopleOf = ({ snapshot }: Link) =>
  Object.entries(snapshot.people) as [EmailAddress, Link['snapshot']['people'][EmailAddress]][]
const strangersOf = (link: Link): readonly EmailAddress[] =>
  peopleOf(link).flatMap(([email, person]) => (person?.kind === 'unresolved' ? [email] : []))

function without(link: Link, known: ReadonlySet<EmailAddress>): Link {
  if (!strangersOf(link).some((email) => known.has(email))) return link
  const people = peopleOf(link).filter(([email, person]) => person?.kind !== 'unresolved' || !known.has(email))
  return { ...link, snapshot: { ...link.snapshot, people: Object.fromEntries(people) } }
}
