import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const project = fileURLToPath(new URL('../../../', import.meta.url))
const source = join(project, 'src/standins/outlook-host')
const kept = join(project, 'test-output/outlook-page')

/** The page of the simulated Outlook, built from today's source. Built once for each state of the source, whoever asks first. */
export async function builtPage(): Promise<string> {
  const files = await readdir(source, { recursive: true })
  const times = await Promise.all(files.map(async (file) => (await stat(join(source, file))).mtimeMs))
  const target = join(kept, String(Math.round(Math.max(...times))))
  if (existsSync(target)) return target
  const making = `${target}.${process.pid}`
  await mkdir(kept, { recursive: true })
  const webpack = join(project, 'node_modules/webpack/bin/webpack.js')
  await promisify(execFile)(process.execPath, [webpack, '-c', join(source, 'webpack-page.js'), '--output-path', making], {
    cwd: project,
  })
  // another worker may have been faster: then its build is as good
  await rename(making, target).catch(() => rm(making, { recursive: true, force: true }))
  return target
}
