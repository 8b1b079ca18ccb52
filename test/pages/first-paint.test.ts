import { describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { firstPaint } from './first-paint.ts'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
/** React, React DOM, axios and the Fluent components of the first view take 190 kB; more needs a reason. */
const budgetBytes = 205_000
/** Names that only MSAL, menus, dialogs and drop-downs have. */
const canWait = ['nestedAppAuthBridge', 'fui-MenuPopover', 'fui-DialogSurface', 'fui-Listbox']

describe('what the panel loads before it shows anything', () => {
  it('keeps its budget and leaves sign-in, menus, dialogs and search for later', async () => {
    const { scripts, gzipBytes, tooEarly } = await firstPaint(dist, 'panel/taskpane.html', canWait)

    expect({ some: scripts > 0, within: gzipBytes <= budgetBytes || gzipBytes, tooEarly }).toEqual({
      some: true,
      within: true,
      tooEarly: [],
    })
  })

  it('is measured: a planted page shows its weight and what came too early', async () => {
    const planted = await mkdtemp(join(tmpdir(), 'rm-panel-first-paint-'))
    await mkdir(join(planted, 'assets'))
    await writeFile(
      join(planted, 'page.html'),
      '<script defer src=/assets/a.js></script><script src="https://elsewhere.example/b.js"></script>',
    )
    await writeFile(join(planted, 'assets/a.js'), 'window.nestedAppAuthBridge')

    const measured = await firstPaint(planted, 'page.html', canWait)
    await rm(planted, { recursive: true })

    expect({ ...measured, gzipBytes: measured.gzipBytes > 20 }).toEqual({
      scripts: 1,
      gzipBytes: true,
      tooEarly: ['nestedAppAuthBridge'],
    })
  })
})
