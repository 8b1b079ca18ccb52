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

/** Of all scripts of a build, those that a person loads who uses everything: one language, the largest. `languageMarks`: a word of each. */
export async function everything(folder: string, languageMarks: readonly string[]) {
  const files = await readdir(folder)
  const names = files.filter((name) => name.endsWith('.js'))
  const sheets = await Promise.all(files.filter((name) => name.endsWith('.css')).map((name) => readFile(join(folder, name))))
  const sized = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { gzipBytes: gzipSync(text).length, language: languageMarks.find((mark) => text.includes(mark)) }
    }),
  )
  const sum = (list: typeof sized) => list.reduce((total, { gzipBytes }) => total + gzipBytes, 0)
  const spoken = sized.filter(({ language }) => language !== undefined)
  // The words of the views, and those for what the service says, come apart.
  const languages = [...Map.groupBy(spoken, ({ language }) => language).values()]
  return {
    languages: languages.length,
    largestLanguageBytes: Math.max(0, ...spoken.map(({ gzipBytes }) => gzipBytes)),
    gzipBytes: sum(sized) - sum(spoken) + Math.max(0, ...languages.map(sum)),
    styleBytes: sheets.reduce((total, sheet) => total + gzipSync(sheet).length, 0),
  }
}
