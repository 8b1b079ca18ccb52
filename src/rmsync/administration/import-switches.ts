import type { RepresentativeId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import { knownSwitches, type KnownSwitch, switchSync, type SwitchPorts } from './switch-sync.ts'

export interface ImportPorts extends SwitchPorts {
  /** Rows of a CSV text with the line each begins on. Throws with a sentence where it is no CSV. */
  readonly parseCsv: (text: string) => readonly { readonly line: number; readonly cells: readonly string[] }[]
}
export interface ImportedLine {
  readonly line: number
  readonly text: string
  readonly representativeId: RepresentativeId | null
  readonly name: string | null
  readonly outcome: 'turn-on' | 'turn-off' | 'no-change' | 'wrong'
  readonly reason: string
}
export interface ImportReport {
  readonly lines: readonly ImportedLine[]
  readonly turnOn: number
  readonly turnOff: number
  readonly noChange: number
  readonly wrong: number
  readonly applied: boolean
}

const columns = {
  representative: ['representative', 'representative id', 'representativeid', 'id', 'email', 'e-mail'],
  active: ['active', 'sync active', 'syncactive', 'sync'],
}
const yes = new Set(['yes', 'true', '1', 'on', 'y', 'ja', 'x'])
const no = new Set(['no', 'false', '0', 'off', 'n', 'nein', 'nej', ''])

/** Who syncs, from a CSV: first what it would do, then, with `apply`, all of it or nothing. */
export async function importSwitches(ports: ImportPorts, csv: string, apply: boolean, by: string): Promise<ImportReport> {
  const lines = judge(readRows(ports, csv), await knownSwitches(ports))
  const count = (outcome: ImportedLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length
  const report = {
    lines,
    turnOn: count('turn-on'),
    turnOff: count('turn-off'),
    noChange: count('no-change'),
    wrong: count('wrong'),
  }
  if (!apply) return { ...report, applied: false }
  const firstWrong = lines.find((line) => line.outcome === 'wrong')
  if (firstWrong !== undefined)
    throw new Refusal(
      'bad-csv',
      `Line ${firstWrong.line}: ${firstWrong.reason}`,
      'Correct the file and import it again; nothing was changed.',
    )
  for (const [outcome, syncActive] of [
    ['turn-on', true],
    ['turn-off', false],
  ] as const) {
    const ids = lines.flatMap((line) =>
      line.outcome === outcome && line.representativeId !== null ? [line.representativeId] : [],
    )
    if (ids.length > 0) await switchSync(ports, ids, syncActive, by)
  }
  return { ...report, applied: true }
}

interface Row {
  readonly line: number
  readonly text: string
  readonly who: string
  readonly active: string
}

function readRows({ parseCsv }: ImportPorts, csv: string): readonly Row[] {
  const fix = 'Give the file a first line with the columns representative and active.'
  let rows: ReturnType<ImportPorts['parseCsv']>
  try {
    rows = parseCsv(csv)
  } catch (error) {
    throw new Refusal(
      'bad-csv',
      error instanceof Error ? error.message : String(error),
      'Save the table as CSV in UTF-8 and import it again.',
    )
  }
  const head = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const place = (names: readonly string[]): number => head.findIndex((cell) => names.includes(cell))
  const who = place(columns.representative)
  const active = place(columns.active)
  if (who < 0) throw new Refusal('bad-csv', 'The column representative is missing.', fix)
  if (active < 0) throw new Refusal('bad-csv', 'The column active is missing.', fix)
  return rows.slice(1).map(({ line, cells }) => ({
    line,
    text: cells.join(', '),
    who: cells[who]?.trim() ?? '',
    active: cells[active]?.trim().toLowerCase() ?? '',
  }))
}

function judge(rows: readonly Row[], known: readonly KnownSwitch[]): readonly ImportedLine[] {
  const byName = new Map<string, KnownSwitch[]>()
  for (const one of known)
    for (const name of new Set([one.representativeId.toLowerCase(), one.email.toLowerCase()])) {
      if (name !== '') byName.set(name, [...(byName.get(name) ?? []), one])
    }
  const seen = new Map<string, number>()
  return rows.map(({ line, text, who, active }) => {
    const wrong = (reason: string): ImportedLine => ({ line, text, representativeId: null, name: null, outcome: 'wrong', reason })
    if (who === '') return wrong('The representative is missing.')
    const found = byName.get(who.toLowerCase()) ?? []
    const [one] = found
    if (one === undefined) return wrong(`IFS has no representative ${who}.`)
    if (found.length > 1) return wrong(`Several representatives have the address ${who}; name them by their ids.`)
    const earlier = seen.get(one.representativeId)
    if (earlier !== undefined) return wrong(`${who} stands in line ${earlier} already.`)
    seen.set(one.representativeId, line)
    if (!yes.has(active) && !no.has(active)) return wrong(`${active} is neither yes nor no.`)
    const wanted = yes.has(active)
    const outcome = wanted === one.syncActive ? 'no-change' : wanted ? 'turn-on' : 'turn-off'
    return { line, text, representativeId: one.representativeId, name: one.name, outcome, reason: '' }
  })
}
