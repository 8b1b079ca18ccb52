import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
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
})
