import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify'

/** Rows of a CSV text: commas or semicolons, quotes, any end of line, with or without a mark at its beginning. */
export function parseCsv(text: string): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const rows = parse(text, {
    bom: true,
    delimiter: [',', ';', '\t'],
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
  }) as unknown as readonly { record: string[]; info: { lines: number } }[]
  return rows.map(({ record, info }) => ({ line: info.lines, cells: record }))
}

/**
 * For Excel: marked as UTF-8, and no cell is taken for a formula. Somebody else's subject may begin with `=`.
 * Source: OWASP, CSV injection.
 */
export function toCsv(rows: AsyncIterable<readonly string[]>): Readable {
  const csv = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true })
  return Readable.from(rows).pipe(csv)
}
