import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { createRequire } from 'node:module'

export interface Edge {
  readonly from: string
  readonly to: string
}

const begin = '<!-- imports:begin -->'
const end = '<!-- imports:end -->'

/** Every import inside `src`, file to file. */
export async function readImports(root: string): Promise<readonly Edge[]> {
  const { options } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { options: ICruiseOptions }
  const { output } = await cruise(['src'], { ...options, baseDir: root })
  return (output as ICruiseResult).modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => ({ from: source, to: resolved })).filter(({ from, to }) => isOurs(from) && isOurs(to)),
  )
}

const isOurs = (path: string): boolean => path.startsWith('src/') && /[.](ts|tsx|js)$/.test(path)

/** The part of the tree a file is drawn as: a folder of rmsync, of the pages' doors, of the stand-ins, or the folder under `src`. */
export function partOf(path: string): string {
  const [, area = '', second = '', third = ''] = path.split('/')
  if (area === 'rmsync' || area === 'standins') return `${area}/${second}`
  const isPage = area === 'taskpane' || area === 'admin'
  if (isPage && second === 'features') return `${area}/features/${third}`
  return isPage && third !== '' ? `${area}/${second}` : area
}

/** A Mermaid graph, the same text for the same imports. */
export function drawImports(edges: readonly Edge[]): string {
  const parts = new Set<string>()
  const arrows = new Set<string>()
  for (const { from, to } of edges) {
    const [source, target] = [partOf(from), partOf(to)]
    parts.add(source).add(target)
    if (source !== target) arrows.add(`  ${idOf(source)} --> ${idOf(target)}`)
  }
  const areas = Map.groupBy([...parts].sort(), (part) => part.split('/')[0] ?? part)
  const boxes = [...areas].flatMap(([area, members]) =>
    members.length === 1
      ? members.map((part) => `  ${idOf(part)}["${part}"]`)
      : [
          `  subgraph ${area}_area["${area}"]`,
          ...members.map((part) => `    ${idOf(part)}["${part.split('/').slice(1).join('/') || '(root)'}"]`),
          '  end',
        ],
  )
  return ['```mermaid', 'graph LR', ...boxes, ...[...arrows].sort(), '```'].join('\n')
}

const idOf = (part: string): string => part.replace(/[^A-Za-z0-9]/g, '_')

/** The document with the picture between its two marks, or the reason why it has no place for it. */
export function placePicture(document: string, picture: string): string {
  const [start, stop] = [document.indexOf(begin), document.indexOf(end)]
  if (start === -1 || stop < start)
    throw new Error(`The document has no place for the picture: add the lines ${begin} and ${end}.`)
  return `${document.slice(0, start + begin.length)}\n\n${picture}\n\n${document.slice(stop)}`
}
