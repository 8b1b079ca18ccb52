import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a browser loads before a built page shows anything: bytes over the wire, and whether something that can wait is among it. */
export async function firstPaint(dist: string, page: string, canWait: readonly string[]) {
  const html = await readFile(join(dist, page), 'utf8')
  const paths = [...html.matchAll(/<script[^>]*\ssrc="?\/(assets\/[^">\s]+)/g)].map(([, path = '']) => path)
  const scripts = await Promise.all(paths.map((path) => readFile(join(dist, path))))
  return {
    scripts: scripts.length,
    gzipBytes: scripts.reduce((sum, script) => sum + gzipSync(script).length, 0),
    tooEarly: canWait.filter((mark) => scripts.some((script) => script.includes(mark))),
  }
}

/** The words of one language stand in files that say so: `language-de` those of the panel, `service-de` those of what rmsync tells. */
const languageOf = (file: string): string | undefined => /^(?:language|service)-([a-z]{2})\./.exec(file)?.[1]

/** Of all scripts of a build, those that a person loads who uses everything: of the words those of one language, the largest. */
export async function everything(folder: string) {
  const files = await readdir(folder)
  const sized = await Promise.all(
    files.map(async (name) => ({ name, gzipBytes: gzipSync(await readFile(join(folder, name))).length })),
  )
  const sum = (list: typeof sized) => list.reduce((total, { gzipBytes }) => total + gzipBytes, 0)
  const scripts = sized.filter(({ name }) => name.endsWith('.js'))
  const languages = Object.values(Object.groupBy(scripts, ({ name }) => languageOf(name) ?? ''))
    .map((list = []) => ({ language: languageOf(list[0]?.name ?? ''), gzipBytes: sum(list) }))
    .filter(({ language }) => language !== undefined)
  const largest = Math.max(0, ...languages.map(({ gzipBytes }) => gzipBytes))
  return {
    languages: languages.length,
    largestLanguageBytes: largest,
    gzipBytes: sum(scripts.filter(({ name }) => languageOf(name) === undefined)) + largest,
    styleBytes: sum(sized.filter(({ name }) => name.endsWith('.css'))),
  }
}
