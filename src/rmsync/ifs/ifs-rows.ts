import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Malformed, Unavailable } from '../../domain/errors.ts'
import { type BatchAnswer, parseBatchAnswer } from './batch-answer.ts'
import { type BatchPart, toBatchBody } from './batch-request.ts'
import type { IfsConnection } from './ifs-connection.ts'
import { errorOf, type IfsAnswer } from './ifs-error.ts'

/** One record as IFS sent it. */
export type Row = Readonly<Record<string, unknown>>

interface RowQuery {
  readonly projection: string
  readonly path: string
}

const RowSchema = z.record(z.string(), z.unknown())
const PageSchema = z.object({ value: z.array(RowSchema), '@odata.nextLink': z.string().optional() })

/** More pages than any question of ours can have: a server that never ends is stopped. */
const mostPages = 200

/** Sends parts as one `$batch`. Throws when the batch itself failed; what became of its parts is in the answers. */
export async function sendBatch(
  ifs: IfsConnection,
  projection: string,
  parts: readonly BatchPart[],
  what: string,
): Promise<readonly BatchAnswer[]> {
  const boundary = `batch_${randomUUID()}`
  const answer = await ifs.send({
    method: 'POST',
    projection,
    path: '$batch',
    headers: { 'content-type': `multipart/mixed;boundary=${boundary}`, accept: 'multipart/mixed' },
    body: toBatchBody(parts, boundary),
    what,
    isWrite: parts.some((part) => 'changes' in part),
  })
  return parseBatchAnswer(answer.text, answer.headers['content-type'] ?? '')
}

/** The answer of a part that reads. */
export function readAnswer(ifs: IfsConnection, part: BatchAnswer | undefined, what: string): unknown {
  const answer = part?.kind === 'one' ? part.answer : undefined
  if (answer === undefined)
    throw new Unavailable('IFS', `IFS left the answer for ${what} out of a batch. A later try may succeed.`)
  if (answer.status > 299) throw errorOf(answer, { isWrite: false, what, now: ifs.now() })
  return answer.body
}

/** The answers of a change set, in the order of its changes. Throws when it was refused: then no part of it took place. */
export function changeAnswers(ifs: IfsConnection, part: BatchAnswer | undefined, what: string): readonly IfsAnswer[] {
  if (part === undefined) {
    throw new Unavailable('IFS', `IFS did not say what became of ${what}. It is looked up before a repeat.`, {
      outcomeUnknown: true,
    })
  }
  const answers = part.kind === 'one' ? [part.answer] : part.answers
  const failed = answers.find(({ status }) => status > 299)
  if (failed !== undefined) throw errorOf(failed, { isWrite: true, what, now: ifs.now() })
  return answers
}

/** All rows of each question, pages followed; one request for all questions to a projection. */
export async function rowsOf(
  ifs: IfsConnection,
  queries: readonly RowQuery[],
  what: string,
): Promise<readonly (readonly Row[])[]> {
  const projections = [...new Set(queries.map(({ projection }) => projection))]
  const found = await Promise.all(
    projections.map(async (projection) => {
      const own = queries.filter((query) => query.projection === projection)
      const pages = await firstPages(ifs, projection, own, what)
      return Promise.all(pages.map(async (page, index) => [own[index], await allRows(ifs, projection, page, what)] as const))
    }),
  )
  const rows = new Map(found.flat())
  return queries.map((query) => rows.get(query) ?? [])
}

async function firstPages(
  ifs: IfsConnection,
  projection: string,
  queries: readonly RowQuery[],
  what: string,
): Promise<readonly unknown[]> {
  const [only, second] = queries
  if (only !== undefined && second === undefined) {
    return [(await ifs.send({ method: 'GET', projection, path: only.path, what, isWrite: false })).body]
  }
  const answers = await sendBatch(
    ifs,
    projection,
    queries.map(({ path }) => ({ read: path })),
    what,
  )
  return queries.map((_, index) => readAnswer(ifs, answers[index], what))
}

/** Rows of a page and of the pages after it; a `nextLink` is followed as it is (contract 3.5). */
export async function allRows(ifs: IfsConnection, projection: string, firstPage: unknown, what: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  let page = parsePage(firstPage, what)
  for (let count = 1; count < mostPages; count++) {
    rows.push(...page.value)
    const next = page['@odata.nextLink']
    if (next === undefined) return rows
    page = parsePage((await ifs.send({ method: 'GET', projection, path: next, what, isWrite: false })).body, what)
  }
  throw new Malformed('IFS', `IFS answers more than ${mostPages} pages for ${what}.`)
}

function parsePage(body: unknown, what: string): z.infer<typeof PageSchema> {
  const page = PageSchema.safeParse(body)
  if (page.success) return page.data
  throw new Malformed('IFS', `IFS answered for ${what} without a list of rows in "value".`)
}

export function parseRow(body: unknown, what: string): Row {
  const row = RowSchema.safeParse(body)
  if (row.success) return row.data
  throw new Malformed('IFS', `IFS answered for ${what} with something that is no record.`)
}

/** Text of an attribute, or of one behind a navigation; empty where IFS has none (Oracle knows no empty text, only none). */
export function textOf(row: Row, path: string): string {
  const [name = '', inner] = path.split('/')
  if (inner !== undefined) {
    const behind = RowSchema.safeParse(row[name])
    return behind.success ? textOf(behind.data, inner) : ''
  }
  const value = row[name]
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Text of an attribute that every record must have. */
export function requiredTextOf(row: Row, attribute: string): string {
  const text = textOf(row, attribute)
  if (text !== '') return text
  throw new Malformed('IFS', `IFS sent a record without ${attribute}. Compare the IFS mapping with the $metadata of the tenant.`)
}

export const etagOf = (row: Row): string => textOf(row, '@odata.etag')

/** Some flags of IFS are no booleans but the text TRUE (contract 3.8). No for an attribute that the tenant does not have. */
export const isYes = (row: Row, attribute: string | null): boolean =>
  attribute !== null && (row[attribute] === true || row[attribute] === 'TRUE')
