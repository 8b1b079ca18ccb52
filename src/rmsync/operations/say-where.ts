import { randomUUID } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'

/** How one process of rmsync is reached from its own machine. */
interface Where {
  /** Its public address, which its certificate is for. */
  readonly url: string
  /** Where this process listens: behind the public address there may be several, and each knows its own token only. */
  readonly address: string
  readonly caFile: string | undefined
}

/** Beside the token of the machine, for the command line, whatever the shell of the administrator knows. */
export async function sayWhere(path: string, { url, address, caFile }: Where): Promise<void> {
  const place = { url, address, ...(caFile === undefined ? {} : { ca: resolve(caFile) }) }
  const written = `${path}.${randomUUID()}`
  await writeFile(written, `${JSON.stringify(place)}\n`, { mode: 0o600 })
  await rename(written, path)
}
