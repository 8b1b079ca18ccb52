import { readFile } from 'node:fs/promises'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Agent, fetch } from 'undici'
import { ErrorSchema, type ErrorView } from '../../api/errors.ts'
import { thisMachine } from './this-machine.ts'

/** What went wrong, for a person at a terminal; `refused` as the service said it, where it said anything. */
export class CommandFailed extends Error {
  override name = 'CommandFailed'
  readonly refused: ErrorView | null
  constructor(message: string, refused: ErrorView | null = null) {
    super(message)
    this.refused = refused
  }
}
/** Nobody listens, or the connection broke. */
export class NoAnswer extends CommandFailed {
  override name = 'NoAnswer'
}
export interface Place {
  readonly url: string
  readonly dataDir: string
  readonly caFile: string | undefined
  /** The process of this machine, where several stand behind the address. */
  readonly address?: string | undefined
}
type Method = 'GET' | 'POST' | 'PUT'
/** One of the schemas of `src/api`. */
interface Shape<Answer> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: Answer } | { readonly success: false; readonly error: Error }
}
/** Both throw `CommandFailed` with what happened and what to do. */
export interface ServiceClient {
  /** The answer, as its schema has it. `path` begins below `/api`. */
  ask<Answer>(shape: Shape<Answer>, method: Method, path: string, body?: object): Promise<Answer>
  /** A file as it comes, however long it is. */
  open(method: Method, path: string, body?: object): Promise<Readable>
  close(): Promise<void>
}

/** The running service, by the token that it keeps for this machine beside its data. */
export async function openService({ url, dataDir, caFile, address }: Place): Promise<ServiceClient> {
  const tokenFile = join(dataDir, 'cli.token')
  await readToken(tokenFile)
  const ca = caFile === undefined ? undefined : await readAuthority(caFile)
  const own = address === undefined ? null : new URL(address)
  const connect = { ...(ca === undefined ? {} : { ca }), ...(own === null ? {} : { lookup: lookupOf(own.hostname) }) }
  const dispatcher = new Agent({ bodyTimeout: 0, headersTimeout: 300_000, connect })
  const asked = own === null ? url : `${own.protocol}//${new URL(url).hostname}${own.port === '' ? '' : `:${own.port}`}`

  const send = async (method: Method, path: string, body?: object) => {
    const answer = await fetch(`${asked}/api${path}`, {
      method,
      dispatcher,
      // read anew each time: what is followed goes on when a process begins meanwhile and makes another one
      headers: {
        authorization: `Bearer ${await readToken(tokenFile)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
      throw new NoAnswer(`rmsync does not answer at ${asked}: ${cause}. Is it running, and are --url and --ca right?`)
    })
    if (answer.ok) return answer
    const refused = ErrorSchema.safeParse(await answer.json().catch(() => null)).data?.error
    if (refused === undefined)
      throw new CommandFailed(`${url} answered ${answer.status}, not as rmsync does. Is --url that of rmsync?`)
    if (refused.code === 'sign-in-needed')
      throw new CommandFailed(
        `rmsync at ${url} does not know the token in ${tokenFile}: it makes a new one at each start. Are --url and --data-dir those of the same rmsync?`,
        refused,
      )
    const field = refused.field === undefined ? '' : ` (${refused.field})`
    throw new CommandFailed(`${refused.message}${field}\n${refused.fix} Reference: ${refused.correlationId}`, refused)
  }
  return {
    async ask(shape, method, path, body) {
      const answer = await send(method, path, body)
      const parsed = shape.safeParse(await answer.json().catch(() => undefined))
      if (parsed.success) return parsed.data
      throw new CommandFailed(
        `rmsync answers in a form that this command does not know. Run the command of the version that runs: ${parsed.error.message}`,
      )
    },
    async open(method, path, body) {
      const answer = await send(method, path, body)
      return answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body)
    },
    close: () => dispatcher.close(),
  }
}

/** The name that the certificate is for leads to this machine. */
function lookupOf(hostname: string): LookupFunction {
  const target = thisMachine(hostname)
  return (_name, options, done) => lookup(target, options, done)
}

async function readToken(path: string): Promise<string> {
  const token = (await readFile(path, 'utf8').catch(() => '')).trim()
  if (token !== '') return token
  throw new CommandFailed(
    `${path} can not be read. Run this on the machine of rmsync, as its user, with DATA_DIR as it has it; rmsync makes the file when it starts.`,
  )
}

const readAuthority = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new CommandFailed(`${path} can not be read. Name the file of the authority that the certificate of rmsync comes from.`)
  })
