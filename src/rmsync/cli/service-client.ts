import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Agent, fetch } from 'undici'
import { ErrorSchema } from '../../api/errors.ts'

/** What went wrong, for a person at a terminal. */
export class CommandFailed extends Error {
  override name = 'CommandFailed'
}
export interface Place {
  readonly url: string
  readonly dataDir: string
  readonly caFile: string | undefined
}
export interface ServiceClient {
  /** The answer as it came; throws `CommandFailed` with what happened and what to do. */
  ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Answer>
  close(): Promise<void>
}
export interface Answer {
  json(): Promise<unknown>
  text(): Promise<string>
}

/** The running service, by the token that it keeps for this machine beside its data. */
export async function openService({ url, dataDir, caFile }: Place): Promise<ServiceClient> {
  const tokenFile = join(dataDir, 'cli.token')
  const token = (await readFile(tokenFile, 'utf8').catch(() => '')).trim()
  if (token === '') {
    throw new CommandFailed(
      `${tokenFile} can not be read. Run this on the machine of rmsync, as its user, with DATA_DIR as it has it; rmsync makes the file when it starts.`,
    )
  }
  const ca = caFile === undefined ? undefined : await readFile(caFile, 'utf8')
  const dispatcher = new Agent({ bodyTimeout: 0, headersTimeout: 300_000, ...(ca === undefined ? {} : { connect: { ca } }) })
  return {
    async ask(method, path, body) {
      const answer = await fetch(`${url}/api/admin${path}`, {
        method,
        dispatcher,
        headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
        throw new CommandFailed(`rmsync does not answer at ${url}: ${cause}. Is it running, and is --url right?`)
      })
      if (answer.ok) return answer
      const refused = ErrorSchema.safeParse(await answer.json().catch(() => null)).data?.error
      if (refused === undefined) throw new CommandFailed(`rmsync answered ${answer.status}.`)
      const field = refused.field === undefined ? '' : ` (${refused.field})`
      throw new CommandFailed(`${refused.message}${field}\n${refused.fix} Reference: ${refused.correlationId}`)
    },
    close: () => dispatcher.close(),
  }
}
