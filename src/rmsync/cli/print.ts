/** Columns as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'Nothing.'
  const widths = head.map((cell, index) => Math.max(cell.length, ...rows.map((row) => (row[index] ?? '').length)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

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
