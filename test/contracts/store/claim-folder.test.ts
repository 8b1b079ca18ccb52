import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { claimFolder } from '../../../src/rmsync/store/claim-folder.ts'

let parent: string
let folder: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'rm-panel-claim-'))
  folder = join(parent, 'database')
})
afterEach(() => rm(parent, { recursive: true }))
const lock = () => `${folder}.lock`
const holds = (holder: object) => writeFile(lock(), JSON.stringify({ id: 'other', began: null, ...holder }))
const refused = (times = { beatMs: 10, silentMs: 50 }) =>
  claimFolder(folder, times).then(
    () => 'claimed',
    (error: unknown) => (error as Error).message,
  )

it('[R402] a second process on the embedded database is refused, and gets it once the first is done', async () => {
  const first = await claimFolder(folder)
  const said =
    `The database in ${folder} is in use by process ${process.pid} on ${hostname()}. The embedded database belongs to one process: ` +
    `stop that one, or give both a PostgreSQL (DATABASE_URL). If it is no rmsync, delete ${lock()}.`
  expect(await refused()).toBe(said)
  await first.release()
  const second = await claimFolder(folder)
  await second.release()
  await expect(readFile(lock())).rejects.toThrow('ENOENT')
})

it('[R402] the claim of a process that died goes to the next, also where its number belongs to another by now', async () => {
  const child = spawn(process.execPath, ['--version'])
  await once(child, 'exit')
  await holds({ pid: child.pid, host: hostname() })
  const first = await claimFolder(folder)
  await first.release()
  await holds({ pid: process.pid, host: hostname(), began: 'before the machine was started' })
  const second = await claimFolder(folder)
  await second.release()
  // cut off by a power cut
  await writeFile(lock(), '')
  await utimes(lock(), new Date(0), new Date(0))
  const third = await claimFolder(folder)
  await third.release()
})

it('[R402] a process of another machine holds it while it gives signs of life, and no longer', async () => {
  await holds({ pid: 1, host: 'the container before' })
  const living = setInterval(() => void utimes(lock(), new Date(), new Date()).catch(() => undefined), 5)
  expect(await refused()).toContain('is in use by process 1 on the container before')
  clearInterval(living)
  expect(await refused()).toBe('claimed')
})

it('[R402] of many that take over at once one has it', async () => {
  await holds({ pid: 1, host: 'the container before' })
  await utimes(lock(), new Date(0), new Date(0))
  const all = await Promise.all(Array.from({ length: 8 }, () => refused({ beatMs: 60_000, silentMs: 60_000 })))
  expect(all.filter((said) => said === 'claimed').length).toBe(1)
})
