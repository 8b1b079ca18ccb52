import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

interface Holder {
  readonly id: string
  readonly pid: number
  readonly host: string
  /** When the process began, as the system counts it: numbers of processes are given again. Null where that can not be read. */
  readonly began: string | null
}
interface FolderClaim {
  release(): Promise<void>
}
interface Times {
  readonly beatMs: number
  /** Without a beat for so long the holder is gone: it ran on a machine that can not be asked. */
  readonly silentMs: number
}
const usual: Times = { beatMs: 10_000, silentMs: 30_000 }
/** Of two that take over at once the later one has it: time for both to have written. */
const settleMs = 200

/**
 * The files of the embedded database belong to one process: PGlite itself lets a second one in, and what either writes is lost.
 * The claim of a process that died is taken over.
 */
export async function claimFolder(folder: string, { beatMs, silentMs }: Times = usual): Promise<FolderClaim> {
  const path = `${folder}.lock`
  const own: Holder = { id: randomUUID(), pid: process.pid, host: hostname(), began: await beganOf(process.pid) }
  for (const deadline = Date.now() + silentMs + beatMs; !(await take(path, own, silentMs));) {
    const holder = await readHolder(path)
    if (holder === null) continue
    if (holder.host === own.host || Date.now() > deadline)
      throw new Error(
        `The database in ${folder} is in use by process ${holder.pid} on ${holder.host}. The embedded database belongs to one process: ` +
          `stop that one, or give both a PostgreSQL (DATABASE_URL). If it is no rmsync, delete ${path}.`,
      )
    // on another machine, such as the container before this one: it may be gone without having said so
    await pause(Math.min(1_000, beatMs))
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => undefined)
  }, beatMs).unref()
  return {
    async release() {
      clearInterval(beat)
      if ((await readHolder(path))?.id === own.id) await rm(path, { force: true })
    },
  }
}

async function take(path: string, own: Holder, silentMs: number): Promise<boolean> {
  const text = `${JSON.stringify(own)}\n`
  try {
    await writeFile(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  if (!(await isLeftBehind(path, own, silentMs))) return false
  const written = `${path}.${own.id}`
  await writeFile(written, text)
  await rename(written, path)
  await pause(settleMs)
  return (await readHolder(path))?.id === own.id
}

async function isLeftBehind(path: string, own: Holder, silentMs: number): Promise<boolean> {
  const holder = await readHolder(path)
  const beatenAt = (await stat(path).catch(() => null))?.mtimeMs
  if (beatenAt === undefined) return false
  // Cut off while it was written, by a power cut.
  if (holder === null) return Date.now() - beatenAt > settleMs
  if (holder.host !== own.host) return Date.now() - beatenAt > silentMs
  return !isAlive(holder.pid) || (await beganOf(holder.pid)) !== holder.began
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const holder = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder> | null
    const { id, pid, host, began = null } = holder ?? {}
    return id === undefined || pid === undefined || host === undefined ? null : { id, pid, host, began }
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Source: proc(5), field 22 of /proc/pid/stat; the name before it may hold spaces. */
async function beganOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null
}
