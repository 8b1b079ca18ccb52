import { readFile } from 'node:fs/promises'
import type { GraphStandin } from '../../src/standins/graph/start-graph-standin.ts'
import type { CalendarFile } from './launch-options.ts'

const mostNamed = 20

/** Loads each file into its person's mailbox; what cannot be read is named and the rest loads. The lines to print. */
export async function loadCalendars(
  graph: Pick<GraphStandin, 'importCalendar'>,
  calendars: readonly CalendarFile[],
): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { file, person } of calendars) {
    try {
      const { loaded, skipped } = graph.importCalendar(await readFile(file, 'utf8'), { for: person.oid })
      lines.push(
        `${file}, for ${person.name}: ${loaded} ${loaded === 1 ? 'appointment' : 'appointments'} loaded${skipped.length > 0 ? `, ${skipped.length} left out:` : '.'}`,
      )
      lines.push(
        ...skipped
          .slice(0, mostNamed)
          .map(({ line, summary, reason }) => `  line ${line}${summary === undefined ? '' : `, "${summary}"`}: ${reason}`),
      )
      if (skipped.length > mostNamed) lines.push(`  and ${skipped.length - mostNamed} more`)
    } catch (error) {
      lines.push(`${file}, for ${person.name}: not loaded. ${reasonOf(error)}`)
    }
  }
  return lines
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'There is no such file. Check the path; it is taken from the folder the command runs in.'
  if (code === 'EISDIR') return 'This is a folder. Name the .ics file in it.'
  if (code === 'EACCES') return 'The file may not be read. Change its permissions or copy it.'
  return message
}
