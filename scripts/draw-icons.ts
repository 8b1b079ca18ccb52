/** Draws `assets/*.png`, every size that a manifest names, from the SVGs beside them: `node scripts/draw-icons.ts`. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import packagedChromium from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { mobileSizes } from '../src/domain/manifest/panel-manifest.ts'

const sizes = [16, 32, 64, 80, 128]
const onMobile = [...new Set(mobileSizes.map(({ pixels }) => pixels))]
const systemChromium = '/usr/bin/chromium'
const asset = (name: string): string => fileURLToPath(new URL(`../assets/${name}`, import.meta.url))

const browser = await chromium.launch({
  executablePath: existsSync(systemChromium) ? systemChromium : await packagedChromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const flavour of ['crm', 'srm']) {
  for (const [name, wanted] of [
    [flavour, sizes],
    [`${flavour}-mobile`, onMobile],
  ] as const) {
    const svg = await readFile(asset(`${name}.svg`), 'utf8')
    for (const size of wanted) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
      await page.screenshot({ path: asset(`${name}-${size}.png`), omitBackground: true })
    }
  }
}
await browser.close()
