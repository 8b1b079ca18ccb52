import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packagedChromium from '@sparticuz/chromium'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { spkiPin } from '../../src/standins/tls.ts'

export interface Chromium {
  readonly context: BrowserContext
  readonly page: Page
  /** requests to hosts other than localhost: none finds its host, and a test should find none */
  readonly outsideRequests: readonly string[]
  close(): Promise<void>
}

export interface ChromiumOptions {
  /** PEM of the CA whose certificates are accepted; certificates under any other still fail (identity.md §5) */
  readonly ca: string
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
}

const systemChromium = '/usr/bin/chromium'
const isLocal = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname.endsWith('.localhost')

/** A real Chromium with a fresh profile that trusts the local cloud's CA and reaches nothing but this computer. */
export async function launchChromium({ ca, viewport, colorScheme = 'light' }: ChromiumOptions): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'rm-panel-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: existsSync(systemChromium) ? systemChromium : await packagedChromium.executablePath(),
    headless: true,
    viewport: viewport ?? { width: 1456, height: 819 },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // a sign-in window that only opens with the blocker off would fail a person (identity.md §1.7)
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Not by a route: where one stands, nothing is cached and each page compiles its scripts anew.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
      `--ignore-certificate-errors-spki-list=${spkiPin(ca)}`,
    ],
  })
  context.setDefaultTimeout(10_000)
  const outsideRequests: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && !isLocal(url)) outsideRequests.push(request.url())
  })
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    outsideRequests,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
