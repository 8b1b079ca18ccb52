import { rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'

/** Beside the token of the machine: where the command line reaches this rmsync, whatever the shell of the administrator knows. */
export async function sayWhere(path: string, url: string, caFile: string | undefined): Promise<void> {
  const place = { url, ...(caFile === undefined ? {} : { ca: resolve(caFile) }) }
  await writeFile(`${path}.new`, `${JSON.stringify(place)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}
