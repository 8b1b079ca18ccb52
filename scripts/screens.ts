/** `npm run screens`: takes a picture of every screen of the built panel into `test-output/screens/`, light and dark, in every language. */
import { readdirSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import type { Page } from 'playwright-core'
import { openPanelPage } from '../test/pages/panel-page.ts'
import { otherLocales, type Screen, screens } from '../test/pages/panel-screens.ts'

const options = new Command()
  .name('screens')
  .option('--only <text>', 'only the screens whose names have this text', '')
  .option('--dist <folder>', 'the built pages', fileURLToPath(new URL('../dist/', import.meta.url)))
  .option('--beside <folder>', 'pictures of the design, to stand beside those of the same screen')
  .parse()
  .opts<{ only: string; dist: string; beside?: string }>()

/** Which picture of the design is which screen. */
const designs: Readonly<Record<string, string>> = {
  'not linked': '01-panel-not-linked',
  create: '02b-panel-create-570',
  people: '03-panel-people',
  'link existing': '04-panel-link-existing',
  linked: '05-panel-linked',
  series: '06-panel-series',
  why: '07-panel-why-not-synced',
  'new activities': '08-panel-push',
  invitations: '09-panel-send-invitations',
  attendee: '10-panel-attendee',
  loading: '11-panel-loading',
  offline: '12a-panel-offline',
  'error in place': '12b-panel-error-in-place',
  private: '13-panel-private',
  'first run': '14-panel-first-run',
  'create de-DE': '16-panel-create-german',
}

const folder = fileURLToPath(new URL('../test-output/screens/', import.meta.url))
const small = { width: 320, height: 570 }
const inLanguages = otherLocales.flatMap((language) =>
  screens.map((screen): Screen => ({ ...screen, name: `${screen.name} ${language}`, office: { ...screen.office, language } })),
)

async function besideDesign(page: Page, design: string, path: string): Promise<void> {
  const [wanted, is] = await Promise.all([readFile(design), readFile(path)])
  const image = (bytes: Buffer) =>
    `<img style="width:320px;display:block" src="data:image/png;base64,${bytes.toString('base64')}">`
  await page.setContent(
    `<body style="margin:0;padding:8px;width:656px;background:#888;display:grid;grid-template-columns:320px 320px;gap:8px;align-items:start">${image(wanted)}${image(is)}</body>`,
  )
  await page.screenshot({ path: path.replace('.png', ', beside.png'), fullPage: true })
}

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const panel = await openPanelPage(options.dist)
let taken = 0
try {
  const beside = await panel.chromium.context.newPage()
  await beside.setViewportSize({ width: 656, height: 600 })
  for (const screen of [...screens, ...inLanguages].filter(({ name }) => name.includes(options.only))) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await panel.page.setViewportSize(small)
      await panel.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await panel.open(screen)
      const path = join(folder, `${screen.name}, ${colorScheme}.png`)
      await panel.page.screenshot({ path })
      taken += 1
      const design = designs[screen.name]
      const found = readdirSync(options.beside ?? folder).find((name) => design !== undefined && name === `${design}.png`)
      if (options.beside !== undefined && found !== undefined && colorScheme === 'light')
        await besideDesign(beside, join(options.beside, found), path)
    }
  }
} finally {
  await panel.close()
}
console.log(`${taken} pictures in test-output/screens/`)
