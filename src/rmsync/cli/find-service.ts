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
  // authority and process belong to the address: with another one they are not meant
  const isSaid = said.url !== undefined && (url === undefined || url === said.url)
  const caFile = ca ?? (isSaid ? said.ca : undefined)
  const shown = (url ?? said.url ?? 'https://localhost:8445').replace(/\/+$/, '')
  return { dataDir, url: shown, caFile, address: isSaid ? said.address : undefined }
}

interface Said {
  readonly url?: string
  readonly ca?: string
  readonly address?: string
}
function readPlace(text: string): Said {
  try {
    const said = JSON.parse(text) as Record<string, unknown>
    const names = ['url', 'ca', 'address'] as const
    return Object.fromEntries(names.flatMap((name) => (typeof said[name] === 'string' ? [[name, said[name]]] : [])))
  } catch {
    return {}
  }
}
