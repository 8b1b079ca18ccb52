import type { Request } from 'playwright-core'
import type { PanelPage } from './panel-page.ts'
import type { Screen } from './panel-screens.ts'

interface Pressable {
  /** Where it stands and what it is called: the same thing on two screens is pressed on one of them. */
  readonly key: string
  readonly index: number
}

/** Run in the page: all that can be pressed; behind a dialog that is open nothing can. What stands in the frame is the same everywhere. */
const pressables = `window.lookAround = () => {
  const within = document.querySelector('dialog[open]') ?? document
  const place = document.querySelector('dialog[open] h2')?.textContent ?? document.querySelector('header h1')?.textContent ??
    document.querySelector('[data-rail]')?.dataset.rail ?? ''
  window.pressable = [...within.querySelectorAll('button, a, summary')].filter((element) =>
    element.checkVisibility() && element.matches(':enabled, a, summary') && element.getAttribute('aria-disabled') !== 'true')
  const named = (element) => (element.getAttribute('aria-label') ?? element.textContent).replaceAll(/\\d+/g, '').trim()
  return window.pressable.map((element, index) => ({
    index,
    key: (element.closest('[role=tablist], [role=menu]') === null && named(element) !== 'More' ? place + ': ' : '') + named(element),
  }))
}`
/** The middle of what is called so, once it is there. */
const spot = (key: string): string => `new Promise((resolve) => {
  const look = (framesLeft) => {
    const found = lookAround().find((candidate) => candidate.key === ${JSON.stringify(key)})
    if (found === undefined && framesLeft > 0) return void requestAnimationFrame(() => look(framesLeft - 1))
    if (found === undefined) return void resolve(null)
    const element = window.pressable[found.index]
    element.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = element.getBoundingClientRect()
    resolve({ x: left + width / 2, y: top + height / 2 })
  }
  look(60)
})`
/** Until the view that the press leads to is painted: the second half of a double click falls on that one. */
const painted = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))'

/**
 * Presses all that a screen shows, each twice in the time of a double click, and answers what was sent to be written, by what was
 * pressed. `known`: pressed already.
 */
export async function pressAllTwice(
  { page, open }: PanelPage,
  screen: Screen,
  known: Set<string>,
): Promise<readonly (readonly [string, readonly string[]])[]> {
  const sent: (readonly [string, readonly string[]])[] = []
  const writes: string[] = []
  const note = (request: Request) => {
    const { pathname } = new URL(request.url())
    if (request.method() !== 'GET' && pathname !== '/api/appointments/read') writes.push(`${request.method()} ${pathname}`)
  }
  const arrive = async () => {
    await open(screen)
    await page.evaluate(pressables)
  }
  const look = () => page.evaluate<readonly Pressable[]>('lookAround()')
  await arrive()
  const first = (await look()).map(({ key }) => key)
  let now = first
  page.on('request', note)
  for (const key of first.filter((candidate) => !known.has(candidate))) {
    known.add(key)
    if (now.join() !== first.join()) {
      page.off('request', note)
      await arrive()
      page.on('request', note)
    }
    writes.length = 0
    const find = () => page.evaluate<{ x: number; y: number } | null>(spot(key))
    let at = await find()
    if (at === null) {
      // What was pressed before led on, and its view came after it was looked for.
      await arrive()
      at = await find()
    }
    if (at === null) throw new Error(`${screen.name}: "${key}" is not there again.`)
    const { x, y } = at
    await page.mouse.click(x, y)
    await page.evaluate(painted)
    await page.mouse.down({ clickCount: 2 })
    await page.mouse.up({ clickCount: 2 })
    await page.evaluate(painted)
    if (writes.length > 0) sent.push([key, [...writes]])
    now = writes.length > 0 ? [] : (await look()).map((candidate) => candidate.key)
  }
  page.off('request', note)
  return sent
}
