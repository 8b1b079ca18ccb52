import { spawn } from 'node:child_process'
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LaunchError } from './launch-error.ts'

const projectDir = fileURLToPath(new URL('../../', import.meta.url))
/** What the pages are made of. */
const sources = [
  'src/domain',
  'src/api',
  'src/ui',
  'src/taskpane',
  'src/admin',
  'src/commands',
  'src/standins/outlook-host',
  'assets',
  'webpack.config.js',
  'package-lock.json',
]
const pages = ['dist/panel/taskpane.html', 'dist/admin/index.html', 'dist/outlook-host/index.html']
/** webpack leaves unchanged files alone, so their times say nothing: the stamp carries the time the last build began. */
const stampFile = 'dist/built-at.txt'

/** Builds panel, admin pages and the simulated Outlook, unless nothing changed since the last build. */
export async function buildPages(announce: (text: string) => void, root = projectDir): Promise<'built' | 'up to date'> {
  if (await isUpToDate(root)) return 'up to date'
  announce('Building the pages. This takes a moment the first time.')
  const begun = new Date()
  const { code, output } = await run(root)
  if (code !== 0) throw new LaunchError(`The pages could not be built. "npm run build" says:\n${output.trimEnd()}`)
  await mkdir(join(root, 'dist'), { recursive: true })
  await writeFile(join(root, stampFile), begun.toISOString())
  await utimes(join(root, stampFile), begun, begun)
  return 'built'
}

export async function isUpToDate(root: string): Promise<boolean> {
  const built = await modifiedAt(join(root, stampFile))
  const made = await Promise.all(pages.map((page) => modifiedAt(join(root, page))))
  if (built === undefined || made.includes(undefined)) return false
  const changed = await Promise.all(sources.map((source) => newestIn(join(root, source))))
  return Math.max(...changed) <= built
}

async function newestIn(path: string): Promise<number> {
  const own = await modifiedAt(path)
  if (own === undefined) return 0
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])
  const times = await Promise.all(entries.map((entry) => modifiedAt(join(entry.parentPath, entry.name))))
  return Math.max(own, ...times.map((time) => time ?? 0))
}

async function modifiedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs
}

function run(cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const webpack = fileURLToPath(new URL('../../node_modules/webpack/bin/webpack.js', import.meta.url))
    const child = spawn(process.execPath, [webpack, '--mode', 'production', '--stats', 'errors-only'], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const endWithUs = (): void => void child.kill()
    process.once('exit', endWithUs)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('close', (code) => {
      process.removeListener('exit', endWithUs)
      resolve({ code, output })
    })
    child.once('error', (error) => resolve({ code: null, output: error.message }))
  })
}
