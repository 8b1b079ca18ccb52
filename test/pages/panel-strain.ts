import type { CDPSession, Page } from 'playwright-core'

/** What a page holds once everything that nobody refers to is collected. */
export interface Held {
  readonly heapBytes: number
  readonly nodes: number
  readonly listeners: number
  readonly documents: number
  /** Intervals that run. */
  readonly intervals: number
}

/** Run before the page: counts the intervals that run. */
export const countIntervals = `(() => {
  const running = new Set()
  const { setInterval, clearInterval } = window
  window.setInterval = (...given) => {
    const handle = setInterval(...given)
    running.add(handle)
    return handle
  }
  window.clearInterval = (handle) => {
    running.delete(handle)
    clearInterval(handle)
  }
  window.countIntervals = () => running.size
})()`

export async function held(page: Page, session: CDPSession): Promise<Held> {
  // What a first collection frees may have held what the second one frees.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  return {
    heapBytes: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    documents: metric('Documents'),
    intervals: await page.evaluate<number>('window.countIntervals?.() ?? 0'),
  }
}

/**
 * What is held now and was not before, beyond what a browser keeps for a while (its last view, compiled code). `share`: of what 200 times
 * may leave, where it was done fewer times.
 */
export const grown = (before: Held, after: Held, share = 1): readonly string[] => [
  ...(after.heapBytes - before.heapBytes > 1_000_000 * share ? [`heap by ${after.heapBytes - before.heapBytes} bytes`] : []),
  ...(after.nodes - before.nodes > 100 * share ? [`nodes by ${after.nodes - before.nodes}`] : []),
  ...(after.listeners - before.listeners > 20 * share ? [`listeners by ${after.listeners - before.listeners}`] : []),
  ...(after.documents - before.documents > share ? [`documents by ${after.documents - before.documents}`] : []),
  ...(after.intervals > before.intervals ? [`intervals by ${after.intervals - before.intervals}`] : []),
]

/** Run in the page: presses what `selector` finds and waits, a frame at a time, until what `seen` finds is there. */
export const presses = `(() => {
  const wait = (what, holds) => new Promise((resolve, reject) => {
    const latest = performance.now() + 20000
    const look = () => {
      if (holds()) resolve()
      else if (performance.now() > latest) reject(new Error('Not seen: ' + what + ' in ' + document.body.innerText))
      else requestAnimationFrame(look)
    }
    look()
  })
  const find = (selector, root = document) => [...root.querySelectorAll(selector)].find((element) => element.checkVisibility())
  window.press = async (selector, seen, root = document) => {
    await wait(selector, () => find(selector, root) !== undefined)
    const pressed = find(selector, root)
    pressed.click()
    await wait(seen, () => find(seen, root) !== undefined).catch((error) => {
      throw new Error([error.message, 'pressed: ' + selector, 'still there: ' + pressed.isConnected, root.body.innerText].join('; '))
    })
  }
  window.openAnother = async (itemId) => {
    const before = document.querySelector('[data-rail]')
    outlookOpen(itemId)
    await wait('the next appointment', () => ![null, before].includes(document.querySelector('[data-rail]')))
  }
  /** A pane of its own beside a mail, opened, signed in and closed again. */
  window.openPane = async (url) => {
    const pane = document.createElement('iframe')
    pane.style.cssText = 'width: 320px; height: 600px'
    pane.src = url
    document.body.append(pane)
    await new Promise((resolve) => { pane.onload = resolve })
    await press('footer button', '[data-rail]', pane.contentDocument)
    pane.remove()
  }
})()`
