/** Draws the real imports into docs/architecture.md: `npm run docs`. */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { drawImports, placePicture, readImports } from './docs/imports-picture.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const path = join(root, 'docs/architecture.md')
const before = await readFile(path, 'utf8')
const after = placePicture(before, drawImports(await readImports(root)))
if (after !== before) await writeFile(path, after)
console.log(
  after === before ? 'docs/architecture.md is up to date.' : 'docs/architecture.md: the picture of the imports is drawn anew.',
)
