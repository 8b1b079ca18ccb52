import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isUpToDate } from '../../scripts/launch/build-pages.ts'
import { openDataFolder } from '../../scripts/launch/data-folder.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rm-panel-launch-'))
})
afterEach(() => rm(dir, { recursive: true }))

describe('the data folder', () => {
  it('forgets state and log when fresh, and keeps the certificates and what is not its own', async () => {
    const before = await openDataFolder(dir, false)
    for (const path of [before.cloudDir, before.rmsyncDir, join(dir, 'private')]) await mkdir(path)
    await writeFile(before.rmsyncLog, 'log')
    const after = await openDataFolder(dir, true)
    expect([(await readdir(dir)).sort(), after.certificates]).toEqual([['certificates', 'private'], before.certificates])
  })
})

describe('the built pages', () => {
  const at = (seconds: number) => new Date(seconds * 1000)
  const put = async (path: string, time: Date): Promise<void> => {
    await mkdir(join(dir, path, '..'), { recursive: true })
    await writeFile(join(dir, path), '')
    await utimes(join(dir, path), time, time)
    await utimes(join(dir, path, '..'), time, time)
  }
  const build = async (): Promise<void> => {
    for (const page of ['panel/taskpane.html', 'admin/index.html', 'outlook-host/index.html', 'built-at.txt'])
      await put(`dist/${page}`, at(2000))
  }

  it('are up to date until a source is newer', async () => {
    await put('src/taskpane/App.tsx', at(1000))
    await utimes(join(dir, 'src/taskpane'), at(1000), at(1000))
    await build()
    const before = await isUpToDate(dir)
    await put('src/taskpane/App.tsx', at(3000))
    expect([before, await isUpToDate(dir)]).toEqual([true, false])
  })

  it('are not up to date when one is missing or none was built', async () => {
    const none = await isUpToDate(dir)
    await build()
    await rm(join(dir, 'dist/admin/index.html'))
    expect([none, await isUpToDate(dir)]).toEqual([false, false])
  })
})
