import { describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { drawImports, partOf, placePicture, readImports } from '../../scripts/docs/imports-picture.ts'
import { linkedPaths, namedPaths } from './doc-paths.ts'
import { listFiles, readText, root } from './read-tree.ts'

const documents = ['README.md', 'CONTRIBUTING.md', ...listFiles('docs').filter((path) => path.endsWith('.md'))]

describe('the documents', () => {
  it('name in backticks only paths that exist', () => {
    const missing = documents.flatMap((path) =>
      namedPaths(readText(path))
        .filter((named) => !existsSync(join(root, named)))
        .map((named) => `${path}: ${named}`),
    )
    expect(missing).toEqual([])
  })

  it('link only to files that exist', () => {
    const missing = documents.flatMap((path) =>
      linkedPaths(readText(path))
        .filter((to) => !existsSync(join(root, dirname(path), to)))
        .map((to) => `${path}: ${to}`),
    )
    expect(missing).toEqual([])
  })

  it('show the imports as they are; `npm run docs` draws them anew', async () => {
    const document = readText('docs/architecture.md')
    expect(document).toBe(placePicture(document, drawImports(await readImports(root))))
  })
})

describe('the checks of the documents', () => {
  it('take a path of the tree for a path, and nothing else', () => {
    const text =
      'See `src/domain/link.ts`, `docs`, `npm test`, `src/*.ts`, `package.json`, `https://x.example/src/a`, `read/only`.\n'
    expect(namedPaths(`${text}\`\`\`\n\`src/in/fence.ts\`\n\`\`\`\n`)).toEqual(['src/domain/link.ts', 'docs', 'package.json'])
  })

  it('take pictures and links beside the document for paths', () => {
    expect(linkedPaths('![a](images/a.png) [b](../README.md#start) [c](https://x.example/) [d](#here)')).toEqual([
      'images/a.png',
      '../README.md',
    ])
  })

  it('draw another picture for one import more', () => {
    const before = [{ from: 'src/rmsync/relay/a.ts', to: 'src/domain/b.ts' }]
    const after = [...before, { from: 'src/rmsync/relay/a.ts', to: 'src/rmsync/ports.ts' }]
    expect(
      drawImports(after)
        .split('\n')
        .filter((line) => !drawImports(before).includes(line)),
    ).toEqual([
      '  subgraph rmsync_area["rmsync"]',
      '    rmsync_ports_ts["ports.ts"]',
      '    rmsync_relay["relay"]',
      '  end',
      '  rmsync_relay --> rmsync_ports_ts',
    ])
  })

  it('draw by folder', () => {
    expect(
      ['src/domain/a.ts', 'src/rmsync/http/routes/a.ts', 'src/admin/App.tsx', 'src/admin/features/log/L.tsx'].map(partOf),
    ).toEqual(['domain', 'rmsync/http', 'admin', 'admin/features/log'])
  })

  it('refuse a document without a place for the picture', () => {
    expect(() => placePicture('# Architecture', 'picture')).toThrow('has no place for the picture')
  })
})
