import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPerson } from '../../scripts/launch/launch-options.ts'
import { loadCalendars } from '../../scripts/launch/load-calendars.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rm-panel-launch-'))
})
afterEach(() => rm(dir, { recursive: true }))

const person = findPerson('jonas')
const skippedEntry = (line: number) => ({ line, summary: `Meeting ${line}`, reason: 'DTSTART is missing' })

describe('loadCalendars', () => {
  it('says how many appointments each file had and names what was left out, with line and reason', async () => {
    const file = join(dir, 'a.ics')
    await writeFile(file, 'the text')
    const asked: unknown[] = []
    const graph = {
      importCalendar(text: string, { for: whom }: { readonly for: string }) {
        asked.push([text, whom])
        return { loaded: 1, skipped: [skippedEntry(12), { line: 40, reason: 'RRULE cannot be read' }], owner: null }
      },
    }
    const lines = await loadCalendars(graph as never, [{ file, person }])
    expect([asked, lines]).toEqual([
      [['the text', person.oid]],
      [
        `${file}, for Jonas Ekström: 1 appointment loaded, 2 left out:`,
        '  line 12, "Meeting 12": DTSTART is missing',
        '  line 40: RRULE cannot be read',
      ],
    ])
  })

  it('names twenty entries and counts the others', async () => {
    const file = join(dir, 'a.ics')
    await writeFile(file, '')
    const graph = {
      importCalendar: () => ({ loaded: 0, skipped: Array.from({ length: 23 }, (_, index) => skippedEntry(index)), owner: null }),
    }
    const lines = await loadCalendars(graph as never, [{ file, person }])
    expect([lines.length, lines.at(-1)]).toEqual([22, '  and 3 more'])
  })

  it('names a file it cannot read and loads the rest', async () => {
    const [missing, good] = [join(dir, 'missing.ics'), join(dir, 'good.ics')]
    await writeFile(good, '')
    const graph = { importCalendar: () => ({ loaded: 3, skipped: [], owner: null }) }
    const lines = await loadCalendars(
      graph as never,
      [missing, dir, good].map((file) => ({ file, person })),
    )
    expect(lines).toEqual([
      `${missing}, for Jonas Ekström: not loaded. There is no such file. Check the path; it is taken from the folder the command runs in.`,
      `${dir}, for Jonas Ekström: not loaded. This is a folder. Name the .ics file in it.`,
      `${good}, for Jonas Ekström: 3 appointments loaded.`,
    ])
  })
})
