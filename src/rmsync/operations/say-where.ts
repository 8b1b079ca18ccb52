import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** How one process of rmsync is reached from its own machine. */
interface Where {
  /** Its public address, which its certificate is for. */
  readonly url: string
  /** Where this process listens: behind the public address there may be several, also of other machines. */
  readonly address: string
  readonly caFile: string | undefined
}

/** Beside the token of the machine, for the command line, whatever the shell of the administrator knows. A file for each process. */
export async function sayWhere(folder: string, { url, address, caFile }: Where): Promise<{ takeBack(): Promise<void> }> {
  const place = { url, address, ...(caFile === undefined ? {} : { ca: resolve(caFile) }) }
  // Named by where it listens: a process that was killed leaves one that the next at this address replaces.
  const path = join(folder, `${new URL(address).host.replaceAll(/[^\w.-]+/g, '-')}.json`)
  const written = `${path}.${randomUUID()}`
  await mkdir(folder, { recursive: true })
  await writeFile(written, `${JSON.stringify(place)}\n`, { mode: 0o600 })
  await rename(written, path)
  return { takeBack: () => rm(path, { force: true }) }
}
