import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { noticeTexts } from '../../src/commands/notice-texts.ts'
import { appointmentIn, type FakeOutlook, type FakeOutlookOptions, installOutlook } from '../support/outlook/fake-outlook.ts'

const sets = Array.from({ length: 16 }, (_, at) => `1.${at + 1}`)
const linked = appointmentIn('compose', { categories: ['Travel', 'IFS CRM'] })
const notice = (language: string) => ({
  type: 'informationalMessage',
  message: noticeTexts[language],
  icon: 'Icon.16',
  persistent: false,
})

/** The file runs once in each runtime, and associates its function while it does. */
async function run(options: FakeOutlookOptions): Promise<FakeOutlook> {
  const outlook = installOutlook(options)
  jest.resetModules()
  await import('../../src/commands/notices.ts')
  return outlook
}
/** What stands above the item once nothing more comes, and how often Outlook was told that it is over. */
async function said(options: FakeOutlookOptions) {
  const outlook = await run(options)
  const event = outlook.activate('sayThatItIsLinked')
  await jest.advanceTimersByTimeAsync(60_000)
  return { notices: Object.fromEntries(outlook.notices), timesCompleted: event.timesCompleted() }
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
})
afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(globalThis, 'Office')
})

describe('[R346] the bar on an appointment', () => {
  it.each(sets)(
    'says that it is linked where Outlook tells categories, and nothing before, in requirement set %s',
    async (set) => {
      const isTold = Number(set.slice(2)) >= 8
      expect(await said({ item: linked, set })).toEqual({
        notices: isTold ? { 'rm-panel.linked': notice('en') } : {},
        timesCompleted: 1,
      })
    },
  )

  it('stays away from one that is not linked, and from one without categories', async () => {
    expect([
      await said({ item: appointmentIn('compose', { categories: ['Travel'] }) }),
      await said({ item: appointmentIn('compose') }),
    ]).toEqual([
      { notices: {}, timesCompleted: 1 },
      { notices: {}, timesCompleted: 1 },
    ])
  })

  it('comes to one linked with a supplier, being read, too', async () => {
    const item = appointmentIn('read', { categories: ['IFS SRM'] })
    expect(await said({ item })).toEqual({ notices: { 'rm-panel.linked': notice('en') }, timesCompleted: 1 })
  })

  it.each([
    ['de-AT', 'de'],
    ['sv-SE', 'sv'],
    ['fr-FR', 'fr'],
    ['es-MX', 'es'],
    ['ja-JP', 'ja'],
    ['it-IT', 'en'],
    ['', 'en'],
  ])('speaks the language of the host: %s', async (locale, language) => {
    expect((await said({ item: linked, locale })).notices).toEqual({ 'rm-panel.linked': notice(language) })
  })

  it('stays within what Outlook shows of a notice, in every language', () => {
    expect(Object.values(noticeTexts).filter((text) => text.length === 0 || text.length > 150)).toEqual([])
  })

  it('leaves mobile, and a mailbox without an item, as they are', async () => {
    expect([
      await said({ item: linked, client: 'ios' }),
      await said({ item: linked, client: 'android' }),
      await said({ item: null }),
    ]).toEqual(Array.from({ length: 3 }, () => ({ notices: {}, timesCompleted: 1 })))
  })

  it.each([
    ['refuses the categories', { 'categories.getAsync': { fails: { code: 9020, message: 'Internal error.' } } }, false],
    ['is silent about the categories', { 'categories.getAsync': 'silent' }, false],
    ['tells the categories late', { 'categories.getAsync': { afterMs: 3_000 } }, true],
    ['is silent about the notice', { 'notificationMessages.replaceAsync': 'silent' }, true],
    [
      'refuses the notice',
      { 'notificationMessages.replaceAsync': { fails: { code: 9025, message: 'More than five notices.' } } },
      true,
    ],
  ] as const)('ends the event once where Outlook %s', async (_what, behaviours, isSaid) => {
    expect(await said({ item: linked, behaviours })).toEqual({
      notices: isSaid ? { 'rm-panel.linked': notice('en') } : {},
      timesCompleted: 1,
    })
  })

  it('ends the event once where Outlook answers after the end', async () => {
    const outlook = await run({ item: linked, behaviours: { 'categories.getAsync': { afterMs: 30_000 } } })
    const event = outlook.activate('sayThatItIsLinked')
    await jest.advanceTimersByTimeAsync(10_000)
    const atTheEnd = event.timesCompleted()
    await jest.advanceTimersByTimeAsync(30_000)

    expect([atTheEnd, event.timesCompleted()]).toEqual([1, 1])
  })

  it('ends the event where Outlook throws instead of answering', async () => {
    const outlook = await run({ item: linked })
    const { Office } = globalThis as unknown as { Office: { context: object } }
    Object.defineProperty(Office.context, 'mailbox', {
      get() {
        throw new Error('Elevated permission is required.')
      },
    })

    expect(outlook.activate('sayThatItIsLinked').timesCompleted()).toBe(1)
  })
})
