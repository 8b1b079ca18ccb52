import { readdir, readFile, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { Place } from './service-client.ts'
import { thisMachine } from './this-machine.ts'

interface Given {
  readonly url?: string | undefined
  readonly ca?: string | undefined
  readonly dataDir: string
}

/** What is given goes before what rmsync said when it started; without either it is where a trial runs. */
export async function findService({ url, ca, dataDir }: Given): Promise<Place> {
  const said = await saidLast(join(dataDir, 'cli'), url)
  // the authority belongs to the address: with another one it is not meant
  const shown = (url ?? said?.url ?? 'https://localhost:8445').replace(/\/+$/, '')
  return { dataDir, url: shown, caFile: ca ?? said?.ca, address: said?.address }
}

interface Said {
  readonly url: string
  readonly address: string
  readonly ca?: string
}

/** Of the processes of this folder the one that began last and still listens; one that was killed took nothing back. */
async function saidLast(folder: string, url: string | undefined): Promise<Said | undefined> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'))
  const places = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      return {
        at: (await stat(path).catch(() => null))?.mtimeMs ?? 0,
        said: readPlace(await readFile(path, 'utf8').catch(() => '')),
      }
    }),
  )
  const newest = places
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ said }) => (said !== null && (url === undefined || url === said.url) ? [said] : []))
  if (newest.length > 1) for (const said of newest) if (await listens(said.address)) return said
  return newest[0]
}

function readPlace(text: string): Said | null {
  try {
    const { url, address, ca } = JSON.parse(text) as Record<string, unknown>
    if (typeof url !== 'string' || typeof address !== 'string' || !URL.canParse(address)) return null
    return { url, address, ...(typeof ca === 'string' ? { ca } : {}) }
  } catch {
    return null
  }
}

const listensWithinMs = 1_000
const listens = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port, protocol } = new URL(address)
    const socket = connect({ host: thisMachine(hostname), port: Number(port) || (protocol === 'http:' ? 80 : 443) })
    const end = (found: boolean): void => {
      socket.destroy()
      resolve(found)
    }
    socket.setTimeout(listensWithinMs, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
