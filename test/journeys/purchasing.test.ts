import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Journey, openJourney, until } from './journey.ts'
import { createActivity, deleteAppointment, saveAppointment } from './panel-steps.ts'

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
    expect([journey.cloud.ifs.activity(activityNo), journey.chromium.outsideRequests]).toEqual([null, []])
  })
})
