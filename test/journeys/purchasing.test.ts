import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { askAs } from './admin-steps.ts'
import { type Journey, openJourney, until } from './journey.ts'
import { addToCalendar, createActivity, deleteAppointment, saveAppointment } from './panel-steps.ts'

const amir = 'amir.haddad@halden.example'

/** The same job with a supplier, in the SRM panel. */
describe('a purchasing representative', () => {
  let journey: Journey
  let activityNo: string
  beforeAll(async () => {
    journey = await openJourney('purchasing')
    await journey.startRmsync({ DELETE_WHEN_CANCELLED: 'true' })
    await journey.signInAs('amir')
  })
  afterAll(() => journey.close())

  it('[S1] creates an activity on the supplier that the attendees work for', async () => {
    const round = journey.appointment(amir, 'Price round Fjord Castings')
    const panel = await journey.openPanel(round.id, 'SRM Panel')
    await panel.getByText('Not linked').waitFor()
    await createActivity(journey, panel)
    activityNo = journey.newestActivity()
    expect(journey.cloud.ifs.activity(activityNo)).toMatchObject({
      fields: {
        Description: 'Price round Fjord Castings',
        ConnectionType: 'Supplier',
        ConnectionId: '30012',
        MainRepresentativeId: 'AMHA',
      },
      contacts: expect.arrayContaining([
        expect.objectContaining({ ContactName: 'Nils Aune' }),
        expect.objectContaining({ ContactName: 'Berit Moe' }),
      ]),
    })
    await until('the category', () => journey.appointment(amir, 'Price round Fjord Castings').categories.includes('IFS SRM'))
  })

  it('renames it in Outlook, and IFS follows within 5 seconds', async () => {
    await journey.page.getByLabel('Subject').fill('Price round 2027')
    await saveAppointment(journey.page)
    const { tookMs } = await until(
      'the new subject',
      () => journey.cloud.ifs.activity(activityNo)?.fields['Description'] === 'Price round 2027',
    )
    expect(tookMs).toBeLessThan(5_000)
    await journey.screenshot('renamed')
  })

  it('deletes it in Outlook, and it is gone in IFS', async () => {
    await deleteAppointment(journey.page)
    await until('the deletion', () => journey.cloud.ifs.activity(activityNo) === null)
    expect(journey.cloud.ifs.activity(activityNo)).toBeNull()
  })

  it('[S21] adds a new activity with a supplier to the calendar: one appointment, its category set, nobody mailed', async () => {
    const mails = journey.cloud.graph.mailSent().length
    const panel = await journey.openPanel(journey.appointments(amir)[0]?.id ?? '', 'SRM Panel')
    await addToCalendar(panel, 'Casting quality review')
    await journey.screenshot('added')
    const added = journey.appointments(amir).filter(({ subject }) => subject === 'Casting quality review')
    expect(added).toMatchObject([{ categories: ['IFS SRM'], attendees: [] }])
    expect(journey.cloud.graph.mailSent()).toHaveLength(mails)
  })

  it('[S71] with the setting off, deletes the appointment and the activity stays', async () => {
    await journey.startRmsync({ DELETE_WHEN_CANCELLED: 'false' })
    await journey.openPanel(journey.appointment(amir, 'Casting quality review').id, 'SRM Panel')
    await deleteAppointment(journey.page)
    await until('the outcome', async () => (await journey.lastOutcome('4706')) === 'cancelled')
    expect([journey.cloud.ifs.activity('4706')?.fields['Description'], journey.chromium.outsideRequests]).toEqual([
      'Casting quality review',
      [],
    ])
  })

  it('[R330] fills in what an administrator set up, by keyboard alone; IFS has it and the panel shows it', async () => {
    const field = { owner: 'activity', editable: true, required: false }
    const fields = [
      { ...field, name: 'Cf_MeetingChannel', label: 'How we meet', required: true },
      { ...field, name: 'Cf_ExpectedRevenue', label: 'Savings', panels: 'srm' },
      { ...field, name: 'Cf_FollowUpOn', label: 'Follow up on' },
      { ...field, name: 'Cf_Mood', label: 'Mood', preset: 'Bad' },
      { ...field, name: 'Cf_IsConfidential', label: 'Confidential' },
      { ...field, owner: 'contact', editable: false, name: 'Role', label: 'Role' },
    ]
    const settings = { activityTypes: [], defaultActivityType: 'Call', helpUrl: '' }
    const saved = await askAs(journey, 'karin', 'PUT', '/admin/panel', { version: 0, fields, settings })
    expect([saved.status, saved.body['error']]).toEqual([200, undefined])
    const { page } = journey
    const panel = await journey.openPanel(journey.appointment(amir, 'Fjord Castings: foundry audit').id, 'SRM Panel')
    await panel.getByRole('button', { name: 'Create activity' }).focus()
    await page.keyboard.press('Enter')
    await panel.getByText('Mails nobody').first().waitFor()
    await page.keyboard.press('Control+Enter')
    await panel.getByText('Fill in How we meet.').waitFor()
    for (const text of ['Video', '1250.5', '02282027']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Tab')
    }
    // A date has stops of its own inside.
    while ((await panel.locator('select:focus').count()) === 0) await page.keyboard.press('Tab')
    await page.keyboard.type('Good')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await journey.screenshot('fields')
    await page.keyboard.press('Control+Enter')
    await panel.getByText(/Current as of/).waitFor()
    await journey.screenshot('fields-linked')

    expect(journey.cloud.ifs.activity(journey.newestActivity())?.fields).toMatchObject({
      ActivityType: 'Call',
      Cf_MeetingChannel: 'Video',
      Cf_ExpectedRevenue: 1250.5,
      Cf_FollowUpOn: '2027-02-28',
      Cf_Mood: 'Good',
      Cf_IsConfidential: true,
    })
    expect(await panel.getByRole('definition').allInnerTexts()).toEqual(['Video', '1,250.5', 'Feb 28, 2027', 'Good', 'Yes'])
    await panel
      .getByText(/^Role: /)
      .first()
      .waitFor()
    expect([journey.cloud.ifs.offences(), journey.chromium.outsideRequests]).toEqual([[], []])
  })
})
