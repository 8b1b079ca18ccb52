import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { people } from '../../../src/standins/seed/company.ts'
import { lookWithAxe } from '../../support/look-with-axe.ts'
import { openOutlookPage, type OutlookPage } from './outlook-page.ts'

/** The page as a person uses it: by keyboard and pointer, on the seeded month. */
let outlook: OutlookPage
let page: Page
const mailboxOf = (userName: string) => outlook.graph.person(people.find((person) => person.userName === userName)?.oid ?? '')
const dayMs = 86_400_000
const eventsOf = (userName: string) =>
  mailboxOf(userName).events(new Date(Date.now() - 14 * dayMs), new Date(Date.now() + 42 * dayMs))
const find = (userName: string, subject: string) => eventsOf(userName).find((event) => event.subject === subject)
const inWeek = (name: string | RegExp): Locator => page.locator('[data-event-id]', { hasText: name })
const button = (name: string): Locator => page.getByRole('button', { name, exact: true })

beforeAll(async () => {
  outlook = await openOutlookPage({ seed: true })
  page = outlook.page
}, 120_000)
afterAll(() => outlook.close())
beforeEach(async () => {
  outlook.graph.reset()
  await page.evaluate('localStorage.clear()')
  await page.goto(outlook.outlook.url)
  await page.waitForFunction('window.__outlookHost?.ready')
})
afterEach(() => {
  expect(outlook.chromium.outsideRequests).toEqual([])
})

const writeNew = async (subject: string): Promise<void> => {
  await button('New').click()
  await page.getByLabel('Subject').fill(subject)
}

describe('the week', () => {
  it('shows what the mailbox holds, and moves by weeks', async () => {
    const range = page.getByRole('heading', { level: 2 }).first()
    const first = await range.textContent()
    await button('Next week').click()
    const second = await range.textContent()
    await button('Previous week').click()
    expect([first === second, await range.textContent()]).toEqual([false, first])
  })

  it('follows changes that others make, without a reload', async () => {
    await writeNew('Seen by itself')
    await button('Save').click()
    await inWeek('Seen by itself').waitFor()
    const event = find('ellen', 'Seen by itself')
    mailboxOf('ellen').edit(event?.id ?? '', { subject: 'Changed elsewhere' })
    await inWeek('Changed elsewhere').waitFor()
    expect(await page.getByLabel('Subject').inputValue()).toBe('Changed elsewhere')
  })

  it('names each event for screen readers with its time and place', async () => {
    const event = mailboxOf('ellen').create({
      subject: 'Dry dock',
      location: 'Gdynia',
      start: { dateTime: `${await shownDay()}T13:00:00` },
      end: { dateTime: `${await shownDay()}T14:30:00` },
    })
    const name = await page.locator(`[data-event-id="${event.id}"]`).getAttribute('aria-label')
    expect(name).toMatch(/^Dry dock, \w+,? \d+ \w+, 13:00 to 14:30, Gdynia$/)
  })

  it('moves to the week of an appointment that an add-in opens', async () => {
    const { id } = mailboxOf('ellen').create({
      subject: 'Far ahead',
      start: { dateTime: '2031-05-14T09:00:00' },
      end: { dateTime: '2031-05-14T10:00:00' },
    })
    await page.evaluate(`__outlookHost.open(${JSON.stringify(id)})`)
    await inWeek('Far ahead').waitFor()
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('12–16 May 2031')
  })

  it('places overlapping events side by side', async () => {
    const day = await shownDay()
    for (const [subject, from, to] of [
      ['One', '05:00', '06:30'],
      ['Two', '05:30', '06:30'],
    ] as const) {
      mailboxOf('ellen').create({ subject, start: { dateTime: `${day}T${from}:00` }, end: { dateTime: `${day}T${to}:00` } })
    }
    const [one, two] = await Promise.all(['One', 'Two'].map((subject) => inWeek(subject).boundingBox()))
    expect((one?.x ?? 0) + (one?.width ?? 0)).toBeLessThanOrEqual(two?.x ?? 0)
  })
})

/** Wednesday of the week that is shown, `yyyy-mm-dd`. */
async function shownDay(): Promise<string> {
  await page.locator('[data-event-id]').first().waitFor()
  const from = await page.evaluate<number>(
    `(() => { const now = new Date(); const day = now.getDay() || 7; return now.getTime() + (day > 5 ? 8 - day : 1 - day) * ${dayMs} })()`,
  )
  return new Date(from + 2 * dayMs).toISOString().slice(0, 10)
}

describe('an appointment', () => {
  it('is made with people, place, category and text, and sent to whom it invites', async () => {
    await writeNew('Offer talk')
    await page.getByRole('combobox', { name: 'Invite people' }).fill('lindqvist')
    await page.getByRole('option', { name: /Maria Lindqvist/ }).click()
    await page.getByLabel('Location').fill('Fjord')
    await page.getByRole('combobox', { name: 'Categories' }).click()
    await page
      .getByRole('menuitemcheckbox', { name: 'Customer' })
      .or(page.getByRole('option', { name: 'Customer' }))
      .click()
    await page.keyboard.press('Escape')
    await page.getByLabel('Text').fill('Two points:\nprice\ndate')
    await button('Send').click()
    await button('Save').waitFor()
    const event = mailboxOf('ellen').event(find('ellen', 'Offer talk')?.id ?? '')
    expect([
      event.attendees.map(({ email }) => email),
      event.location,
      event.categories,
      event.bodyPreview,
      outlook.graph.mailSent().length,
    ]).toEqual([['maria.lindqvist@norrvik.example'], 'Fjord', ['Customer'], expect.stringContaining('price'), 1])
  })

  it('is edited by keyboard alone', async () => {
    await writeNew('By keyboard')
    await button('Save').focus()
    await page.keyboard.press('Enter')
    await inWeek('By keyboard').waitFor()
    await button('Close appointment').focus()
    await page.keyboard.press('Enter')
    await inWeek('By keyboard').focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Subject').fill('By keyboard, again')
    await button('Save').focus()
    await page.keyboard.press('Enter')
    await inWeek('By keyboard, again').waitFor()
    expect(find('ellen', 'By keyboard, again')).toBeDefined()
  })

  it('moves with its length when its start is changed', async () => {
    await writeNew('Moved')
    await page.getByLabel('Start').fill('2026-12-03T08:00')
    expect(await page.getByLabel('End').inputValue()).toBe('2026-12-03T08:30')
  })

  it('is made all-day and private', async () => {
    await writeNew('Fair')
    await page.getByLabel('Start').fill('2026-12-03T08:00')
    await page.getByLabel('All day').check()
    await page.getByLabel('End').fill('2026-12-04')
    await button('Private').click()
    await button('Save').click()
    await button('Delete').waitFor()
    const { isAllDay, sensitivity, start, end } =
      mailboxOf('ellen')
        .events(new Date('2026-12-01T00:00:00Z'), new Date('2026-12-06T00:00:00Z'))
        .find(({ subject }) => subject === 'Fair') ?? {}
    expect([isAllDay, sensitivity, start?.dateTime.slice(0, 10), end?.dateTime.slice(0, 10)]).toEqual([
      true,
      'private',
      '2026-12-03',
      '2026-12-05',
    ])
  })

  it('is deleted, and the form closes', async () => {
    await writeNew('Short-lived')
    await button('Save').click()
    await inWeek('Short-lived').waitFor()
    await button('Delete').click()
    await page.getByLabel('Subject').waitFor({ state: 'detached' })
    expect(find('ellen', 'Short-lived')).toBeUndefined()
  })

  it('says so when it was deleted elsewhere while open', async () => {
    await writeNew('Deleted elsewhere')
    await button('Save').click()
    await inWeek('Deleted elsewhere').waitFor()
    mailboxOf('ellen').remove(find('ellen', 'Deleted elsewhere')?.id ?? '')
    await page.getByText('This appointment was deleted.').waitFor()
    expect(await button('Save').isDisabled()).toBe(true)
  })

  it('says why it was not saved, and keeps what was written', async () => {
    await writeNew('Not yet')
    outlook.outlook.failNext({ status: 503, match: '/events' })
    await button('Save').click()
    await page.getByText(/^Not saved: .*503/).waitFor()
    expect(await page.getByLabel('Subject').inputValue()).toBe('Not yet')
  })

  it('of a series opens as one date, and from there as the series', async () => {
    const occurrence = eventsOf('ellen').find(({ type }) => type === 'occurrence')
    await page.evaluate(`__outlookHost.open(${JSON.stringify(occurrence?.id)})`)
    await button('Open series').click()
    await page.getByText('Whole series').waitFor()
    const item = await page.evaluate<{ saved: { id: string } }>('__outlookHost.currentItem()')
    expect(item.saved.id).toBe(occurrence?.seriesMasterId)
  })
})

describe('the pane', () => {
  it('closes with its button, and opens anew with another appointment', async () => {
    await writeNew('First')
    await button('Probe').click()
    await outlook.probe()
    await page.evaluate(`__outlookHost.newAppointment({ subject: 'Second' })`)
    const probe = await outlook.probe()
    const subject = await probe.evaluate('ask((done) => item().subject.getAsync(done))')
    await button('Close Probe').click()
    expect([subject, await page.locator('iframe[title="Probe"]').count()]).toEqual([{ value: 'Second' }, 0])
  })

  it('stays and follows to another appointment when the person wants it so', async () => {
    await button('Settings').click()
    await page.getByRole('menuitemcheckbox', { name: /Stays/ }).click()
    await page.keyboard.press('Escape')
    await writeNew('First')
    await button('Probe').click()
    const probe = await outlook.probe()
    await probe.evaluate(`listen(Office.context.mailbox, 'ItemChanged')`)
    await page.evaluate(`__outlookHost.newAppointment({ subject: 'Second' })`)
    await probe.waitForFunction('seen.length === 1')
    expect(await probe.evaluate('ask((done) => item().subject.getAsync(done))')).toEqual({ value: 'Second' })
  })

  it('is told the colours when it begins to listen, and when they change', async () => {
    await writeNew('Theme')
    await button('Probe').click()
    const probe = await outlook.probe()
    await probe.evaluate(`listen(Office.context.mailbox, 'OfficeThemeChanged')`)
    await probe.waitForFunction('seen.length === 1')
    await page.emulateMedia({ colorScheme: 'dark' })
    await probe.waitForFunction('seen.length === 2')
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await probe.evaluate('seen.slice(0, 2).map(({ officeTheme }) => officeTheme.bodyBackgroundColor)')).toEqual([
      '#ffffff',
      '#292929',
    ])
  })

  it('is left with Escape, to its close button', async () => {
    await writeNew('Escape')
    await button('Probe').click()
    const probe = await outlook.probe()
    await probe.locator('body').click()
    await page.keyboard.press('Escape')
    await page.waitForFunction(`document.activeElement?.getAttribute('aria-label') === 'Close Probe'`)
  })
})

describe('what this host does not know', () => {
  it('is answered as not supported and recorded, so that a test can fail on it', async () => {
    await writeNew('Unknown')
    await button('Probe').click()
    const probe = await outlook.probe()
    const answer = await probe.evaluate(`ask((done) => item().addFileAttachmentAsync('https://localhost/a.txt', 'a.txt', done))`)
    const [recorded] = (await outlook.unknownCalls()) as { dispatchId: number }[]
    expect([answer, recorded?.dispatchId]).toEqual([{ code: 5000 }, 16])
  })
})

describe('own meetings', () => {
  it('open to read where the person wants it so, and are edited from there', async () => {
    await writeNew('Read first')
    await button('Save').click()
    await inWeek('Read first').waitFor()
    await button('Settings').click()
    await page.getByRole('menuitemradio', { name: /To read/ }).click()
    await page.keyboard.press('Escape')
    await inWeek('Read first').click()
    await button('Edit').click()
    await page.getByLabel('Subject').fill('Edited after all')
    await button('Save').click()
    await inWeek('Edited after all').waitFor()
  })
})

describe('the trial', () => {
  it('shows another person their own calendar', async () => {
    await page.getByRole('combobox', { name: /Signed in as/ }).click()
    await page.getByRole('option', { name: /Amir Haddad/ }).click()
    await inWeek(/Fjord Castings/)
      .first()
      .waitFor()
    await page.waitForFunction('window.__outlookHost.ready')
  })

  it('starts over after asking', async () => {
    await writeNew('Forgotten soon')
    await button('Save').click()
    await inWeek('Forgotten soon').waitFor()
    await button('Start over').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click()
    await inWeek('Forgotten soon').waitFor({ state: 'detached' })
    expect(find('ellen', 'Forgotten soon')).toBeUndefined()
  })

  it.each(['light', 'dark'] as const)('has no accessibility faults in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await writeNew('Accessible')
    const violations = await lookWithAxe(page)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(violations).toEqual([])
  })
})
