import { sql } from 'kysely'
import type { Link } from '../../src/domain/link.ts'
import type { JournalEntry } from '../../src/standins/ifs/data/journal.ts'
import { expectedActivity, ownLines } from './expected-activity.ts'
import { type BothSides, eventOf, hasTwin } from './both-sides.ts'
import type { History } from './history.ts'

/** IFS says what Outlook says. Null: as it should be; otherwise what is wrong. */
export function compareBothSides(history: BothSides, link: Link, journal: readonly JournalEntry[]): string | null {
  const event = eventOf(history, link)
  const activity = history.cloud.ifs.activity(link.activityNo)
  const { kind } = link.state
  const why = 'why' in link.state ? link.state.why : ''
  // Relays nothing until somebody resumes it, and says why.
  if (kind === 'paused') return why === '' ? 'it is paused and does not say why' : null
  // The brake: many deletions at once wait for an administrator (product decision 6).
  if (kind === 'waiting' && why.includes('until an administrator decides')) return null
  // Found out at the next change in Outlook, or by the daily reconciliation.
  if (activity === null && (kind === 'linked' || event === null || event.isCancelled)) return null
  if (activity === null) return kind === 'activity-missing' ? null : `its activity is gone and the link is ${kind} (${why})`
  if (event === null || event.isCancelled) {
    if (kind === 'set-aside' && /stands in the calendar of/.test(why) && hasTwin(history, link)) return null
    if (kind !== 'appointment-cancelled') return `its appointment is gone and the link is ${kind} (${why})`
    return null
  }
  if (!event.isOrganizer)
    return kind === 'set-aside' && /organizes this meeting now/.test(why)
      ? null
      : `it has another organizer and the link is ${kind} (${why})`
  const expected = expectedActivity(event, link.connection?.id ?? '')
  const merged = (kindOfLine: 'contacts' | 'representatives') =>
    expected[kindOfLine] === null
      ? null
      : [...new Set([...expected[kindOfLine], ...ownLines(journal, link.activityNo, kindOfLine, history.inherited)])]
  const main = String(activity.fields['MainRepresentativeId'])
  const wanted = {
    ...expected,
    contacts: merged('contacts')?.toSorted() ?? null,
    representatives: [...new Set([...(merged('representatives') ?? []), main])].toSorted(),
  }
  const isPrivate = expected.contacts === null
  const actual = {
    description: activity.fields['Description'],
    startsAt: activity.fields['StartDate'],
    endsAt: activity.fields['EndDate'],
    contacts: isPrivate ? null : activity.contacts.map((line) => String(line['PersonId'])).toSorted(),
    representatives: isPrivate
      ? wanted.representatives
      : activity.representatives.map((line) => String(line['RepresentativeId'])).toSorted(),
  }
  const same = JSON.stringify(actual) === JSON.stringify(wanted)
  if (activity.fields['Objstate'] === 'Completed' && kind === 'set-aside' && /completed/.test(why)) return null
  if (!same) return `IFS says ${JSON.stringify(actual)}, Outlook ${JSON.stringify(wanted)}, the link is ${kind} (${why})`
  return kind === 'linked' ? null : `both sides agree and the link is ${kind} (${why})`
}

const isRelay = ({ user }: JournalEntry) => user === 'SYNC_MASTER'
const syncFields = ['Description', 'StartDate', 'EndDate', 'SyncedWithOutlook']

/** What must hold of the whole journal of IFS, however the history went. */
export function checkJournal(
  history: BothSides,
  journal: readonly JournalEntry[],
  /** Activities that a person asked to link, of which a row says that it was interrupted. */
  interrupted: ReadonlySet<string> = new Set(),
): string[] {
  const wrong: string[] = []
  const last = new Map<string, string>()
  for (const [index, entry] of journal.entries()) {
    const activityNo = String(entry.key['ActivityNo'] ?? '')
    const about = `${entry.entity} ${JSON.stringify(entry.key)}`
    if (!isRelay(entry)) {
      last.delete(about)
      continue
    }
    if (entry.action === 'update' && entry.entity === 'BusinessActivity') {
      const foreign = Object.keys(entry.after ?? {}).filter((name) => !syncFields.includes(name))
      if (foreign.length > 0) wrong.push(`${about}: ${foreign.join(', ')} written, which is no sync field`)
    }
    const written = JSON.stringify([entry.action, entry.after])
    if (entry.action === 'update' && last.get(about) === written)
      wrong.push(`${about}: the same written twice in a row, ${written}`)
    last.set(about, written)
    // Between both sides of a push it is told to be Outlook's, or no more.
    const isClaim = Object.keys(entry.after ?? {}).join() === 'SyncedWithOutlook'
    if (
      entry.action !== 'insert' &&
      !isClaim &&
      activityNo !== '' &&
      !history.linkedTo.has(activityNo) &&
      !interrupted.has(activityNo) &&
      !isCreatedByRelay(journal, activityNo)
    )
      wrong.push(`${about}: ${entry.action} of an activity that was never linked`)
    if (entry.action === 'delete' && entry.entity === 'BusinessActivityContact' && isLineByHand(journal, index))
      wrong.push(`${about}: a line added by hand was taken away`)
  }
  return wrong
}

const isCreatedByRelay = (journal: readonly JournalEntry[], activityNo: string): boolean =>
  journal.some(
    (entry) =>
      entry.entity === 'BusinessActivity' &&
      entry.action === 'insert' &&
      isRelay(entry) &&
      entry.key['ActivityNo'] === activityNo,
  )

/** Unless the whole activity went with it. */
function isLineByHand(journal: readonly JournalEntry[], index: number): boolean {
  const entry = journal[index]!
  const key = JSON.stringify(entry.key)
  const goesWhole = journal
    .slice(index)
    .some(
      (later) =>
        later.entity === 'BusinessActivity' &&
        later.action === 'delete' &&
        later.key['ActivityNo'] === entry.key['ActivityNo'] &&
        later.at === entry.at,
    )
  if (goesWhole) return false
  const inserted = journal.slice(0, index).findLast((before) => before.action === 'insert' && JSON.stringify(before.key) === key)
  return inserted !== undefined && !isRelay(inserted)
}

/** People may not edit in IFS what Outlook owns, so it must be told which activities those are (contract ifs.md §2). */
export function checkOwnership(history: History, links: readonly Link[]): string[] {
  // Of an activity whose appointment is cancelled people may edit everything.
  const linked = new Set<string>(
    links.flatMap(({ activityNo, state }) => (state.kind === 'appointment-cancelled' ? [] : [activityNo])),
  )
  return history.activities().flatMap(({ activityNo, fields }) => {
    const owned = fields['SyncedWithOutlook'] === true
    // Nothing of a completed activity can be changed, that included.
    if (owned === linked.has(activityNo) || fields['Objstate'] === 'Completed') return []
    return [`activity ${activityNo} is ${owned ? '' : 'not '}Outlook's in IFS and is ${owned ? 'not ' : ''}linked`]
  })
}

/** What was made in IFS and is there is linked, was linked, or is named in a row of the log (S23). */
export async function checkOrphans(history: History, journal: readonly JournalEntry[]): Promise<string[]> {
  const rows = await history.store.readLog({ limit: 1000 })
  return journal.flatMap((entry) => {
    if (entry.entity !== 'BusinessActivity' || entry.action !== 'insert' || !isRelay(entry)) return []
    const activityNo = String(entry.key['ActivityNo'])
    if (history.cloud.ifs.activity(activityNo) === null) return []
    const isKnown =
      history.linkedTo.has(activityNo) || rows.some((row) => row.activityNo === activityNo || row.reason.includes(activityNo))
    return isKnown ? [] : [`activity ${activityNo} was made, is linked to nothing, and no row of the log names it`]
  })
}

/** What is linked shows it in the calendar, unless a person took that off or Outlook refused to have it written. */
export function checkCategories(history: History, links: readonly Link[]): string[] {
  return links.flatMap((link) => {
    const event = eventOf(history, link)
    // Outlook drops what was written on a date whose series is shifted; what is paused by an undo is not looked at.
    if (link.seriesMasterId !== null && link.state.kind === 'paused' && link.state.because === 'undo') return []
    // The category of a series is that of its master.
    if (
      event === null ||
      link.seriesLinkId !== null ||
      event.isCancelled ||
      !event.isOrganizer ||
      event.categories.includes(link.category)
    )
      return []
    const refused = history.told.some((line) => line.startsWith('Marker and category') && line.includes(link.linkId))
    return refused || history.categoryTaken.has(link.eventId) ? [] : [`link ${link.linkId} has no category in the calendar`]
  })
}

/** Where a text is kept that was in private appointments only. */
export async function findSecrets(
  history: History,
  tables: readonly string[],
  journal: readonly JournalEntry[],
): Promise<string[]> {
  if (history.secrets.size === 0) return []
  const places: [string, string][] = [
    ['the journal of IFS', JSON.stringify(journal)],
    ['the text log', history.told.join('\n')],
    ['the queue', history.jobs.text()],
  ]
  for (const table of tables) {
    const { rows } = await sql<{ text: string }>`select row_to_json(one)::text as text from ${sql.table(table)} as one`.execute(
      history.database.db,
    )
    places.push([`table ${table}`, rows.map(({ text }) => text).join('\n')])
  }
  return [...history.secrets].flatMap((secret) =>
    places.flatMap(([place, text]) => (text.includes(secret) ? [`the private text "${secret}" stands in ${place}`] : [])),
  )
}
