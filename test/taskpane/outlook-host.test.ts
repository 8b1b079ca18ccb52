import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { HostItem } from '../../src/taskpane/host/host.ts'
import { connectToOutlook } from '../../src/taskpane/host/outlook-host.ts'
import { appointmentIn, type FakeOutlookOptions, installOutlook } from '../support/outlook/fake-outlook.ts'

const itemIn = async (options: FakeOutlookOptions): Promise<HostItem> => {
  installOutlook(options)
  return (await connectToOutlook()).currentItem()
}
const form = {
  subject: 'Quarterly review Norrvik',
  startAt: '2026-11-24T09:00:00.000Z',
  endAt: '2026-11-24T10:00:00.000Z',
  people: [
    { name: 'Ellen Sandberg', email: 'ellen.sandberg@halden.example' },
    { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example' },
  ],
}
const sets = Array.from({ length: 16 }, (_, at) => `1.${at + 1}`)

afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(globalThis, 'Office')
})

describe('the item that is open', () => {
  it.each(sets)('being read has its id in the form the server knows, in requirement set %s', async (set) => {
    expect(await itemIn({ item: appointmentIn('read'), set })).toEqual({
      kind: 'saved',
      itemId: 'AAMk-1_2',
      form: null,
      occurrenceStartAt: null,
    })
  })

  it.each(sets)(
    'being written is asked for its id where Outlook can say it, and is its form alone otherwise, in set %s',
    async (set) => {
      const withOrganizer = { ...form, people: Number(set.slice(2)) >= 7 ? form.people : form.people.slice(1) }
      expect(await itemIn({ item: appointmentIn('compose'), set })).toEqual(
        Number(set.slice(2)) >= 8
          ? { kind: 'saved', itemId: 'AAMk-1_2', form: withOrganizer, occurrenceStartAt: null }
          : { kind: 'unsaved', form: withOrganizer },
      )
    },
  )

  it('[R41] being written and never saved (9046) is its form, and nothing saves it', async () => {
    const outlook = installOutlook({ item: appointmentIn('compose', { itemId: null }) })
    const item = await (await connectToOutlook()).currentItem()

    expect({ item, saved: outlook.answers.calls.includes('saveAsync') }).toEqual({
      item: { kind: 'unsaved', form },
      saved: false,
    })
  })

  it.each(['read', 'compose'] as const)('[S17] says which of those invited is a distribution group, in %s mode', async (mode) => {
    const sales = { displayName: 'All of sales', emailAddress: 'Sales@halden.example', recipientType: 'distributionList' }
    const item = await itemIn({ item: appointmentIn(mode, { optional: [sales] }) })

    expect(item.kind === 'saved' && item.groups).toEqual(['sales@halden.example'])
  })

  it('names each person once, whether required, optional or organizer', async () => {
    const maria = { displayName: 'Maria Lindqvist', emailAddress: 'Maria.Lindqvist@norrvik.example' }
    const item = await itemIn({ item: appointmentIn('compose', { itemId: null, optional: [maria] }) })

    expect(item.kind === 'unsaved' && item.form.people.map(({ email }) => email)).toEqual([
      'ellen.sandberg@halden.example',
      'Maria.Lindqvist@norrvik.example',
    ])
  })

  it('has what its form tells even when Outlook refuses or forgets a part of it', async () => {
    const item = await itemIn({
      item: appointmentIn('compose', { itemId: null }),
      behaviours: { 'start.getAsync': { fails: { code: 9020, message: 'Internal error.' } }, 'subject.getAsync': { afterMs: 5 } },
    })

    expect(item).toEqual({ kind: 'unsaved', form: { ...form, startAt: null } })
  })

  it('that is one date of a series says when it starts: classic Outlook names the master for each of them', async () => {
    const date = { seriesId: 'AAMk/master' }
    expect([
      await itemIn({ item: appointmentIn('read', date), client: 'classic' }),
      await itemIn({ item: appointmentIn('compose', date), client: 'classic' }),
    ]).toEqual([
      { kind: 'saved', itemId: 'AAMk-1_2', form: null, occurrenceStartAt: '2026-11-24T09:00:00.000Z' },
      { kind: 'saved', itemId: 'AAMk-1_2', form, occurrenceStartAt: '2026-11-24T09:00:00.000Z' },
    ])
  })

  it('may be none', async () => {
    expect(await itemIn({ item: null })).toEqual({ kind: 'none' })
  })

  it.each(['ios', 'android'] as const)('keeps its id on %s, where it is in REST form already', async (client) => {
    expect(await itemIn({ item: appointmentIn('read'), client })).toMatchObject({ kind: 'saved', itemId: 'AAMk/1+2' })
  })

  it('is given up on when Outlook stays silent', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
    const asked = itemIn({ item: appointmentIn('compose'), behaviours: { getItemIdAsync: 'silent' } })
    const refused = expect(asked).rejects.toMatchObject({ code: 'outlook-silent' })

    await jest.advanceTimersByTimeAsync(8_000)

    await refused
  })

  it('that Outlook cannot name is an error in its words', async () => {
    const behaviours = { getItemIdAsync: { fails: { code: 9020, message: 'Internal error.' } } }
    await expect(itemIn({ item: appointmentIn('compose'), behaviours })).rejects.toMatchObject({
      code: 'item-unnamed',
      message: 'Internal error.',
    })
  })
})

it('without office.js says what did not load', async () => {
  await expect(connectToOutlook()).rejects.toMatchObject({ code: 'office-missing' })
})

it('light and dark follow Outlook’s colours, also when they change', async () => {
  const outlook = installOutlook({ background: '#1f1f1f' })
  const host = await connectToOutlook()
  const seen = [host.theme()]
  host.onThemeChanged(() => seen.push(host.theme()))

  outlook.raise('officeThemeChanged', { officeTheme: { bodyBackgroundColor: '#FAF9F8' } })

  expect(seen).toEqual(['dark', 'light'])
})

it('an Outlook that names no colours says nothing of them', async () => {
  installOutlook({ set: '1.13', background: '#1f1f1f' })
  expect((await connectToOutlook()).theme()).toBeNull()
})

it('listening to other items ends when asked to, and an item that is gone is none', async () => {
  const outlook = installOutlook({ item: appointmentIn('read') })
  const host = await connectToOutlook()
  const seen: Promise<HostItem>[] = []
  const stop = host.onItemChanged(() => seen.push(host.currentItem()))
  outlook.openItem(null)

  stop()
  outlook.openItem(appointmentIn('read'))

  expect({ seen: await Promise.all(seen), listeners: outlook.listeners.size }).toEqual({ seen: [{ kind: 'none' }], listeners: 0 })
})

it.each(['1.1', '1.4'])('an Outlook of set %s tells of no other item, and nothing fails by it', async (set) => {
  installOutlook({ item: appointmentIn('read'), set })
  const host = await connectToOutlook()

  expect(() => {
    host.onItemChanged(() => undefined)()
  }).not.toThrow()
})

describe('on mobile', () => {
  it('[R42] an appointment is marked as logged, and the panel closes itself', async () => {
    const outlook = installOutlook({ item: appointmentIn('read'), client: 'ios' })
    const host = await connectToOutlook()

    await host.markLogged()
    host.close()

    expect({ mobile: host.isMobile, logged: outlook.customProperties.get('EventLogged'), closed: outlook.closed() }).toEqual({
      mobile: true,
      logged: true,
      closed: true,
    })
  })

  it('a mark that cannot be set harms nothing', async () => {
    const refused = { fails: { code: 9020, message: 'Internal error.' } }
    installOutlook({ item: appointmentIn('read'), client: 'android', behaviours: { loadCustomPropertiesAsync: refused } })

    await expect((await connectToOutlook()).markLogged()).resolves.toBeUndefined()
  })
})
