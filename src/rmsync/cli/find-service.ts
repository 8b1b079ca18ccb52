import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './service-client.ts'

interface Given {
  readonly url?: string | undefined
  readonly ca?: string | undefined
  readonly dataDir: string
}

/** What is given goes before what rmsync said when it started; without either it is where a trial runs. */
export async function findService({ url, ca, dataDir }: Given): Promise<Place> {
  const said = readPlace(await readFile(join(dataDir, 'cli.json'), 'utf8').catch(() => ''))
  return {
    dataDir,
    url: (url ?? said.url ?? 'https://localhost:8445').replace(/\/+$/, ''),
    // an authority belongs to its address: with another one it is not meant
    caFile: ca ?? (url === undefined || url === said.url ? said.ca : undefined),
  }
}

function readPlace(text: string): { readonly url?: string; readonly ca?: string } {
  try {
    const { url, ca } = JSON.parse(text) as { url?: unknown; ca?: unknown }
    return { ...(typeof url === 'string' ? { url } : {}), ...(typeof ca === 'string' ? { ca } : {}) }
  } catch {
    return {}
  }
}
