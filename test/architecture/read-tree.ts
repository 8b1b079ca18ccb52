import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const left = new Set(['node_modules', '.git', 'dist', '.data', 'test-output', 'coverage'])

/** Paths of all files under `folder` (relative to the root, with slashes), but for what is built or installed. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !left.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? listFiles(path) : [path]
    })
}

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8')
