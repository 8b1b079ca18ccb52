import { describe, expect, it } from '@jest/globals'
import { findFileFaults, median } from './file-faults.ts'
import { listFiles, readText } from './read-tree.ts'

// the two files of this check spell out what they look for
const isOwnWords = (path: string) => /^test\/architecture\/(file-faults|files[.]test)[.]ts$/.test(path)
const files = ['src', 'scripts', 'test']
  .flatMap(listFiles)
  .filter((path) => /[.](ts|tsx|js|cjs|html|css|json|md)$/.test(path) && !isOwnWords(path))
  .map((path) => ({ path, text: readText(path) }))

describe('the files', () => {
  it('keep to size, names and finished work', () => {
    expect(files.flatMap(findFileFaults)).toEqual([])
  })

  it('are short: half of those in src have 60 lines at most', () => {
    const lengths = files.filter(({ path }) => /^src\/.*[.]tsx?$/.test(path)).map(({ text }) => text.split('\n').length - 1)
    expect(median(lengths)).toBeLessThanOrEqual(60)
  })
})

describe('the check of the files', () => {
  it.each([
    ['src/domain/long.ts', 'x\n'.repeat(301), 'has 301 lines, at most 300'],
    ['test/domain/long.test.ts', 'x\n'.repeat(401), 'has 401 lines, at most 400'],
    ['src/domain/utils/date.ts', '', 'lies in a drawer: name the folder after what it does'],
    ['src/domain/helpers.ts', '', 'lies in a drawer: name the folder after what it does'],
    ['src/rmsync/link-manager.ts', '', 'has a name that says nothing'],
    ['src/domain/relayLink.ts', '', 'is neither kebab-case nor a PascalCase component'],
    ['src/domain/RelayLink.ts', '', 'is neither kebab-case nor a PascalCase component'],
    ['src/domain/a.ts', "const key = '/home/somebody/key.pem'\n", 'names a place on one machine'],
    ['src/domain/a.ts', '// TODO: the rest\n', 'carries a mark of unfinished work'],
    ['src/domain/a.ts', '<<<<<<< ours\n', 'carries a merge conflict'],
    ['src/domain/a.ts', '// @ts-ignore\n', 'silences the compiler; use @ts-expect-error with its reason'],
  ])('catches what is planted in %s', (path, text, fault) => {
    expect(findFileFaults({ path, text })).toEqual([`${path} ${fault}`])
  })

  it('lets pass a plain file, a component and a long test', () => {
    const plain = [
      { path: 'src/domain/relay-link.ts', text: 'x\n'.repeat(300) },
      { path: 'src/ui/Rail.tsx', text: '' },
      { path: 'test/domain/relay-link.test.ts', text: 'x\n'.repeat(400) },
    ]
    expect(plain.flatMap(findFileFaults)).toEqual([])
  })
})
