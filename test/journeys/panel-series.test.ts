import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FrameLocator } from 'playwright-core'
import { type Journey, openJourney, type SeenAppointment, until } from './journey.ts'
import { addToCalendar, deleteAppointment, saveAppointment } from './panel-steps.ts'

const ellen = 'ellen.sandberg@halden.example'
const subject = 'Project meeting Norrvik'
const dayMs = 86_400_000
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** A weekly meeting, linked as a whole; what happens to its dates in Outlook happens to their activities. One story, in order. */
describe('a series in the panel', () => {
  let journey: Journey
  let panel: FrameLocator
  beforeAll(async () => {
    journey = await openJourney('panel-series')
    await journey.startRmsync()
    await journey.signInAs('ellen')
    await journey.page.setViewportSize({ width: 1456, height: 740 })
    const first = new Date(Date.now() - 13 * dayMs)
    const on = first.toISOString().slice(0, 10)
    mailbox().create({
      subject,
      start: `${on}T10:00:00`,
      end: `${on}T11:00:00`,
      attendees: [{ name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', type: 'required' }],
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: [weekdays[first.getUTCDay()]] },
        range: { type: 'numbered', startDate: on, numberOfOccurrences: 18 },
      },
    })
  })
  afterAll(() => journey.close())

  const mailbox = () => journey.cloud.graph.person(ellen)
  /** The dates ahead, the first of them 0. */
  const date = (index: number): SeenAppointment => {
    const found = journey.appointments(ellen).filter((one) => one.subject === subject && Date.parse(one.start) > Date.now())[
      index
    ]
    if (found === undefined) throw new Error(`The series has no date ${index}.`)
    return found
  }
  const activities = () => journey.cloud.ifs.activities().filter((one) => one.fields['Description'] === subject)
  const activityAt = (start: string) =>
    activities().find((one) => Date.parse(String(one.fields['StartDate'])) === Date.parse(start))

  it('links the whole series from one date; the panel fills with an activity for each date, mailing nobody', async () => {
    const mails = journey.cloud.graph.mailSent().length
    panel = await journey.openPanel(date(0).id)
    await panel.getByText('Not linked').waitFor()
    await panel.getByRole('button', { name: 'Create activity' }).click()
    await panel.getByRole('radio', { name: 'The whole series' }).click()
    await panel.getByText('Mails nobody').first().waitFor()
    await journey.screenshot('create-series')
    await panel.getByRole('button', { name: 'Create activity' }).click()
    const { value: count } = await until('the activities', () => (activities().length >= 13 ? activities().length : null))
    await panel.getByText(`${count} activities, one for each date`).first().waitFor()
    await panel.getByText(/^Linked up to/).waitFor()
    await journey.screenshot('series')
    const starts = activities().map(({ fields }) => Date.parse(String(fields['StartDate'])))
    expect({ each: new Set(starts).size, mails: journey.cloud.graph.mailSent().length }).toEqual({ each: count, mails })
  })

  let moved: { id: string; activityNo: string; before: string; after: string }
  it('[S93] [R112] moves one date in Outlook; its activity alone follows in IFS, and the panel shows it by itself', async () => {
    const { id, start } = date(1)
    const planned = mailbox().event(id).start.utc
    const activityNo = activityAt(start)?.activityNo ?? ''
    const others = activities().filter((one) => one.activityNo !== activityNo)
    panel = await journey.openPanel(id)
    await panel.getByText(/Current as of/).waitFor()
    const { page } = journey
    const [day] = (await page.getByLabel('Start', { exact: true }).inputValue()).split('T')
    await page.getByLabel('Start', { exact: true }).fill(`${day}T14:00`)
    await page.getByLabel('End', { exact: true }).fill(`${day}T15:00`)
    await saveAppointment(page)
    const seconds = (utc: unknown): string => new Date(String(utc)).toISOString()
    await until('the move in Outlook', () => mailbox().event(id).start.utc !== planned)
    await until(
      'the move in IFS',
      () => seconds(journey.cloud.ifs.activity(activityNo)?.fields['StartDate']) === seconds(mailbox().event(id).start.utc),
    )
    moved = { id, activityNo, before: seconds(start), after: seconds(mailbox().event(id).start.utc) }
    expect(activities().filter((one) => one.activityNo !== activityNo)).toEqual(others)
    await panel.getByText('Time changed').first().waitFor()
    await journey.screenshot('moved')
  })

  it('[S89] removes one date in Outlook; the panel shows it as removed, and the moved one as moved', async () => {
    await journey.openPanel(date(2).id)
    await deleteAppointment(journey.page)
    panel = await journey.openPanel(date(0).id)
    await until('the removed date', () => panel.getByText('Removed in Outlook').first().isVisible())
    await panel.getByText(/^Moved to/).waitFor()
    await journey.screenshot('removed')
    expect(await panel.getByText('Removed in Outlook').count()).toBe(1)
  })

  it('undoes the move; IFS has the earlier time again and the date is paused, the others stay linked', async () => {
    panel = await journey.openPanel(moved.id)
    await panel.getByRole('button', { name: 'Undo', exact: true }).click()
    await journey.screenshot('undo')
    await panel.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
    await until(
      'the earlier time',
      () => Date.parse(String(journey.cloud.ifs.activity(moved.activityNo)?.fields['StartDate'])) === Date.parse(moved.before),
    )
    await panel.getByRole('button', { name: 'Resume' }).waitFor()
    await journey.screenshot('undone')
    expect(mailbox().event(moved.id).start.utc.slice(0, 16)).toBe(moved.after.slice(0, 16))
  })

  it('says why that date is not synced', async () => {
    await panel.getByRole('button', { name: 'Something missing?' }).click()
    await panel.getByRole('heading', { name: 'Why is this not synced?' }).waitFor()
    await panel.locator('[data-verdict="problem"]').first().waitFor()
    await journey.screenshot('why')
    expect(await panel.locator('[data-verdict="ok"]').count()).toBeGreaterThan(1)
    await panel.getByRole('button', { name: 'Back' }).click()
  })

  it('[S25] adds an activity to the calendar and invites exactly those chosen', async () => {
    const mails = journey.cloud.graph.mailSent().length
    await addToCalendar(panel, 'Spare parts list with Norrvik')
    await journey.screenshot('added')
    await journey.quiet()
    const added = journey.appointment(ellen, 'Spare parts list with Norrvik')
    await panel.getByRole('button', { name: `Send invitations to ${added.subject}` }).click()
    await panel.getByRole('checkbox', { name: 'Peter Hahn' }).uncheck()
    await journey.screenshot('invitations')
    expect(journey.cloud.graph.mailSent()).toHaveLength(mails)
    await panel.getByRole('button', { name: 'Send 1 invitation' }).click()
    await panel.getByRole('tab', { name: /New activities/ }).waitFor()
    panel = await journey.openPanel(added.id)
    await panel
      .getByText(/Invitations sent/)
      .first()
      .waitFor()
    await journey.screenshot('invited')
    expect(journey.cloud.graph.mailSent().slice(mails)).toMatchObject([
      { kind: 'invitation', from: ellen, to: ['maria.lindqvist@norrvik.example'], subject: added.subject },
    ])
  })

  it('used nothing outside this computer, and spoke to Outlook in words it knows', async () => {
    expect([journey.chromium.outsideRequests, await journey.page.evaluate('__outlookHost.unknownCalls')]).toEqual([[], []])
  })
})
