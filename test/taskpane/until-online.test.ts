import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { untilOnline } from '../../src/ui/until-online.ts'

const lineIs = (isThere: boolean) => jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(isThere)

describe('a part of the panel', () => {
  afterEach(() => {
    jest.restoreAllMocks()
  })

  it('[R299] that does not load while offline is asked for again once the line is back', async () => {
    lineIs(false)
    const load = jest.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('No line.')).mockResolvedValue('the part')
    const part = untilOnline(load)
    await Promise.resolve()

    lineIs(true)
    window.dispatchEvent(new Event('online'))

    expect([await part, load.mock.calls.length]).toEqual(['the part', 2])
  })

  it('that does not load although there is a line says so', async () => {
    lineIs(true)

    await expect(untilOnline(() => Promise.reject(new Error('Another version.')))).rejects.toThrow('Another version.')
  })
})
