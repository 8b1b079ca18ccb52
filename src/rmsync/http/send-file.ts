import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { FileSchema } from '../../api/admin-files.ts'

/** For the OpenAPI document: a file of one of these types, as its text. */
export const fileOf = (description: string, ...types: readonly string[]) => ({
  200: { description, content: Object.fromEntries(types.map((type) => [type, { schema: FileSchema }])) },
})

type Columns<Row> = Readonly<Record<string, (row: Row) => string>>

/** Streams rows as a file: the whole of it never stands in memory. */
export function sendFile<Row>(
  reply: FastifyReply,
  toCsv: (rows: AsyncIterable<readonly string[]>) => Readable,
  format: 'csv' | 'json',
  name: string,
  rows: AsyncIterable<Row>,
  columns: Columns<Row>,
): FastifyReply {
  if (format === 'csv') return attach(reply, `${name}.csv`, 'text/csv; charset=utf-8').send(toCsv(cellsOf(rows, columns)))
  return attach(reply, `${name}.json`, 'application/json; charset=utf-8').send(Readable.from(jsonOf(rows)))
}

/** To be saved, not shown. */
export const attach = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store')

async function* cellsOf<Row>(rows: AsyncIterable<Row>, columns: Columns<Row>): AsyncGenerator<readonly string[]> {
  yield Object.keys(columns)
  for await (const row of rows) yield Object.values(columns).map((cell) => cell(row))
}

async function* jsonOf(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const row of rows) {
    yield separator + JSON.stringify(row)
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
