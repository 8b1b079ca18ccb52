import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { Plant } from './plants.ts'

interface Configuration {
  readonly forbidden: readonly (IForbiddenRuleType & { readonly name: string; readonly comment: string })[]
  readonly options: ICruiseOptions
}
export const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Configuration

export interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

/** Cruises `folders` under `baseDir` by the project's own rules. */
export async function cruiseTree(baseDir: string, folders: readonly string[]): Promise<readonly Violation[]> {
  const { forbidden, options } = configuration
  const { output } = await cruise([...folders], { ...options, baseDir, validate: true, ruleSet: { forbidden: [...forbidden] } })
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}

const isPath = (target: string): boolean => /^(src|test|scripts|bench)\//.test(target)

/** Writes a tree in which each plant is one import. What is imported exists, but for what is planted as missing. */
export async function writeTree(root: string, plants: readonly Plant[]): Promise<void> {
  const texts = new Map<string, string>()
  const write = (path: string, line: string) => texts.set(path, (texts.get(path) ?? '') + line)
  for (const { from, to } of plants) {
    // a type import, the weakest tie there is: it must be caught as well
    const target = isPath(to) ? `./${relative(dirname(from), to)}` : to
    write(from, `import type { Thing } from '${target}'\n`)
    if (/missing|no-such/.test(to) || to.startsWith('node:')) continue
    if (isPath(to)) write(to, 'export type Thing = string\n')
    else write(`node_modules/${to}/index.js`, 'export const Thing = 1\n')
  }
  const packages = new Set(plants.map(({ to }) => to).filter((to) => texts.has(`node_modules/${to}/index.js`)))
  for (const name of packages)
    texts.set(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
  texts.set(
    'package.json',
    JSON.stringify({
      name: 'planted',
      type: 'module',
      dependencies: Object.fromEntries([...packages].map((name) => [name, '1.0.0'])),
    }),
  )
  for (const [path, text] of texts) {
    await mkdir(join(root, dirname(path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
}
