import { describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { everything, firstPaint } from './first-paint.ts'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
/** Gzip: React, Fluent’s provider and button, the frame, sign-in but for MSAL, failures, and the words of one language. */
const firstBudgetBytes = 120_000
/**
 * Gzip: every script that the panel of one person can come to load, whatever is pressed: all parts of both flavours, MSAL’s nested half,
 * the words of one language (the largest; nobody loads a second). Not counted: office.js, which is Microsoft’s, and the sign-in window,
 * a page of its own with a budget of its own, which opens where Outlook cannot sign the panel in.
 */
const wholeBudgetBytes = 240_000
const signInBudgetBytes = 90_000
/** Gzip: Fluent’s tokens, and the styles of every part, taken out of the scripts. */
const styleBudgetBytes = 20_000
/** Names that only MSAL, pickers and search have. */
const canWait = ['nestedAppAuthBridge', 'fui-SearchBox', 'fui-Textarea', 'fui-Radio']
describe('what the panel loads', () => {
  it('[R43] before it shows anything keeps its budget and leaves sign-in, search and forms for later', async () => {
    const { scripts, gzipBytes, tooEarly } = await firstPaint(dist, 'panel/taskpane.html', canWait)
    const language = await everything(join(dist, 'assets/panel'))
    const first = gzipBytes + language.largestLanguageBytes

    expect({ some: scripts > 0, within: first <= firstBudgetBytes || first, tooEarly }).toEqual({
      some: true,
      within: true,
      tooEarly: [],
    })
  })

  it('[R340] in all keeps its budget, in one language of six', async () => {
    const { languages, gzipBytes, styleBytes } = await everything(join(dist, 'assets/panel'))
    // What keeps the page in the browser is a script of its own.
    const whole = gzipBytes + gzipSync(await readFile(join(dist, 'panel/keeper.js'))).length

    expect({
      languages,
      within: whole <= wholeBudgetBytes || whole,
      styles: (styleBytes > 0 && styleBytes <= styleBudgetBytes) || styleBytes,
    }).toEqual({ languages: 6, within: true, styles: true })
  })

  it('[R340] signs in by a window of its own that keeps a budget of its own', async () => {
    const { gzipBytes } = await everything(join(dist, 'assets/sign-in'))

    expect({ some: gzipBytes > 0, within: gzipBytes <= signInBudgetBytes || gzipBytes }).toEqual({ some: true, within: true })
  })

  it('[R43] stands as its own shape in the page before any script', async () => {
    const html = await readFile(join(dist, 'panel/taskpane.html'), 'utf8')

    expect({
      shape: html.includes('class=sk-rail'),
      blocking: [...html.matchAll(/<script(?![^>]*\bdefer\b)[^>]*>/g)].length,
      // Before the shape a sheet would hold it back; behind it, it holds back the scripts alone, so that no view comes without its styles.
      sheetsBehindIt: html.split('class=sk-rail').map((part) => [...part.matchAll(/<link rel=stylesheet/g)].length),
    }).toEqual({ shape: true, blocking: 0, sheetsBehindIt: [0, 2] })
  })

  it('is measured: a planted page shows its weight and what came too early', async () => {
    const planted = await mkdtemp(join(tmpdir(), 'rm-panel-first-paint-'))
    await mkdir(join(planted, 'assets'))
    await writeFile(
      join(planted, 'page.html'),
      '<script defer src=/assets/a.js></script><script src="https://elsewhere.example/b.js"></script>',
    )
    await writeFile(join(planted, 'assets/a.js'), 'window.nestedAppAuthBridge')
    await writeFile(join(planted, 'assets/language-en.1.js'), 'Not linked')
    await writeFile(join(planted, 'assets/language-de.2.js'), 'Nicht verknüpft')
    await writeFile(join(planted, 'assets/service-de.3.js'), 'Nichts wurde angelegt.')

    const measured = await firstPaint(planted, 'page.html', canWait)
    const all = await everything(join(planted, 'assets'))
    await rm(planted, { recursive: true })

    expect({ ...measured, gzipBytes: measured.gzipBytes > 20 }).toEqual({
      scripts: 1,
      gzipBytes: true,
      tooEarly: ['nestedAppAuthBridge'],
    })
    expect({ languages: all.languages, more: all.gzipBytes - measured.gzipBytes }).toEqual({
      languages: 2,
      more: all.largestLanguageBytes,
    })
  })
})
