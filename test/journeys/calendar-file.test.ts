import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { people } from '../../src/standins/seed/company.ts'
import { type Journey, openJourney, until } from './journey.ts'
import { createActivity, deleteAppointment, saveAppointment } from './panel-steps.ts'

/** A meeting that Outlook 2010 exported, from a folder beside the checkout; without it, one like it in our own words. */
const shared = fileURLToPath(new URL('../../../shared/calendars/biweekly-outlook-2010.ics', import.meta.url))
const ours = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//RM Panel//journey//EN
BEGIN:VEVENT
UID:team-meeting@example.com
DTSTAMP:20130601T080000Z
DTSTART;TZID=Eastern Standard Time:20130610T120000
DTEND;TZID=Eastern Standard Time:20130610T130000
SUMMARY:Team Meeting
ORGANIZER;CN="Smith, Bob":mailto:bobsmith@example.com
ATTENDEE;CN="Doe, Jane";RSVP=TRUE:mailto:janedoe@example.com
END:VEVENT
END:VCALENDAR
`
const isShared = existsSync(shared)
const ellen = people[0]
if (ellen === undefined) throw new Error('The seeded company has nobody in it.')

describe(`a meeting from ${isShared ? 'a real exported calendar' : 'a sample calendar (no shared calendars beside the checkout)'}`, () => {
  let journey: Journey
  let eventId: string
  let activityNo: string
  beforeAll(async () => {
    journey = await openJourney('calendar-file')
    await journey.startRmsync({ DELETE_WHEN_CANCELLED: 'true' })
    const text = isShared ? readFileSync(shared, 'utf8') : ours.replaceAll('\n', '\r\n')
    const report = journey.cloud.graph.importCalendar(text, { for: ellen.oid })
    expect(report).toMatchObject({ loaded: 1, skipped: [] })
    await journey.signInAs('ellen')
    eventId = mailbox().events(new Date('2013-06-01'), new Date('2013-07-01'))[0]?.id ?? ''
  })
  afterAll(() => journey.close())

  const mailbox = () => journey.cloud.graph.person(ellen.email)
  const fields = () => journey.cloud.ifs.activity(activityNo)?.fields

  it('[S1] becomes an activity on an account that is searched for, in the zone it was made in', async () => {
    const panel = await journey.openPanel(eventId)
    await panel.getByText('Not linked').waitFor()
    await createActivity(journey, panel, { search: 'baltica', choose: /Baltica Yard/ })
    activityNo = journey.newestActivity()
    // noon in New York in summer
    expect(fields()).toMatchObject({
      Description: 'Team Meeting',
      StartDate: '2013-06-10T16:00:00Z',
      EndDate: '2013-06-10T17:00:00Z',
      ConnectionId: '10177',
    })
  })

  it('[S41] moved to next month in Outlook with another subject, is there in IFS within 5 seconds', async () => {
    const { page } = journey
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    await page.getByLabel('Subject').fill('Team Meeting, again')
    await page.getByLabel('End', { exact: true }).fill(`${day}T16:00`)
    await page.getByLabel('Start', { exact: true }).fill(`${day}T15:00`)
    await page.getByLabel('End', { exact: true }).fill(`${day}T16:00`)
    await saveAppointment(page)
    const { tookMs } = await until('the change in IFS', () => fields()?.['Description'] === 'Team Meeting, again')
    expect([String(fields()?.['StartDate']).slice(0, 10), tookMs < 5_000]).toEqual([day, true])
  })

  it('deleted in Outlook, is gone in IFS', async () => {
    await deleteAppointment(journey.page)
    await until('the deletion', () => journey.cloud.ifs.activity(activityNo) === null)
    expect(journey.chromium.outsideRequests).toEqual([])
  })
})
