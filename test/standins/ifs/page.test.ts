import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type Chromium, launchChromium } from '../../support/chromium.ts'
import { lookWithAxe } from '../../support/look-with-axe.ts'
import { type IfsFixture, one, openIfs } from './ifs-fixture.ts'

describe('the page of the IFS stand-in', () => {
  let world: IfsFixture
  let chromium: Chromium
  let page: Page
  beforeAll(async () => {
    world = await openIfs()
    chromium = await launchChromium({ ca: world.ca })
    page = chromium.page
  })
  afterAll(async () => {
    await chromium.close()
    await world.close()
  })
  beforeEach(() => page.goto(`${world.ifs.url}/ifs/activity/4698`))

  const patch = (no: string, body: unknown) => world.ask('PATCH', one(no), body, { 'if-match': '*' })

  it('says that it is simulated, lists the newest changed first and finds by customer', async () => {
    await patch('4655', { Note: 'Just now' })
    await page.goto(`${world.ifs.url}/ifs`)
    await page.locator('.item').first().waitFor()

    const first = await page.locator('.item').first().innerText()
    await page.getByLabel('Find by number').fill('baltica')
    const found = await page.locator('.item strong').allInnerTexts()

    expect(await page.locator('.banner').innerText()).toBe('A simulated IFS with made-up data. Nothing leaves this computer.')
    expect(first).toContain('4655 · Ellen Sandberg')
    expect(found).toEqual(['Yard visit Gdynia', 'Dry dock planning'])
  })

  it('shows a change from Outlook by itself, before and after, and greys what Outlook owns', async () => {
    await page.getByRole('heading', { name: 'Q-review' }).waitFor()

    await patch('4698', {
      Description: 'Quarterly review',
      StartDate: '2026-11-23T09:00:00Z',
      EndDate: '2026-11-23T10:00:00Z',
      SyncedWithOutlook: true,
    })
    await page.getByRole('heading', { name: 'Quarterly review' }).waitFor()

    const changes = await page.locator('.history .change').allInnerTexts()
    expect(changes.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      'Description Q-review → Quarterly review',
      'Start 2026-11-23 09:00 → 2026-11-23 10:00',
      'End 2026-11-23 10:00 → 2026-11-23 11:00',
      'Outlook sync No → Yes',
    ])
    const disabled = await Promise.all(
      ['Description', 'Start', 'End', 'Notes'].map((label) => page.locator('.fields').getByLabel(label).first().isDisabled()),
    )
    expect(disabled).toEqual([true, true, true, false])
    expect(await page.getByRole('button', { name: 'Create Outlook Appointment' }).count()).toBe(0)
  })

  it('edits other fields, adds a contact by hand and changes the state as the chosen person', async () => {
    await page.getByLabel('Notes').fill('From the page')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.history').getByText('From the page').waitFor()
    await page.getByLabel('Add contact').selectOption({ label: 'Maria Lindqvist' })
    await page.locator('.lines').getByText('Technical manager').waitFor()
    await page.getByRole('button', { name: 'Complete' }).click()
    await page.getByRole('button', { name: 'Reopen' }).waitFor()

    const { fields, contacts } = world.ifs.activity('4698') ?? {}
    expect([fields?.['Note'], fields?.['Objstate'], contacts?.length]).toEqual(['From the page', 'Completed', 3])
    expect(world.ifs.journal().at(-1)).toMatchObject({ user: 'ELSA', after: { Objstate: 'Completed' } })
  })

  it('takes times in the clock of the company and shows the refusal of IFS', async () => {
    await page.goto(`${world.ifs.url}/ifs/activity/4701`)
    await page.getByLabel('Start').first().fill('2026-11-25T14:30')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').getByText('End Date must not be before Start Date.').waitFor()
    await page.getByLabel('End').fill('2026-11-25T15:30')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.history .change').first().waitFor()

    const { StartDate, EndDate } = world.ifs.activity('4701')?.fields ?? {}
    expect([StartDate, EndDate]).toEqual(['2026-11-25T13:30:00Z', '2026-11-25T14:30:00Z'])
  })

  it('tells days from times on each side of a change, whichever of both ends changed', async () => {
    const body = (start: string, end: string) => ({ StartDate: start, EndDate: end })
    await patch('4640', body('2026-11-23T00:00:00Z', '2026-11-25T00:00:00Z'))
    await patch('4640', { EndDate: '2026-11-26T00:00:00Z' })
    await patch('4640', body('2026-11-23T08:30:00Z', '2026-11-23T09:30:00Z'))
    await page.goto(`${world.ifs.url}/ifs/activity/4640`)
    await page.locator('.history .change').first().waitFor()

    const changes = await page.locator('.history .change').allInnerTexts()

    expect(changes.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      'Start 2026-11-23, all day → 2026-11-23 09:30',
      'End 2026-11-25, all day → 2026-11-23 10:30',
      'End 2026-11-24, all day → 2026-11-25, all day',
      'Start 2026-11-23 15:30 → 2026-11-23, all day',
      'End 2026-11-23 16:30 → 2026-11-24, all day',
    ])
  })

  it('asks for an Outlook appointment, shows that it waits, takes it back, and says what is missing for one', async () => {
    await page.goto(`${world.ifs.url}/ifs/activity/4700`)
    await page.getByRole('button', { name: 'Create Outlook Appointment' }).click()
    await page.locator('.item[aria-current]').getByText('Asked for in Outlook').waitFor()
    const asked = world.ifs.activity('4700')?.fields['WantedInOutlook']
    const hint = await page.locator('#push-hint').innerText()
    await page.getByRole('button', { name: 'Withdraw the request' }).click()
    await page.getByRole('button', { name: 'Create Outlook Appointment' }).waitFor()
    const withdrawn = world.ifs.activity('4700')?.fields['WantedInOutlook']
    await page.goto(`${world.ifs.url}/ifs/activity/4704`)

    const button = page.getByRole('button', { name: 'Create Outlook Appointment' })
    await button.waitFor()
    expect([asked, withdrawn, await button.isDisabled()]).toEqual([true, false, true])
    expect(hint).toContain('first under New activities when Ellen Sandberg opens RM Panel')
    expect(await page.locator('#push-hint').innerText()).toContain('needs a start and an end')
  })

  it("edits the company's own attributes, each in its type", async () => {
    await page.goto(`${world.ifs.url}/ifs/activity/4702`)
    await page.getByLabel('Meeting channel').fill('Video')
    await page.getByLabel('Expected revenue & margin').fill('12.5')
    await page.getByLabel('Follow up on').fill('2027-01-15')
    await page.getByLabel('Is confidential').check()
    await page.getByLabel('Mood').selectOption('VeryGood')
    await page.getByLabel('Call back at').fill('2027-01-16T09:00:00Z')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.history').getByText('2027-01-15').waitFor()

    expect(world.ifs.activity('4702')?.fields).toMatchObject({
      Cf_MeetingChannel: 'Video',
      Cf_ExpectedRevenue: 12.5,
      Cf_FollowUpOn: '2027-01-15',
      Cf_IsConfidential: true,
      Cf_Mood: 'VeryGood',
      Cf_CallBackAt: '2027-01-16T09:00:00Z',
    })
  })

  it('deletes with a second press and keeps the history of what is gone', async () => {
    await page.goto(`${world.ifs.url}/ifs/activity/4708`)
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Delete 4708?' }).click()
    await page.getByRole('heading', { name: 'Activity 4708 was deleted' }).waitFor()

    expect(world.ifs.activity('4708')).toBeNull()
    expect(await page.locator('.history').innerText()).toContain('Activity deleted')
  })

  it('locks and unlocks SYNC_MASTER', async () => {
    await page.getByRole('button', { name: 'SYNC_MASTER active' }).click()
    await page.getByRole('button', { name: 'SYNC_MASTER locked' }).waitFor()
    const locked = world.ifs.isSyncMasterLocked()
    await page.getByRole('button', { name: 'SYNC_MASTER locked' }).click()
    await page.getByRole('button', { name: 'SYNC_MASTER active' }).waitFor()

    expect([locked, world.ifs.isSyncMasterLocked()]).toEqual([true, false])
  })

  it.each(['light', 'dark'] as const)('is accessible and fits 400 pixels in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 400, height: 860 })
    await page.locator('.fields').waitFor()

    const violations = await lookWithAxe(page)
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

    expect([violations, overflow]).toEqual([[], 0])
    expect(chromium.outsideRequests).toEqual([])
  })

  it('takes writes as JSON of the page only, and names the wrong field', async () => {
    const path = '/ifs/api/activities/4698'
    const json = { 'content-type': 'application/json' }
    const answers = [
      await world.send('POST', path, { body: '{"user":"ELSA","changes":{}}', headers: { 'content-type': 'text/plain' } }),
      await world.send('POST', path, { body: '{', headers: json }),
      await world.send('POST', path, { body: { user: 'ELSA', changes: { Objstate: 'Completed' } }, headers: json }),
      await world.send('POST', path, {
        body: { user: 'ELSA', changes: { when: { start: '2026-02-31T10:00', end: '' } } },
        headers: json,
      }),
      await world.send('POST', '/ifs/api/activities/none', { body: { user: 'ELSA', changes: {} }, headers: json }),
      await world.send('GET', '/ifs/api/activities/none'),
    ]

    expect(answers.map(({ status, body }) => [status, body.error.message])).toEqual([
      [400, 'Send Content-Type: application/json.'],
      [400, 'The body is no JSON.'],
      [400, 'changes: Unrecognized key: "Objstate"'],
      [400, 'when.start: 2026-02-31T10:00 is no day of the calendar.'],
      [404, 'BusinessActivity none does not exist.'],
      [404, 'There is no activity none.'],
    ])
  })
})
