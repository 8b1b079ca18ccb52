import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { configuration, cruiseTree, type Violation, writeTree } from './cruise-tree.ts'
import { allowedImports, cycleBack, plants } from './plants.ts'

const folders = ['src', 'test', 'scripts']
const root = fileURLToPath(new URL('../../', import.meta.url))

const trees: string[] = []
async function plantTree(imports: Parameters<typeof writeTree>[1]): Promise<string> {
  const tree = await realpath(await mkdtemp(join(tmpdir(), 'rm-panel-boundaries-')))
  trees.push(tree)
  await writeTree(tree, [...imports, ...folders.map((folder) => ({ from: `${folder}/placed.ts`, to: `${folder}/there.ts` }))])
  return tree
}

describe('the import table', () => {
  let found: readonly Violation[]
  beforeAll(async () => {
    found = await cruiseTree(await plantTree([...Object.values(plants).flat(), cycleBack]), folders)
  })
  afterAll(() => Promise.all(trees.map((tree) => rm(tree, { recursive: true }))))

  it('has planted violations for each of its rules', () => {
    expect(Object.keys(plants).sort()).toEqual(configuration.forbidden.map(({ name }) => name).sort())
  })

  it('says for each rule what to do instead', () => {
    expect(configuration.forbidden.filter(({ comment }) => comment.length < 40)).toEqual([])
  })

  it.each(Object.keys(plants))('catches what is planted against %s', (rule) => {
    const caught = found.filter((violation) => violation.rule === rule).map(({ from, to }) => `${from} → ${to}`)
    const missed = (plants[rule] ?? []).filter(({ from, to }) => {
      const resolved = /^(src|test|scripts|bench)\//.test(to) ? to : to.replace('node:', '')
      return !caught.some(
        (line) => line.startsWith(`${from} → `) && line.includes(resolved.replace(/^src\/domain\/nowhere\//, '')),
      )
    })
    expect(missed).toEqual([])
  })

  it('lets pass what the table allows', async () => {
    expect(await cruiseTree(await plantTree(allowedImports), folders)).toEqual([])
  })

  it('holds in the real tree', async () => {
    expect(await cruiseTree(root, folders)).toEqual([])
  })
})
