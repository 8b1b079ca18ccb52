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
const clean = { loaded: 3, skipped: [], unrolled: [], already: 0, owner: null }
const entry = (line: number) => ({ line, summary: `Meeting ${line}`, reason: 'DTSTART is missing' })

describe('loadCalendars', () => {
  it('says how many entries each file had and names what was left out or changed, with line and reason', async () => {
    const file = join(dir, 'a.ics')
    await writeFile(file, 'the text')
    const asked: unknown[] = []
    const graph = {
      importCalendar(text: string, { for: whom }: { readonly for: string }) {
        asked.push([text, whom])
        return {
          ...clean,
          loaded: 1,
          already: 2,
          skipped: [entry(12), { line: 40, reason: 'RRULE cannot be read' }],
          unrolled: [entry(50)],
        }
      },
    }
    const lines = await loadCalendars(graph, [{ file, person }])
    expect([asked, lines]).toEqual([
      [['the text', person.oid]],
      [
        `${file}, for Jonas Ekström: 1 entry loaded, 2 there already, 2 left out.`,
        '  Left out:',
        '    line 12, "Meeting 12": DTSTART is missing',
        '    line 40: RRULE cannot be read',
        '  Changed:',
        '    line 50, "Meeting 50": DTSTART is missing',
      ],
    ])
  })

  it('names twenty entries and counts the others', async () => {
    const file = join(dir, 'a.ics')
    await writeFile(file, '')
    const graph = { importCalendar: () => ({ ...clean, skipped: Array.from({ length: 23 }, (_, index) => entry(index)) }) }
    const lines = await loadCalendars(graph, [{ file, person }])
    expect([lines.length, lines.at(-1)]).toEqual([23, '    and 3 more'])
  })

  it('names a file it cannot read and loads the rest', async () => {
    const [missing, good] = [join(dir, 'missing.ics'), join(dir, 'good.ics')]
    await writeFile(good, '')
    const calendars = [missing, dir, good].map((file) => ({ file, person }))
    const lines = await loadCalendars({ importCalendar: () => clean }, calendars)
    expect(lines).toEqual([
      `${missing}, for Jonas Ekström: not loaded. There is no such file. Check the path; it is taken from the folder the command runs in.`,
      `${dir}, for Jonas Ekström: not loaded. This is a folder. Name the .ics file in it.`,
      `${good}, for Jonas Ekström: 3 entries loaded.`,
    ])
  })
})
