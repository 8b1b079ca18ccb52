import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Roaming settings: of one add-in in one mailbox, key → JSON text (outlook-host-protocol.md §5, call 404). */
export type RoamingSettings = Readonly<Record<string, string>>

export interface RoamingStore {
  read(oid: string, addinId: string): RoamingSettings
  write(oid: string, addinId: string, settings: RoamingSettings): void
  /** resolves once everything written so far is on disk */
  flush(): Promise<void>
}

const settleMs = 200

export async function openRoamingStore(stateFile: string | undefined): Promise<RoamingStore> {
  const kept = new Map<string, RoamingSettings>(stateFile === undefined ? [] : await readState(stateFile))
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  const save = async (path: string): Promise<void> => {
    await mkdir(dirname(path), { recursive: true })
    // renamed into place: a stop in the middle of writing leaves the earlier state whole
    await writeFile(`${path}.new`, JSON.stringify({ roamingSettings: Object.fromEntries(kept) }))
    await rename(`${path}.new`, path)
  }
  const flush = (): Promise<void> => {
    if (timer !== undefined && stateFile !== undefined) {
      clearTimeout(timer)
      timer = undefined
      writing = writing.then(() => save(stateFile))
    }
    return writing
  }
  return {
    read: (oid, addinId) => kept.get(`${oid}/${addinId}`) ?? {},
    write: (oid, addinId, settings) => {
      kept.set(`${oid}/${addinId}`, settings)
      if (stateFile !== undefined) timer ??= setTimeout(() => void flush(), settleMs)
    },
    flush,
  }
}

async function readState(path: string): Promise<[string, RoamingSettings][]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  try {
    const state = JSON.parse(text) as { roamingSettings?: Record<string, RoamingSettings> }
    return Object.entries(state.roamingSettings ?? {})
  } catch (error) {
    throw new Error(`The simulated Outlook cannot read its state in ${path}. Delete that file to begin anew.`, { cause: error })
  }
}
