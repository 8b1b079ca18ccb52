/** Columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'Nothing.'
  const cells = rows.map((row) => row.map(oneLine))
  const widths = head.map((cell, index) => Math.max(cell.length, ...cells.map((row) => (row[index] ?? '').length)))
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/**
 * Subjects and reasons are other people's words: in a terminal a control character of theirs could hide a line, or say what is not.
 * Source: CWE-150, escape sequences in a terminal.
 */
export const plainText = (text: string): string =>
  text.replaceAll(/[^\P{Cc}\n]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')
const oneLine = (text: string): string => plainText(text).replaceAll(/\s*\n\s*/g, ' ')

const marks = { fine: 'ok  ', warning: '!   ', 'needs-fix': 'FIX ', skipped: '-   ' } as const

export interface PrintedCheck {
  readonly title: string
  readonly outcome: keyof typeof marks
  readonly found: string
  readonly fix: string
  readonly command: string | null
}

export const checks = (all: readonly PrintedCheck[]): string =>
  all
    .map(({ title, outcome, found, fix, command }) =>
      [
        `${marks[outcome]}${title.padEnd(22)}${found}`,
        ...(fix === '' ? [] : [`      → ${fix}`]),
        ...(command === null ? [] : command.split('\n').map((line) => `        ${line}`)),
      ].join('\n'),
    )
    .join('\n')

/** `1 row`, `2 rows`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** `2026-11-22 10:42:11`, in the zone of the machine. */
export function moment(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ npx rmsync ${line}`).join('\n')}`
