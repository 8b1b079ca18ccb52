import { sql } from 'kysely'
import type { LinkId } from '../../src/domain/ids.ts'
import type { Link } from '../../src/domain/link.ts'
import { endOf } from '../../src/domain/time-span.ts'
import { eventOf } from './both-sides.ts'
import type { History } from './history.ts'

const dayMs = 86_400_000
/** Rolling waits for a whole day to be missing. */
const slackDays = 2
/** A series that has no date until then is over. */
const farAheadDays = 1_000

/** A date that took place more than a week ago is looked at no more unless it is changed by itself. */
export function isLongOver(history: History, link: Link): boolean {
  if (link.seriesLinkId === null) return false
  const { when } = link.snapshot
  const told = Date.parse(endOf(when))
  const ends = [told, Date.parse(eventOf(history, link)?.end.utc ?? '')].filter((ms) => !Number.isNaN(ms))
  return Math.min(...ends) < history.clock.ms() - 6 * dayMs
}

/** Each date to come of a linked series has an activity, those that were left out excepted, and none has two. */
export async function checkDates(history: History, links: readonly Link[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select series_link_id as id from series_links`.execute(history.database.db)
  const linked = new Map(links.map((link) => [`${link.mailboxId} ${link.eventId}`, link]))
  const wrong: string[] = []
  for (const { id } of rows) {
    const seriesLink = await history.store.seriesLinkById(id as LinkId)
    if (seriesLink === null) continue
    const { mailboxId, masterId, leftOut, state } = seriesLink
    const master = eventOf(history, { mailboxId, eventId: masterId })
    const about = `series ${id} (${state.kind})`
    if (master === null || master.isCancelled) {
      if (state.kind !== 'ended') wrong.push(`${about} is gone in Outlook`)
      continue
    }
    if (!master.isOrganizer) continue
    const person = history.cloud.graph.person(mailboxId)
    const now = history.clock.ms()
    const comingWithin = (days: number) =>
      person
        .events(new Date(now), new Date(now + days * dayMs))
        .filter(({ seriesMasterId }) => seriesMasterId !== null && person.idsOf(seriesMasterId).immutable === masterId)
        .filter((date) => Date.parse(date.end.utc) > now)
    const isOver = state.kind === 'ended' && comingWithin(farAheadDays).length === 0
    if (state.kind !== 'linked' && !isOver) wrong.push(`${about} is there in Outlook: ${state.why}`)
    const missing = comingWithin(history.policy.horizonDays - slackDays).filter(
      (date) => !linked.has(`${mailboxId} ${person.idsOf(date.id).immutable}`),
    )
    if (missing.length > leftOut.length)
      wrong.push(`${about}: no activity for ${missing.map(({ start }) => start.utc).join(', ')}; left out ${leftOut.join(', ')}`)
    const days = links.filter((link) => link.seriesLinkId === id && link.state.kind === 'linked').map((link) => link.occurrenceOn)
    if (new Set(days).size < days.length) wrong.push(`${about}: two activities for one day, ${days.toSorted().join(', ')}`)
  }
  return wrong
}
