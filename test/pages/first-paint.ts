import { readFile } from 'node:fs/promises'
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
