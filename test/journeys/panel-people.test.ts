import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FrameLocator } from 'playwright-core'
import { type Journey, openJourney, until } from './journey.ts'
import { createActivity, saveAppointment } from './panel-steps.ts'

const ellen = 'ellen.sandberg@halden.example'
const dayMs = 86_400_000
const [maria, piotr, anna, tom, sales, fjord] = [
  { name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', type: 'required' },
  { name: 'Piotr Zieliński', email: 'piotr.zielinski@baltica.example', type: 'required' },
  // Two contacts have this address.
  { name: 'Anna Berg', email: 'anna.berg@norrvik.example', type: 'required' },
  { name: 'Tom Riley', email: 'tom.riley@norrvik.example', type: 'optional' },
  { name: 'All of sales', email: 'sales@halden.example', type: 'optional' },
  { name: 'Room Fjord', email: 'room.fjord@halden.example', type: 'resource' },
]

/** Who is who, appointments that no server knows, links that move; then the phone, and the bar that comes by itself. Real office.js throughout. */
describe('people, phones and bars', () => {
  let journey: Journey
  let panel: FrameLocator
  beforeAll(async () => {
    journey = await openJourney('panel-people')
    await journey.startRmsync()
    await journey.signInAs('ellen')
  })
  afterAll(() => journey.close())

  const mailbox = () => journey.cloud.graph.person(ellen)
  const host = <Value>(what: string) => journey.page.evaluate<Value>(`__outlookHost.${what}`)
  const button = (name: string | RegExp) => panel.getByRole('button', { name })
  const linked = () => panel.getByText(/Current as of/).waitFor()
  let hour = 5
  function times() {
    hour += 1
    const on = new Date(Date.now() + 2 * dayMs).toISOString().slice(0, 10)
    const at = (minute: string) => `${on}T${String(hour).padStart(2, '0')}:${minute}:00`
    return { start: at('00'), end: at('30') }
  }
  const meeting = (subject: string, attendees: readonly unknown[] = [maria]): string =>
    mailbox().create({ subject, ...times(), attendees }).id
  const activity = (subject: string) =>
    journey.cloud.ifs.activities().find(({ fields }) => fields['Description'] === subject && fields['SyncedWithOutlook'] === true)
  const numberOf = (description: string): string =>
    journey.cloud.ifs.activities().find(({ fields }) => fields['Description'] === description)?.activityNo ?? ''
  const contactsOf = (activityNo: string | undefined) =>
    (journey.cloud.ifs.activity(activityNo ?? '')?.contacts ?? []).map((line) => [line['ContactName'], line['PersonId']])

  it('[S13] [S15] [S17] asks which of two contacts is meant, makes a contact of somebody unknown, leaves out a room and a group', async () => {
    panel = await journey.openPanel(meeting('Dock survey', [piotr, anna, tom, sales, fjord]))
    await panel.getByRole('radio', { name: /Baltica Yard/ }).click()
    await button('Create activity').click()
    await button('Review').click()
    const isChosen = await panel.getByRole('radiogroup', { name: 'Anna Berg' }).getByRole('radio', { checked: true }).count()
    await panel.getByRole('radio', { name: /Norrvik Service AB/ }).click()
    await button('Create contact: Tom Riley').click()
    await journey.screenshot('people')
    const notPeople = await panel.getByText('Room or group · shown, never stored as a person').count()
    const offered = await panel.getByRole('button', { name: /^(Create contact|Leave out): / }).allInnerTexts()
    await button('Done').click()
    await button('Create activity').click()
    await linked()

    expect({ isChosen, notPeople, offered, contacts: contactsOf(activity('Dock survey')?.activityNo) }).toEqual({
      isChosen: 0,
      notPeople: 2,
      offered: ['Leave out'],
      contacts: [
        ['Piotr Zieliński', 'P10031'],
        ['Anna Berg', 'P10011'],
        ['Tom Riley', expect.any(String)],
      ],
    })
  })

  it('[S13] remembers the choice: next time nobody is asked', async () => {
    panel = await journey.openPanel(meeting('Dock survey, second day', [piotr, anna]))
    await panel.getByRole('radio', { name: /Baltica Yard/ }).click()
    await createActivity(journey, panel)

    expect(contactsOf(activity('Dock survey, second day')?.activityNo)).toContainEqual(['Anna Berg', 'P10011'])
  })

  it('[R16] moves the link to another activity, which takes over; the first is left as it was; then unlinks', async () => {
    const before = activity('Dock survey')?.activityNo ?? ''
    const other = numberOf('Spare parts list with Norrvik')
    panel = await journey.openPanel(journey.appointment(ellen, 'Dock survey').id)
    await button('Manage link').click()
    await panel.getByRole('menuitem', { name: 'Move to another activity' }).click()
    await panel.getByRole('searchbox').fill(other)
    await panel.getByRole('radio', { name: /Spare parts list/ }).click()
    await panel.getByText(`${other} takes over from Outlook`).waitFor()
    await journey.screenshot('move')
    await button(`Link to ${other}`).click()
    await panel.getByText(new RegExp(`Activity ${other}`)).waitFor()
    await linked()
    await journey.screenshot('moved')
    const moved = [journey.cloud.ifs.activity(other)?.fields, journey.cloud.ifs.activity(before)?.fields]
    await button('Manage link').click()
    await panel.getByRole('menuitem', { name: 'Unlink' }).click()
    await panel.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click()
    await panel.getByText('Not linked').waitFor()
    await until('both to be edited in IFS again', () =>
      [other, before].every((no) => journey.cloud.ifs.activity(no)?.fields['SyncedWithOutlook'] !== true),
    )

    expect(moved).toMatchObject([
      { Description: 'Dock survey', SyncedWithOutlook: true },
      { Description: 'Dock survey', ConnectionId: '10177' },
    ])
  })

  it('[R41] an appointment that was never saved: fields from the form, nothing saved for the person, linked once they do', async () => {
    const subject = 'Not saved by anybody'
    const mails = journey.cloud.graph.mailSent().length
    const start = Date.now() + 3 * dayMs
    const invitees = [{ name: maria?.name, address: maria?.email, type: 'required', response: 'none' }]
    await host('closePane()')
    await host(`newAppointment(${JSON.stringify({ subject, start, end: start + 1_800_000, invitees })})`)
    await journey.page.getByRole('button', { name: 'RM Panel', exact: true }).click()
    panel = journey.page.frameLocator('iframe[title="RM Panel"]')
    await panel.getByText('Not saved yet').waitFor()
    await button(/^Choose/).click()
    await panel.getByRole('searchbox').fill('Norrvik Marine')
    await panel.getByRole('radio', { name: /Norrvik Marine AB/ }).click()
    await button('Create activity').click()
    await panel.getByRole('textbox', { name: 'Notes' }).fill('Decided before it was saved.')
    await journey.screenshot('form-only')
    await button('Create activity').click()
    await panel.getByText('Linked once you save it').waitFor()
    await journey.screenshot('waits-for-save')
    const saves = await host<{ dispatchId: number }[]>('calls.filter(({ dispatchId }) => dispatchId === 32)')
    const known = [journey.appointments(ellen).some((one) => one.subject === subject), activity(subject) !== undefined]
    await saveAppointment(journey.page)
    await panel.getByText('Linked once you save it').waitFor({ state: 'detached' })
    // The service knows it now: who was invited is matched, and the press is asked for once more where somebody has to be decided.
    await until('the link', async () => {
      if (await panel.getByText(/Current as of/).isVisible()) return true
      await button('Create activity')
        .click({ timeout: 500 })
        .catch(() => undefined)
      return false
    })
    const { fields } = activity(subject) ?? {}

    expect({ saves, known, connection: fields?.['ConnectionId'], notes: fields?.['Note'] }).toEqual({
      saves: [],
      known: [false, false],
      connection: '10045',
      notes: expect.stringContaining('Decided before it was saved.'),
    })
    // By the person's own press on Send.
    expect(journey.cloud.graph.mailSent()).toHaveLength(mails + 1)
  })

  it('[R42] on a phone: Log opens the panel over the whole screen, creates, is marked and closes; View shows it; invited, it says who may', async () => {
    const id = meeting('Logged on the phone')
    const wide = journey.page.viewportSize() ?? { width: 1456, height: 819 }
    await host('closePane()')
    await journey.page.setViewportSize({ width: 390, height: 844 })
    await host(`open(${JSON.stringify(id)})`)
    await host(`prefer({ device: 'phone' })`)
    const log = journey.page.getByRole('button', { name: 'RM Panel: Log', exact: true })
    await log.waitFor()
    await host(`open(${JSON.stringify(id)})`)
    await journey.page.getByRole('heading', { name: 'Logged on the phone' }).waitFor()
    await log.click()
    panel = journey.page.frameLocator('iframe[title="RM Panel"]')
    await panel.getByText('Not linked').waitFor()
    const box = await journey.page.getByRole('complementary', { name: 'RM Panel' }).boundingBox()
    const tabs = await panel.getByRole('tab').allInnerTexts()
    await createActivity(journey, panel)
    await journey.screenshot('phone')
    await until('the mark', () => 'EventLogged' in mailbox().customProperties(id, 'b5c0ffee-0001-4c11-8a11-000000000001'))
    await button('Done').click()
    await journey.page.getByRole('button', { name: 'RM Panel: View', exact: true }).click()
    await linked()
    await host('closePane()')
    await host(`open(${JSON.stringify(journey.appointment(ellen, 'Baltica Yard: dry dock planning').id)})`)
    await journey.page.getByRole('heading', { name: 'Baltica Yard: dry dock planning' }).waitFor()
    await log.click()
    await panel.getByText(/Only the organizer/).waitFor()
    await host(`prefer({ device: 'desktop' })`)
    await journey.page.setViewportSize(wide)

    expect({ box, tabs, made: activity('Logged on the phone') !== undefined }).toEqual({
      box: { x: 0, y: 0, width: 390, height: 844 },
      tabs: ['Appointment'],
      made: true,
    })
  })

  it('[R346] the bar comes by itself on a linked appointment, waiting or not, and on no other; where it cannot be had, nothing is broken', async () => {
    const { page, chromium } = journey
    const bar = page.getByText('Linked to a business activity of IFS.')
    const open = async (id: string, how = 'over') => {
      await host(`open(${JSON.stringify(id)})`)
      await page.locator(`[data-event-runtime="${how}"][data-of="${id}"]`).waitFor({ state: 'attached' })
      return bar.count()
    }
    const { id } = journey.appointment(ellen, 'Dock survey, second day')
    await until('the category', () => mailbox().event(id).categories.includes('IFS CRM'))
    await host('closePane()')
    await host('prefer({ launches: true })')
    const shown = {
      linked: await open(id),
      unlinked: await open(journey.appointment(ellen, 'Lunch with Lars Nyman').id),
      waiting: 0,
    }
    journey.cloud.ifs.failNext(503, { match: /^PATCH/, times: 100 })
    mailbox().edit(id, { subject: 'Dock survey, waiting' })
    panel = await journey.openPanel(id)
    await panel.getByText('IFS or Outlook was busy').first().waitFor()
    await host('closePane()')
    shown.waiting = await open(id)
    await journey.screenshot('bar')
    await chromium.context.route('**/panel/notices.*', (route) => route.abort())
    const broken = [await open(id, 'running'), await page.getByLabel('Subject').inputValue()]

    expect({ ...shown, broken }).toEqual({ linked: 1, unlinked: 0, waiting: 1, broken: [0, 'Dock survey, waiting'] })
  })

  it('spoke to Outlook, on the desk and on the phone, in words it knows', async () => {
    expect([journey.chromium.outsideRequests, await host('unknownCalls')]).toEqual([[], []])
  })
})
