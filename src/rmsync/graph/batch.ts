import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import type { MailboxId } from '../../domain/ids.ts'
import { classifyAnswer, type AskedFor, type GraphAnswer } from './classify-answer.ts'
import { batchPath, immutableIds, type GraphClient } from './graph-client.ts'
import { parseAs } from './parse-as.ts'
import { parseRetryAfter } from './retry-after.ts'
import { waitBeforeRetry } from './retry-timing.ts'

/** Largest batch that Graph takes (contract graph.md §3). */
export const mostInBatch = 20

interface Part {
  readonly mailboxId: MailboxId
  /** Below `/v1.0`, with its query. */
  readonly path: string
  /** Beside the immutable ids. */
  readonly prefer?: string
}

/**
 * Reads in one request. Parts are throttled one by one and nobody else repeats them (contract graph.md §3): those that ask
 * for a short wait, or whose token ended meanwhile, are asked again, the others are not. Answers in the order asked; undefined
 * for a part that Graph left out.
 */
export function readBatch(
  client: GraphClient,
  asked: AskedFor,
  parts: readonly Part[],
): Promise<readonly (GraphAnswer | undefined)[]> {
  const mailboxes = parts.map((part) => part.mailboxId)
  const restOf = (index: number): readonly (readonly [number, GraphAnswer])[] => {
    const rest = client.restOf(mailboxes[index] ?? '')
    return rest === null ? [] : [[index, rest]]
  }
  return client.inMailboxes(mailboxes, async (ask) => {
    const askFor = async (indexes: readonly number[]): Promise<ReadonlyMap<number, GraphAnswer>> => {
      if (indexes.length === 0) return new Map()
      const requests = indexes.map((index) => ({
        id: String(index),
        url: parts[index]?.path,
        ...readingPart(parts[index]?.prefer),
      }))
      const answer = await ask({ ...asked, method: 'POST', path: batchPath, mailboxes, body: { requests } })
      const answers = readParts(answer, asked, client.now())
      for (const [index, part] of answers) client.noteRest(mailboxes[index] ?? '', part)
      return answers
    }
    const rests = new Map([...parts.keys()].flatMap(restOf))
    let answers = new Map([...rests, ...(await askFor([...parts.keys()].filter((index) => !rests.has(index))))])
    const refused = [...answers].flatMap(([index, { status }]) => (status === 401 ? [index] : []))
    if (refused.length > 0) {
      client.forgetToken()
      answers = new Map([...answers, ...(await askFor(refused).catch(() => []))])
    }
    for (let tries = 1; ; tries++) {
      const waits = new Map<number, number>()
      for (const [index, answer] of answers) {
        const waitMs = waitBeforeRetry(answer, { tries, isWrite: false }, client.random())
        if (waitMs !== null) waits.set(index, waitMs)
      }
      if (waits.size === 0) return parts.map((_part, index) => answers.get(index))
      await wait(Math.max(...waits.values()))
      // A repeat that fails takes nothing from what was answered before it.
      answers = new Map([...answers, ...(await askFor([...waits.keys()]).catch(() => []))])
    }
  })
}

const readingPart = (prefer: string | undefined) => ({
  method: 'GET',
  headers: { Prefer: [immutableIds, prefer].filter(Boolean).join(', ') },
})

function readParts(answer: GraphAnswer, asked: AskedFor, nowMs: number): ReadonlyMap<number, GraphAnswer> {
  if (answer.status !== 200) throw classifyAnswer(answer, asked)
  // Graph answers the parts in any order (contract graph.md §3).
  const { responses } = parseAs(batchSchema, answer.body, 'batch')
  return new Map(responses.map(({ id, ...part }) => [Number(id), toAnswer(part, nowMs)]))
}

const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: z.coerce.string(),
      status: z.number(),
      headers: z.record(z.string(), z.unknown()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
})
type BatchPart = Omit<z.infer<typeof batchSchema>['responses'][number], 'id'>

function toAnswer({ status, headers, body }: BatchPart, nowMs: number): GraphAnswer {
  const [, retryAfter] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after') ?? []
  const text = typeof retryAfter === 'string' || typeof retryAfter === 'number' ? String(retryAfter) : undefined
  return { status, body, retryAfterMs: parseRetryAfter(text, nowMs) }
}
