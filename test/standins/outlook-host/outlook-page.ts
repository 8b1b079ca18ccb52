import type { Frame, Page } from 'playwright-core'
import { type Chromium, launchChromium } from '../../support/chromium.ts'
import { builtPage } from './built-page.ts'
import { type OutlookFixture, startOutlookFixture } from './outlook-fixture.ts'

export interface OutlookPage extends OutlookFixture {
  readonly chromium: Chromium
  readonly page: Page
  /** Opens the appointment of this subject with the pane beside it; gives the add-in's frame once office.js is ready. */
  openWithProbe(userName: string, id: string): Promise<Frame>
  /** the pane beside whatever is open */
  probe(): Promise<Frame>
  /** What the host got that it does not know: a test fails on any. */
  unknownCalls(): Promise<unknown[]>
}

/** The simulated Outlook in Chromium, with the whole local cloud it needs. */
export async function openOutlookPage(options: { seed: boolean }): Promise<OutlookPage> {
  const fixture = await startOutlookFixture({ ...options, pageDir: await builtPage() })
  const chromium = await launchChromium({ ca: fixture.ca })
  const { page } = chromium
  await page.goto(fixture.outlook.url)
  await page.waitForFunction('window.__outlookHost?.ready')

  const probe = async (): Promise<Frame> => {
    const element = await page.waitForSelector('iframe[title="Probe"]')
    const frame = await element.contentFrame()
    if (frame === null) throw new Error('The pane has no frame.')
    await frame.waitForFunction('window.officeReady !== undefined')
    await frame.evaluate('officeReady')
    return frame
  }
  return {
    ...fixture,
    chromium,
    page,
    probe,
    openWithProbe: async (userName, id) => {
      await page.evaluate(`__outlookHost.closePane(); __outlookHost.signInAs(${JSON.stringify(userName)})`)
      await page.waitForFunction('window.__outlookHost.ready')
      await page.evaluate(`__outlookHost.open(${JSON.stringify(id)})`)
      await page.evaluate(`__outlookHost.openPane('probe')`)
      return probe()
    },
    unknownCalls: () => page.evaluate('__outlookHost.unknownCalls'),
    close: async () => {
      await chromium.close()
      await fixture.close()
    },
  }
}
