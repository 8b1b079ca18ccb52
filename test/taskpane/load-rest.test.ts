import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { loadRest } from '../../src/taskpane/frame/load-rest.ts'

/** Parts that are asked for in turn; `fails` says which are refused, by their number and how often they were asked for. */
function partsOf(count: number, fails: (part: number, time: number) => boolean = () => false) {
  const asked: number[] = []
  const parts = Array.from({ length: count }, (_, part) => () => {
    asked.push(part)
    const time = asked.filter((other) => other === part).length
    return fails(part, time) ? Promise.reject(new Error('ChunkLoadError')) : Promise.resolve()
  })
  return { asked, parts }
}
const set = (what: 'onLine' | 'connection', value: unknown) =>
  Object.defineProperty(navigator, what, { configurable: true, value })
/** Long enough for everything, each time. */
const later = () => jest.advanceTimersByTimeAsync(60_000)

beforeEach(() => {
  jest.useFakeTimers()
  set('onLine', true)
  set('connection', undefined)
})
afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(window, 'requestIdleCallback')
  Reflect.deleteProperty(window, 'cancelIdleCallback')
})

describe('[R341] the rest of the panel', () => {
  it('comes one part after another, a second apart where a browser has no idle callbacks', async () => {
    const { asked, parts } = partsOf(3)
    loadRest(parts)
    const counts: number[] = []
    for (let second = 0; second < 4; second += 1) {
      counts.push(asked.length)
      await jest.advanceTimersByTimeAsync(1_000)
    }

    expect({ asked, counts }).toEqual({ asked: [0, 1, 2], counts: [0, 1, 2, 3] })
  })

  it('comes whenever the browser is idle, where it says so', async () => {
    const idle: (() => void)[] = []
    Object.assign(window, { requestIdleCallback: (run: () => void) => idle.push(run), cancelIdleCallback: () => undefined })
    const { asked, parts } = partsOf(2)
    loadRest(parts)
    const counts = [asked.length]
    for (const _part of parts) {
      idle.shift()?.()
      await later()
      counts.push(asked.length)
    }

    expect({ counts, idle }).toEqual({ counts: [0, 1, 2], idle: [] })
  })

  it('is not loaded where somebody saves data', async () => {
    set('connection', { saveData: true })
    const { asked, parts } = partsOf(2)
    loadRest(parts)
    await later()

    expect(asked).toEqual([])
  })

  it('stops with the panel', async () => {
    const { asked, parts } = partsOf(3)
    const stop = loadRest(parts)
    await jest.advanceTimersByTimeAsync(1_000)
    stop()
    await later()

    expect(asked).toEqual([0])
  })

  it('goes on from where it was once the line is back', async () => {
    set('onLine', false)
    const { asked, parts } = partsOf(3, (part, time) => part === 1 && time === 1)
    loadRest(parts)
    await later()
    const offline = [...asked]
    set('onLine', true)
    window.dispatchEvent(new Event('online'))
    await later()

    expect({ offline, asked }).toEqual({ offline: [0, 1], asked: [0, 1, 1, 2] })
  })

  it('is stopped while it waits for the line, too', async () => {
    set('onLine', false)
    const { asked, parts } = partsOf(2, () => true)
    const stop = loadRest(parts)
    await later()
    stop()
    window.dispatchEvent(new Event('online'))
    await later()

    expect(asked).toEqual([0])
  })

  it('passes a part that the service no longer has', async () => {
    const { asked, parts } = partsOf(3, (part) => part === 1)
    loadRest(parts)
    await later()

    expect(asked).toEqual([0, 1, 2])
  })
})
