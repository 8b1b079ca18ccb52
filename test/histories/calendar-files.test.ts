import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { EventId } from '../../src/domain/ids.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { createLink } from '../../src/rmsync/linking/create-link.ts'
import { linkSeries } from '../../src/rmsync/linking/link-series.ts'
import { type Histories, type History, openHistories, representatives } from './history.ts'
import { compareBothSides } from './invariants.ts'
import { comeToRest, noteLinks } from './play-history.ts'
import { randomNumbers } from './random-numbers.ts'

const folder = fileURLToPath(new URL('../../../shared/calendars/', import.meta.url))
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ics')) : []
const dayMs = 86_400_000
const horizonDays = 90
const mostLinked = 8
const edits = 12
const [ellen] = representatives

/** Calendars that real programs wrote, each linked, then edited, moved and deleted at random: both sides agree in the end. */
describe(
  files.length === 0 ? 'real calendars (no shared calendars beside the checkout: nothing is played)' : 'real calendars',
  () => {
    let histories: Histories
    beforeAll(async () => {
      histories = await openHistories()
    }, 120_000)
    afterAll(() => histories.close())

    it.each(files.length === 0 ? ['none'] : files)(
      '[R182] %s converges',
      async (file) => {
        if (files.length === 0) return
        const text = readFileSync(folder + file, 'utf8')
        const history = await histories.begin({ deleteWhenCancelled: true, at: firstDay(text) })
        try {
          expect(await play(history, text)).toEqual([])
        } finally {
          await history.close()
        }
      },
      120_000,
    )
  },
)

/** The morning before the first entry. */
function firstDay(text: string): number {
  const entries = text.split('BEGIN:VEVENT').slice(1)
  const days = entries.flatMap((entry) => /\nDTSTART[^:\r\n]*:(\d{4})(\d\d)(\d\d)/.exec(entry)?.slice(1).join('-') ?? [])
  return Date.parse(`${days.sort()[0] ?? '2026-11-24'}T08:00:00Z`) - dayMs
}

async function play(history: History, text: string): Promise<string[]> {
  const random = randomNumbers(text.length)
  const person = history.person(ellen!)
  history.cloud.graph.importCalendar(text, { for: ellen!.mailboxId })
  await history.start()
  await history.during((rmsync) => rmsync.work())
  const seen = () => person.events(new Date(history.clock.ms()), new Date(history.clock.ms() + horizonDays * dayMs))
  const immutable = (id: string) => person.idsOf(id).immutable as EventId

  const series = new Set<string>()
  for (const entry of seen().slice(0, 400)) {
    if (series.size >= mostLinked || !entry.isOrganizer || entry.isCancelled) continue
    const master = entry.seriesMasterId
    if (master !== null && series.has(master)) continue
    series.add(master ?? entry.id)
    const request = { itemId: immutable(entry.id), choices: new Map(), target }
    await history.during(async ({ ports }) => {
      try {
        if (master === null) await createLink(ports, ellen!, request)
        else await linkSeries(ports, ellen!, request)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
    })
  }
  await history.during((rmsync) => rmsync.work())
  await noteLinks(history)

  for (let edit = 1; edit <= edits; edit++) {
    const entries = seen()
    const entry = entries[random(entries.length)]
    if (entry === undefined) break
    const what = random(4)
    history.byHand(() => {
      if (what === 0) person.edit(entry.id, { subject: `Renamed ${edit}` })
      else if (what === 1) person.edit(entry.id, { start: later(entry.start), end: later(entry.end) })
      else if (what === 2) person.edit(entry.id, { location: `Room ${edit}` })
      else person.remove(entry.id)
    })
    if (random(3) === 0) {
      await history.collectPosts()
      await history.deliver(history.mailbag)
      await history.during((rmsync) => rmsync.work())
      await noteLinks(history)
    }
  }
  await comeToRest(history, true)

  const links = await history.links()
  const wrong = links.flatMap((link) => {
    const problem = compareBothSides(history, link, history.cloud.ifs.journal())
    return problem === null ? [] : [`${link.occurrenceOn ?? 'single'} ${link.activityNo}: ${problem}`]
  })
  const linkedSeries = new Set(
    links.flatMap(({ seriesLinkId, seriesMasterId }) => (seriesLinkId === null ? [] : [seriesMasterId])),
  )
  const linked = new Set(links.map(({ eventId }) => eventId))
  for (const entry of seen())
    if (entry.seriesMasterId !== null && linkedSeries.has(immutable(entry.seriesMasterId)) && !linked.has(immutable(entry.id)))
      wrong.push(`${entry.start.utc} of a linked series has no activity`)
  return [...wrong, ...history.offences]
}

const target = {
  kind: 'new',
  connection: { kind: 'account', id: '10045' },
  activityType: 'Meeting',
  subType: '',
  opportunityNo: '',
  notes: '',
} as const

const later = ({ dateTime, timeZone }: { readonly dateTime: string; readonly timeZone: string }) => ({
  dateTime: new Date(Date.parse(`${dateTime.slice(0, 19)}Z`) + 1_800_000).toISOString().slice(0, 19),
  timeZone,
})
