import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { connectToOutlook } from '../../src/taskpane/host/outlook-host.ts'
import { failed, installOutlook, silent, succeeded } from './support/fake-office.ts'

const itemWith = async (item: unknown, hostName?: string) => {
  installOutlook({ item, ...(hostName === undefined ? {} : { hostName }) })
  return (await connectToOutlook()).currentItem()
}

afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(globalThis, 'Office')
})

describe('the item that is open', () => {
  it('being read has its id, in the form the server knows', async () => {
    expect(await itemWith({ subject: 'Review', itemId: 'AAMk' })).toEqual({ kind: 'saved', itemId: 'AAMk as v2.0' })
  })

  it('being written is asked for its id', async () => {
    expect(await itemWith({ subject: {}, getItemIdAsync: succeeded('AAMk') })).toEqual({ kind: 'saved', itemId: 'AAMk as v2.0' })
  })

  it('being written and never saved is unsaved (9046)', async () => {
    expect(await itemWith({ subject: {}, getItemIdAsync: failed(9046, 'The item is not saved.') })).toEqual({ kind: 'unsaved' })
  })

  it('in an Outlook too old to be asked is unsaved', async () => {
    expect(await itemWith({ subject: {} })).toEqual({ kind: 'unsaved' })
  })

  it('may be none', async () => {
    expect(await itemWith(null)).toEqual({ kind: 'none' })
  })

  it('keeps its id on mobile, where it is in REST form already', async () => {
    expect(await itemWith({ subject: 'Review', itemId: 'AAMk' }, 'OutlookIOS')).toEqual({ kind: 'saved', itemId: 'AAMk' })
  })

  it('is given up on when Outlook stays silent, with what to do', async () => {
    jest.useFakeTimers()
    const asked = itemWith({ subject: {}, getItemIdAsync: silent })
    const refused = expect(asked).rejects.toThrow('Outlook does not answer. Close the panel and open it again.')

    await jest.advanceTimersByTimeAsync(8_000)

    await refused
  })

  it('that Outlook cannot name is an error in its words', async () => {
    await expect(itemWith({ subject: {}, getItemIdAsync: failed(9020, 'Internal error.') })).rejects.toThrow(
      'Outlook could not say which appointment this is: Internal error.',
    )
  })
})

it('without office.js says what did not load', async () => {
  await expect(connectToOutlook()).rejects.toThrow('Outlook’s part of the panel did not load.')
})

it('light and dark follow Outlook’s colours, also when they change', async () => {
  const outlook = installOutlook({ item: null, background: '#1f1f1f' })
  const host = await connectToOutlook()
  const seen = [host.theme()]
  host.onThemeChanged(() => seen.push(host.theme()))

  outlook.raise('officeThemeChanged', { officeTheme: { bodyBackgroundColor: '#FAF9F8' } })

  expect(seen).toEqual(['dark', 'light'])
})

it('listening to other items ends when asked to', async () => {
  const outlook = installOutlook({ item: null })
  const host = await connectToOutlook()
  let heard = 0
  const stop = host.onItemChanged(() => (heard += 1))
  outlook.raise('olkItemSelectedChanged')

  stop()
  outlook.raise('olkItemSelectedChanged')

  expect({ heard, listeners: outlook.listeners.size }).toEqual({ heard: 1, listeners: 0 })
})
