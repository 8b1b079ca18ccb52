import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FrameLocator } from 'playwright-core'
import { type Journey, openJourney, until } from './journey.ts'
import { addToCalendar, createActivity, deleteAppointment, openSyncLog, saveAppointment } from './panel-steps.ts'

const ellen = 'ellen.sandberg@halden.example'

/** The main job on the seeded month: create, edit, delete with the setting on and off, push. One story, in order. */
describe('a sales representative', () => {
  let journey: Journey
  let panel: FrameLocator
  let activityNo: string
  let review: { id: string; start: string; end: string }
  beforeAll(async () => {
    journey = await openJourney('sales')
    await journey.startRmsync()
    await journey.signInAs('ellen')
    review = journey.appointment(ellen, 'Quarterly review Norrvik')
  })
  afterAll(() => journey.close())

  const fields = () => journey.cloud.ifs.activity(activityNo)?.fields

  it('sees that the appointment is not linked, signed in without a click', async () => {
    panel = await journey.openPanel(review.id)
    await panel.getByText('Not linked').waitFor()
    await journey.screenshot('not-linked')
    expect(await panel.getByRole('radio', { name: /Norrvik Marine AB/ }).isChecked()).toBe(true)
  })

  it('[S1] creates the activity; IFS has description, start, end, contacts and representatives, and nobody was mailed', async () => {
    const mails = journey.cloud.graph.mailSent().length
    await createActivity(journey, panel)
    activityNo = journey.newestActivity()
    const { fields: header, contacts, representatives } = journey.cloud.ifs.activity(activityNo) ?? {}
    expect({
      header,
      contacts: contacts?.map((line) => line['ContactName']),
      representatives: representatives?.map((line) => line['RepresentativeName']),
    }).toMatchObject({
      header: {
        Description: 'Quarterly review Norrvik',
        StartDate: review.start,
        EndDate: review.end,
        ConnectionType: 'Customer',
        ConnectionId: '10045',
        MainRepresentativeId: 'ELSA',
        SyncedWithOutlook: true,
      },
      contacts: expect.arrayContaining(['Maria Lindqvist', 'Peter Hahn', 'Anna Berg']),
      representatives: expect.arrayContaining(['Ellen Sandberg', 'Jonas Ekström']),
    })
    await until('the category', () => journey.cloud.graph.person(ellen).event(review.id).categories.includes('IFS CRM'))
    expect(journey.cloud.graph.mailSent()).toHaveLength(mails)
  })

  it('[S41] changes subject and time in Outlook; IFS has both within 5 seconds', async () => {
    const { page } = journey
    await page.getByLabel('Subject').fill('Quarterly review Norrvik, moved')
    const [day] = (await page.getByLabel('Start', { exact: true }).inputValue()).split('T')
    await page.getByLabel('Start', { exact: true }).fill(`${day}T13:00`)
    await page.getByLabel('End', { exact: true }).fill(`${day}T14:30`)
    await saveAppointment(page)
    const { tookMs } = await until('the change in IFS', () => fields()?.['Description'] === 'Quarterly review Norrvik, moved')
    const moved = journey.cloud.graph.person(ellen).event(review.id)
    expect([Date.parse(String(fields()?.['StartDate'])), Date.parse(String(fields()?.['EndDate']))]).toEqual([
      Date.parse(moved.start.utc),
      Date.parse(moved.end.utc),
    ])
    expect(tookMs).toBeLessThan(5_000)
    await panel.getByText(/Subject changed|Changed/).waitFor()
    await journey.screenshot('edited')
  })

  it('shows the admin the row, before and after', async () => {
    const log = await openSyncLog(journey)
    await log
      .getByRole('button', { name: /Quarterly review.*Updated: details/ })
      .first()
      .click()
    await log.getByText('Before, in IFS').waitFor()
    await log.screenshot({ path: 'test-output/journeys/sales-log.png' })
    const shown = await log.locator('table table tr').allInnerTexts()
    expect(shown[1]?.split('\t')).toEqual(['Description', 'Quarterly review Norrvik', 'Quarterly review Norrvik, moved'])
    await log.close()
  })

  it('[S71] deletes the appointment; the activity stays while the setting is off, and the log says so', async () => {
    await deleteAppointment(journey.page)
    const { value: outcome } = await until('the outcome', async () =>
      (await journey.lastOutcome(activityNo)) === 'cancelled' ? 'cancelled' : null,
    )
    expect([outcome, fields()?.['Description']]).toEqual(['cancelled', 'Quarterly review Norrvik, moved'])
    await journey.screenshot('deleted')
  })

  it('with the setting on, a deleted appointment takes its activity along', async () => {
    await journey.startRmsync({ DELETE_WHEN_CANCELLED: 'true' })
    const lunch = journey.appointment(ellen, 'Lunch with Lars Nyman')
    panel = await journey.openPanel(lunch.id)
    await panel.getByText('Not linked').waitFor()
    await createActivity(journey, panel)
    const created = journey.newestActivity()
    await deleteAppointment(journey.page)
    await until('the deletion in IFS', () => journey.cloud.ifs.activity(created) === null)
    expect(journey.cloud.ifs.offences()).toEqual([])
  })

  it('[S21] adds a new activity to the calendar: one appointment, its category set, nobody mailed', async () => {
    const mails = journey.cloud.graph.mailSent().length
    panel = await journey.openPanel(journey.appointment(ellen, 'Focus: quotes').id)
    await addToCalendar(panel, 'Offer follow-up')
    await journey.screenshot('added')
    const added = journey.appointments(ellen).filter(({ subject }) => subject === 'Offer follow-up')
    expect(added).toMatchObject([{ categories: ['IFS CRM'], attendees: [] }])
    expect(journey.cloud.graph.mailSent()).toHaveLength(mails)
  })

  it('[S5] unlinks; appointment and activity both stay', async () => {
    const added = journey.appointment(ellen, 'Offer follow-up')
    panel = await journey.openPanel(added.id)
    await panel.getByText(/Current as of/).waitFor()
    await panel.getByRole('button', { name: 'Manage link' }).click()
    await panel.getByRole('menuitem', { name: 'Unlink' }).click()
    await panel.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click()
    await panel.getByText('Not linked').waitFor()
    await until('the mark to go', () => !journey.appointment(ellen, 'Offer follow-up').categories.includes('IFS CRM'))
    expect(
      journey.cloud.ifs.activities().filter((activity) => activity.fields['Description'] === 'Offer follow-up'),
    ).toHaveLength(1)
  })

  it('[S3] links an existing activity found by its number; it takes over from Outlook', async () => {
    const added = journey.appointment(ellen, 'Service contract 2027: offer')
    panel = await journey.openPanel(added.id)
    await panel.getByRole('button', { name: 'Link existing' }).click()
    await panel.getByRole('searchbox').fill('4698')
    await panel.getByRole('radio', { name: /Q-review/ }).click()
    await panel.getByText('4698 takes over from Outlook').waitFor()
    await journey.screenshot('link-existing')
    await panel.getByRole('button', { name: 'Link to 4698' }).click()
    await panel.getByText(/Current as of/).waitFor()
    expect(journey.cloud.ifs.activity('4698')?.fields).toMatchObject({
      Description: 'Service contract 2027: offer',
      SyncedWithOutlook: true,
    })
  })

  it('used nothing outside this computer, and spoke to Outlook in words it knows', async () => {
    expect([journey.chromium.outsideRequests, await journey.page.evaluate('__outlookHost.unknownCalls')]).toEqual([[], []])
  })
})
