import type { Page } from 'playwright-core'

/** Every page says it is this moment; timers run as they are. Playwright's own clock replaces the timers too, and each then comes late. */
export const fixDate = (page: Page, at: Date): Promise<unknown> =>
  page.addInitScript(`globalThis.Date = class extends Date {
    constructor(...given) { if (given.length === 0) super(${at.getTime()}); else super(...given) }
    static now() { return ${at.getTime()} }
  }`)
