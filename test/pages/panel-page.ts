import type { Page } from 'playwright-core'
import { makeLocalCertificates } from '../../src/standins/tls.ts'
import { type Chromium, launchChromium } from '../support/chromium.ts'
import { fixDate } from '../support/fixed-date.ts'
import { seen } from '../support/seen.ts'
import type { Screen } from './panel-screens.ts'
import { type PanelServer, startPanelServer } from './panel-server.ts'

export interface PanelPage {
  readonly server: PanelServer
  readonly chromium: Chromium
  readonly page: Page
  /** Signs in and goes to the screen. */
  open(screen: Screen): Promise<void>
  close(): Promise<void>
}

/** The minute the screens are seen: eighteen minutes before the appointment ends, just after its last change was relayed. */
const now = new Date('2026-11-24T09:44:00Z')

/** The built panel in a real Chromium, in an Outlook and before a server of the test. */
export async function openPanelPage(dist?: string): Promise<PanelPage> {
  const certificates = await makeLocalCertificates()
  const server = await startPanelServer(certificates, dist)
  const chromium = await launchChromium({ ca: certificates.ca, viewport: { width: 320, height: 640 } })
  const { page, context } = chromium
  await fixDate(page, now)
  return {
    server,
    chromium,
    page,
    async open({ view, office = {}, isPurchasing = false, isSignedIn = true, steps }) {
      await context.setOffline(false)
      server.reset(view)
      const search = new URLSearchParams({ office: JSON.stringify(office), ...(isPurchasing ? { panel: 'srm' } : {}) })
      await page.goto(`${server.url}/panel/taskpane.html?${search.toString()}`)
      await seen(page, 'footer button')
      if (!isSignedIn) return
      await page.locator('footer button').click()
      await seen(page, view === null ? 'main.sk[aria-label]' : '[data-rail]')
      await steps?.(page, server)
    },
    async close() {
      await chromium.close()
      await server.close()
    },
  }
}
