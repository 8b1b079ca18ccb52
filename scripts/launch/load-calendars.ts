import { readFile } from 'node:fs/promises'
import type { GraphStandin } from '../../src/standins/graph/start-graph-standin.ts'
import type { CalendarFile } from './launch-options.ts'

type Report = ReturnType<GraphStandin['importCalendar']>
type Entry = Report['skipped'][number]

/** Longer lists scroll the addresses away, and nobody reads them. */
const mostNamed = 20

/** Loads each file into its person's mailbox; what cannot be read is named and the rest loads. The lines to print. */
export async function loadCalendars(
  graph: { importCalendar(text: string, options: { readonly for: string }): Report },
  calendars: readonly CalendarFile[],
): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { file, person } of calendars) {
    const title = `${file}, for ${person.name}:`
    try {
      const report = graph.importCalendar(await readFile(file, 'utf8'), { for: person.oid })
      lines.push(`${title} ${countsOf(report)}.`)
      lines.push(...named('Left out:', report.skipped), ...named('Changed:', report.unrolled))
    } catch (error) {
      lines.push(`${title} not loaded. ${reasonOf(error)}`)
    }
  }
  return lines
}

function countsOf({ loaded, already, skipped }: Report): string {
  const counts = [`${loaded} ${loaded === 1 ? 'entry' : 'entries'} loaded`]
  if (already > 0) counts.push(`${already} there already`)
  if (skipped.length > 0) counts.push(`${skipped.length} left out`)
  return counts.join(', ')
}

function named(title: string, entries: readonly Entry[]): string[] {
  if (entries.length === 0) return []
  const rows = entries
    .slice(0, mostNamed)
    .map(({ line, summary, reason }) => `    line ${line}${summary === undefined ? '' : `, "${summary}"`}: ${reason}`)
  const rest = entries.length - mostNamed
  return [`  ${title}`, ...rows, ...(rest > 0 ? [`    and ${rest} more`] : [])]
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'There is no such file. Check the path; it is taken from the folder the command runs in.'
  if (code === 'EISDIR') return 'This is a folder. Name the .ics file in it.'
  if (code === 'EACCES') return 'The file may not be read. Change its permissions or copy it.'
  return message
}
