import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Journey, openJourney, until } from './journey.ts'
import { createActivity } from './panel-steps.ts'

const ellen = 'ellen.sandberg@halden.example'

/** rmsync as a process that is ended without warning. */
describe('rmsync', () => {
  let journey: Journey
  let eventId: string
  let activityNo: string
  beforeAll(async () => {
    journey = await openJourney('power-cut')
    await journey.startRmsync()
    await journey.signInAs('ellen')
    eventId = journey.appointment(ellen, 'Quarterly review Norrvik').id
    const panel = await journey.openPanel(eventId)
    await panel.getByText('Not linked').waitFor()
    await createActivity(journey, panel)
    activityNo = journey.newestActivity()
    await until('the category', () => journey.cloud.graph.person(ellen).event(eventId).categories.includes('IFS CRM'))
  })
  afterAll(() => journey.close())

  const person = () => journey.cloud.graph.person(ellen)
  const updates = () =>
    journey.cloud.ifs.journal().filter((entry) => entry.action === 'update' && entry.key['ActivityNo'] === activityNo)
  const description = () => journey.cloud.ifs.activity(activityNo)?.fields['Description']

  it('[S47] killed between an edit and its relay, relays it after the next start, once', async () => {
    const before = updates().length
    await journey.killRmsync()
    person().edit(eventId, { subject: 'Edited during the power cut' })
    await journey.startRmsync()
    await until('the edit in IFS', () => description() === 'Edited during the power cut', 30_000)
    await journey.quiet()
    expect(updates()).toHaveLength(before + 1)
  })

  it('[S47] killed the moment the notification was taken, relays it after the next start, once', async () => {
    const before = updates().length
    journey.cloud.ifs.failNext(503, { times: 1 })
    person().edit(eventId, { subject: 'Edited just before the power cut' })
    await until('a refused write', () => journey.cloud.ifs.requests().some(({ status }) => status === 503))
    await journey.killRmsync()
    await journey.startRmsync()
    await until('the edit in IFS', () => description() === 'Edited just before the power cut', 60_000)
    await journey.quiet()
    expect(updates()).toHaveLength(before + 1)
  })

  it('[R1] told of a change of an appointment without a link, asks Graph nothing', async () => {
    // An open panel looks for itself now and then.
    await journey.page.evaluate('__outlookHost.closePane()')
    await journey.quiet()
    const before = journey.cloud.graph.requests().length
    const told = journey.cloud.graph.notificationsTaken()
    person().edit(journey.appointment(ellen, 'Focus: quotes').id, { subject: 'Focus, changed' })
    await until('the notification', () => journey.cloud.graph.notificationsTaken() > told)
    await journey.quiet()
    expect(journey.cloud.graph.requests().slice(before)).toEqual([])
  })
})
