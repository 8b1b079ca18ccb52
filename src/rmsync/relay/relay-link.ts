import type { RelayJob } from '../ports/jobs.ts'
import { relayTheirSeries } from './begin-series.ts'
import { readAll, unanswered } from './read-all.ts'
import { relayEach, type RelayPorts } from './relay-each.ts'
import { withoutStandstill } from './standstill.ts'

/**
 * Steps 4–7 of a change's path, for up to 20 links: one read of all appointments, then each on its own. Throws only when the
 * database itself fails; the queue then runs the jobs again.
 */
export async function relayLinks(ports: RelayPorts, jobs: readonly RelayJob[]): Promise<void> {
  const links = new Map((await ports.store.linksByIds(jobs.map((job) => job.linkId))).map((link) => [link.linkId, link]))
  const known = jobs.flatMap((facts) => {
    const link = links.get(facts.linkId)
    return link === undefined ? [] : [{ facts, link }]
  })
  // Of a series that is linked as a whole only the series itself can tell which date is which.
  const dates = known.filter(({ link }) => link.seriesLinkId !== null)
  if (dates.length > 0) await relayTheirSeries(ports.store, dates)
  const due = await withoutStandstill(
    ports,
    known.filter(({ link }) => link.seriesLinkId === null),
  )
  if (due.length === 0) return
  const readings = await readAll(
    ports.calendar,
    due.map(({ link }) => link),
  )
  await relayEach(
    ports,
    due.map((one, index) => ({ ...one, reading: readings[index] ?? unanswered })),
  )
}
