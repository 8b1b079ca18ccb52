import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CDPSession } from 'playwright-core'
import { appointment } from '../taskpane/support/fixtures.ts'
import { openPanelPage, type PanelPage } from './panel-page.ts'
import { isKept } from './is-kept.ts'
import { countIntervals, grown, held, presses } from './panel-strain.ts'
import { type Screen, screens } from './panel-screens.ts'
import { linked } from './panel-views.ts'
import { pressAllTwice } from './press-twice.ts'

const screen = (wanted: string): Screen => {
  const found = screens.find(({ name }) => name === wanted)
  if (found === undefined) throw new Error(`There is no screen "${wanted}".`)
  return found
}

/** Between them they open every part of the panel; the last one goes to the other tab. */
const opened = [
  'create',
  'people',
  'connection',
  'link existing',
  'linked',
  'linked, series date',
  'linked, menu open',
  'unlink',
  'attendee',
  'private',
  'set aside',
  'activity gone',
  'new activities',
]

describe('the built panel, used hard', () => {
  let panel: PanelPage
  let session: CDPSession
  beforeAll(async () => {
    panel = await openPanelPage()
    await panel.page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' })
    // What a press opens beside the panel is closed at once.
    panel.chromium.context.on('page', (page) => void page.close())
    session = await panel.chromium.context.newCDPSession(panel.page)
    await session.send('Performance.enable')
  }, 120_000)
  afterAll(() => panel.close())

  const loaded = (): Promise<readonly string[]> =>
    panel.page.evaluate<readonly string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))`,
    )
  /** Once nothing more is asked for. */
  const settled = () => panel.page.waitForLoadState('networkidle')

  it('[R341] loads what a press opens once the first view stands, and not before', async () => {
    const { page, server } = panel
    await panel.open(screen('loading'))
    await page.evaluate('new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))')
    const before = await loaded()
    await panel.open(screen('not linked'))
    await settled()
    const after = await loaded()
    await page.evaluate(presses)
    const late: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') late.push(request.url())
    })
    for (const [at, { view, steps }] of opened.map(screen).entries()) {
      server.reset(view)
      await page.evaluate(`openAnother('AAMk-${at}')`)
      await steps?.(page, server)
    }
    page.removeAllListeners('request')

    expect({ early: before.length < after.length / 2, late }).toEqual({ early: true, late: [] })
  })

  it('[R341] offline then, a view that was never opened opens, and says what it cannot know', async () => {
    const { page } = panel
    await panel.open(screen('linked'))
    await settled()
    await page.context().setOffline(true)
    await page.locator('[data-rail="offline"]').waitFor()
    await page.getByRole('button', { name: 'Something missing?' }).click()
    await page.getByRole('heading', { name: 'Why is this not synced?' }).waitFor()

    expect(await page.getByRole('alert').innerText()).toMatch(/offline/i)
    await page.context().setOffline(false)
  })

  it('[R397] opened anew without a line: shows what was known, writes nothing, and goes on with the line and a press', async () => {
    const { page } = panel
    await panel.open(screen('linked'))
    await isKept(page)
    await page.context().setOffline(true)
    await page.reload()
    await page.locator('[data-rail="offline"]').waitFor()
    const offline = {
      said: await page.getByRole('status').first().innerText(),
      open: await page.getByRole('button', { name: 'Open in IFS' }).getAttribute('aria-disabled'),
      why: await page.getByRole('button', { name: 'Open in IFS' }).getAttribute('title'),
    }
    await page.context().setOffline(false)
    // A line that was cut by the test before the page was there does not tell the page that it is back.
    await page.evaluate(`dispatchEvent(new Event('online'))`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('[data-rail="linked"]').waitFor()

    expect(offline).toEqual({
      said: expect.stringMatching(/^(You are offline|The service does not answer)\. This was known at /),
      open: 'true',
      why: 'Needs a connection',
    })
  })

  it('[R399] with a line the page is the server’s, whatever is kept, and versions from before go', async () => {
    const { page } = panel
    await panel.open(screen('linked'))
    await isKept(page)
    await page.evaluate(`(async () => {
      const [name] = await caches.keys()
      for (const planted of [name, 'rm-panel-page-0']) {
        const cache = await caches.open(planted)
        await cache.put('/panel/taskpane.html', new Response('<title>Kept</title>', { headers: { 'content-type': 'text/html' } }))
      }
    })()`)
    await panel.open(screen('linked'))
    await isKept(page)

    expect(await page.title()).toBe('RM Panel')
  })

  it('[R398] signing out ends at the first page, leaves no word of the appointment, and a press leads back', async () => {
    const { page } = panel
    const kept = () => page.evaluate<boolean>(`JSON.stringify(localStorage).includes('Quarterly review')`)
    await panel.open(screen('linked'))
    const before = await kept()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    const after = await kept()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('[data-rail="linked"]').waitFor()

    expect([before, after]).toEqual([true, false])
  })

  it('[R342] a host that says it signs add-ins in, and then has no bridge, leads to the window of the sign-in', async () => {
    const { page } = panel
    await panel.open({ ...screen('not linked'), isSignedIn: false })
    const withoutMsal = await loaded()
    await panel.open({ ...screen('not linked'), office: { nested: true }, isSignedIn: false })
    const withMsal = await loaded()
    await page.locator('footer button').click()
    await page.getByText('Not linked').waitFor()

    expect(withMsal.length).toBeGreaterThan(withoutMsal.length)
  })

  it('[R344] opening 200 appointments in one pane, and what they lead to, leaves nothing behind', async () => {
    const { page, server } = panel
    await page.addInitScript(countIntervals)
    await panel.open(screen('not linked'))
    await page.evaluate(presses)
    const turn = async (count: number) => {
      server.reset(count % 2 === 0 ? linked : appointment)
      await page.evaluate(
        count % 2 === 0
          ? `openAnother('AAMk-${count % 7}').then(() => press('main [aria-haspopup]', '[role=menuitem]')).then(() => press('main [aria-haspopup]', 'main'))`
          : `openAnother('AAMk-${count % 7}').then(() => press('[data-opens=create]', 'textarea')).then(() => press('header button', '[data-rail]'))`,
      )
    }
    for (let count = 0; count < 20; count += 1) await turn(count)
    const before = await held(page, session)
    for (let count = 0; count < 200; count += 1) await turn(count)
    const after = await held(page, session)

    expect(grown(before, after)).toEqual([])
  }, 120_000)

  it('[R344] opening the panel itself anew, time and again, leaves nothing behind', async () => {
    const { page, server } = panel
    server.reset(linked)
    await page.goto(`${server.url}/panel/help.html`)
    await page.evaluate(presses)
    const open = (times: number) =>
      page.evaluate(`(async () => { for (let left = ${times}; left > 0; left -= 1) await openPane('/panel/taskpane.html') })()`)
    await open(5)
    const before = await held(page, session)
    // As many as tell: a tenth of what 200 times may leave.
    await open(20)
    const after = await held(page, session)

    expect(grown(before, after, 20 / 200)).toEqual([])
  }, 240_000)

  it('is measured: a listener, an interval and a view that somebody keeps are found', async () => {
    const { page } = panel
    await panel.open(screen('not linked'))
    const before = await held(page, session)
    await page.evaluate(`
      window.kept = Array.from({ length: 200 }, () => {
        window.addEventListener('online', () => window.kept)
        setInterval(() => window.kept, 1000000)
        return document.querySelector('#panel').cloneNode(true)
      })
      window.heavy = Array.from({ length: 500000 }, (_, at) => ({ at }))
    undefined
    `)

    expect(grown(before, await held(page, session)).map((text) => text.split(' ')[0])).toEqual([
      'heap',
      'nodes',
      'listeners',
      'intervals',
    ])
  })

  it('[R343] the second half of a double click does nothing on the view that came meanwhile', async () => {
    const { page } = panel
    await panel.open(screen('not linked'))
    await settled()
    const writes: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') writes.push(new URL(request.url()).pathname)
    })
    const { x, y, width, height } = (await page.locator('[data-opens="create"]').boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
    const at = [x + width / 2, y + height / 2] as const
    await page.mouse.click(...at)
    await page.locator('textarea').waitFor()
    const below = await page.evaluate<string>(`document.elementFromPoint(${at.join()}).closest('button').textContent`)
    await page.mouse.down({ clickCount: 2 })
    await page.mouse.up({ clickCount: 2 })
    await settled()
    const bySecondHalf = [...writes]
    await page.locator('footer button').first().press('Enter')
    await page.locator('[data-rail="linked"]').waitFor()
    page.removeAllListeners('request')

    expect({ below, bySecondHalf, byPress: writes }).toEqual({
      below: 'Create activity',
      bySecondHalf: [],
      byPress: ['/api/links'],
    })
  })

  it('[R343] pressing anything twice in a row writes once', async () => {
    panel.server.answerWritesAfter(300)
    const known = new Set<string>()
    const sent: (readonly [string, readonly string[]])[] = []
    for (const each of screens.filter(({ name }) => name !== 'service silent')) {
      sent.push(...(await pressAllTwice(panel, each, known)))
    }

    expect({
      doubled: sent.filter(([, writes]) => writes.length > 1),
      written: sent.map(([pressed]) => pressed),
    }).toEqual({
      doubled: [],
      written: expect.arrayContaining([
        'Create activity: Create activity',
        'Link existing activity: Link to',
        'Unlink this appointment?: Unlink',
        ': Add  to calendar',
        'paused: Try again',
      ]),
    })
  }, 300_000)
})
