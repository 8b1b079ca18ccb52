import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { seen } from '../support/seen.ts'
import { openPanelPage, type PanelPage } from './panel-page.ts'
import { type Screen, screens } from './panel-screens.ts'

let panel: PanelPage
beforeAll(async () => {
  panel = await openPanelPage()
  await panel.page.addInitScript(`
    window.shifts = []
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })
    // What can be pressed once the view stands, and is taken away or put in only then: a press in that moment is lost.
    window.exchanged = []
    const note = (nodes, isInMain) => {
      for (const node of [...nodes].filter(({ nodeType }) => nodeType === 1)) {
        for (const each of [node, ...node.querySelectorAll('*')]) {
          if (each.matches('button') && (isInMain || each.closest('main'))) window.exchanged.push(each.textContent)
        }
      }
    }
    let stands = false
    new MutationObserver((records) => {
      for (const { target, addedNodes, removedNodes } of stands ? records : []) {
        const isInMain = target.closest?.('main') != null
        note(addedNodes, isInMain)
        note(removedNodes, isInMain)
      }
      stands ||= document.querySelector('[data-rail]') !== null
    }).observe(document, { childList: true, subtree: true })
  `)
}, 120_000)
afterAll(() => panel.close())

const screenOf = (name: string): Screen => {
  const found = screens.find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`There is no screen "${name}".`)
  return found
}
const shifted = (): Promise<number> => panel.page.evaluate<number>('window.shifts.reduce((sum, value) => sum + value, 0)')

const dead = (): Promise<number> => panel.page.locator('main [aria-disabled=true]').count()

it.each(['not linked', 'linked', 'series', 'attendee', 'first run'])(
  '[R43] [R371] nothing moves from the shape to the view, and no button is dead or exchanged: %s',
  async (name) => {
    await panel.open(screenOf(name))
    await panel.page.waitForLoadState('networkidle')

    expect([await shifted(), await panel.page.evaluate('window.exchanged'), await dead()]).toEqual([0, [], 0])
  },
)

it.each([
  ['linked', 'main [aria-haspopup]', '[role=menuitem]', `window.dispatchEvent(new Event('focus'))`],
  ['not saved', '[data-opens=create]', 'textarea', `outlookSave('AAMk-1')`],
] as const)(
  '[R372] what is drawn anew between the two halves of a press hears it: %s',
  async (name, pressed, opens, drawAnew) => {
    const { page, server } = panel
    const { view, ...how } = screenOf(name)
    if (view === null) throw new Error(`The screen "${name}" shows nothing.`)
    await panel.open({ ...how, view })
    const { x, y, width, height } = (await page.locator(pressed).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    server.reset({ ...view, subject: 'Drawn anew' })
    await page.evaluate(drawAnew)
    await page.getByText('Drawn anew').first().waitFor()
    await page.mouse.up()

    expect(
      await seen(page, opens, 5_000).then(
        () => 'heard',
        () => 'lost',
      ),
    ).toBe('heard')
  },
)

it('is measured: what pushes the view down is a shift', async () => {
  await panel.page.evaluate(`document.body.insertAdjacentHTML('afterbegin', '<div style="height: 200px">late</div>')`)
  // Not waitForFunction, which evaluates a text again and again: the page forbids it.
  await panel.page.evaluate(
    'new Promise((done) => { const look = () => (window.shifts.length > 0 ? done() : requestAnimationFrame(look)); look() })',
  )

  expect(await shifted()).toBeGreaterThan(0)
})
