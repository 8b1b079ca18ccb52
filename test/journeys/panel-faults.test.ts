import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { FrameLocator } from 'playwright-core'
import { askAs } from './admin-steps.ts'
import { type Journey, openJourney, until } from './journey.ts'
import { isKept } from '../pages/is-kept.ts'
import { keyboardOf } from './keyboard-steps.ts'

const ellen = 'ellen.sandberg@halden.example'
const dayMs = 86_400_000
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const typed = 'Bring the drawings.'

/** Real office.js, the real service, and each thing that goes wrong in between: said in place, with a way on, and nothing typed is lost. */
describe('the panel when something goes wrong', () => {
  let journey: Journey
  let panel: FrameLocator
  beforeAll(async () => {
    journey = await openJourney('panel-faults')
    await journey.startRmsync()
    await journey.signInAs('ellen')
  })
  afterAll(() => journey.close())

  const mailbox = () => journey.cloud.graph.person(ellen)
  const ifs = () => journey.cloud.ifs
  let hour = 5
  function meeting(subject: string, more: object = {}): string {
    hour += 1
    const on = new Date(Date.now() + 2 * dayMs).toISOString().slice(0, 10)
    const at = (minute: string) => `${on}T${String(hour).padStart(2, '0')}:${minute}:00`
    const attendees = [{ name: 'Maria Lindqvist', email: 'maria.lindqvist@norrvik.example', type: 'required' }]
    return mailbox().create({ subject, start: at('00'), end: at('30'), attendees, ...more }).id
  }
  const notes = () => panel.getByRole('textbox', { name: 'Notes' })
  const createButton = () => panel.getByRole('button', { name: 'Create activity' })
  const isLinked = () => panel.getByText(/Current as of/).isVisible()
  const activities = (subject: string) =>
    ifs()
      .activities()
      .filter(({ fields }) => fields['Description'] === subject)
  /** The form, with something typed. */
  async function fillForm(eventId: string) {
    panel = await journey.openPanel(eventId)
    await panel.getByText('Not linked').waitFor()
    await createButton().click()
    await notes().fill(typed)
  }
  /** What the panel says in place, and what is left of what was typed. */
  const refused = async () => {
    await panel.getByRole('alert').waitFor()
    return { said: await panel.getByRole('alert').innerText(), notes: await notes().inputValue() }
  }
  /** As somebody who does what the words say. */
  const pressUntil = (what: string, holds: () => Promise<boolean>) =>
    until(
      what,
      async () => {
        if (await holds()) return true
        await createButton()
          .click({ timeout: 1_000 })
          .catch(() => undefined)
        return false
      },
      40_000,
    )

  it('[R342] nested sign-in that fails ends in the window of real office.js, and one that is closed says so', async () => {
    const { page, chromium } = journey
    await page.evaluate(
      `__outlookHost.naaFaults.push(...Array.from({ length: 3 }, () => ({ method: 'GetToken', kind: 'error', status: 'PERSISTENT_ERROR' })))`,
    )
    panel = await journey.openPanel(meeting('Signed in by the window'))
    const signIn = panel.getByRole('button', { name: 'Sign in' })
    const closed = chromium.context.waitForEvent('page')
    await signIn.click()
    await (await closed).close()
    const said = await panel.getByRole('alert').innerText()
    const opened = chromium.context.waitForEvent('page')
    await signIn.click()
    const dialog = await opened
    await dialog.getByRole('button', { name: /Ellen Sandberg/ }).click()
    await panel.getByText('Not linked').waitFor()
    await journey.screenshot('signed-in-by-window')
    await page.evaluate('__outlookHost.naaFaults.splice(0)')

    expect([said, dialog.isClosed()]).toEqual([expect.stringContaining('closed before you were signed in'), true])
  })

  it.each([
    ['offline', 'You are offline.', () => journey.chromium.context.setOffline(true)],
    ['401', 'did not accept the request', () => ifs().failNext(401, { match: /^POST/, times: 2 })],
    ['403', 'no permission for this projection', () => ifs().failNext(403, { match: /^POST/ })],
    ['429', 'IFS is busy or does not answer.', () => ifs().failNext(429, { match: /^POST/, retryAfter: 1 })],
    ['500', 'IFS is busy or does not answer.', () => ifs().failNext(500, { match: /^POST/ })],
    ['Outlook down', 'Outlook is busy or does not answer.', () => journey.cloud.graph.failNext(503, { times: 4 })],
  ] as const)(
    '[R347] creating, and %s: said in place, typed notes stay, pressed again it is made once',
    async (name, words, fail) => {
      const subject = `Fault: ${name}`
      await fillForm(meeting(subject))
      await fail()
      await createButton().click()
      const told = await refused()
      await journey.screenshot(`fault-${name.replaceAll(' ', '-')}`)
      await journey.chromium.context.setOffline(false)
      await pressUntil('the link', isLinked)

      expect(told).toEqual({ said: expect.stringContaining(words), notes: typed })
      expect(activities(subject)).toHaveLength(1)
    },
  )

  it('[R347] creating, and slow: says what it does, takes no second press, and ends linked', async () => {
    const { context } = journey.chromium
    const subject = 'Fault: slow'
    await fillForm(meeting(subject))
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await context.route('**/api/links', async (route) => {
      await held
      await route.continue()
    })
    await createButton().click()
    const working = panel.getByRole('button', { name: /^Creating/ })
    await working.click({ force: true })
    const isRefusing = await working.getAttribute('aria-disabled')
    letGo()
    await panel.getByText(/Current as of/).waitFor()
    await context.unroute('**/api/links')

    expect([isRefusing, activities(subject).length]).toEqual(['true', 1])
  })

  it('[R347] creating, and an answer of IFS that is lost: what it made is found, and is one', async () => {
    const subject = 'Fault: lost'
    await fillForm(meeting(subject))
    ifs().failNext('lost-answer', { match: /^POST/ })
    await createButton().click()
    await pressUntil('the link', isLinked)

    expect(activities(subject)).toHaveLength(1)
  })

  it('[R347] creating, and 409: somebody linked it meanwhile, which is said and shown', async () => {
    const id = meeting('Fault: overtaken')
    await fillForm(id)
    const target = { kind: 'existing', activityNo: '4698' }
    await askAs(journey, 'ellen', 'POST', '/links', { itemId: mailbox().idsOf(id).immutable, choices: [], target })
    await createButton().click()
    const { said } = await refused()
    await journey.screenshot('fault-overtaken')
    await panel.getByRole('button', { name: 'Show it' }).click()
    await panel.getByText(/Current as of/).waitFor()

    expect([said.includes('4698'), activities('Fault: overtaken').length]).toEqual([true, 1])
  })

  it('[R347] creating, and the appointment was deleted meanwhile: said in place, nothing is made, and the way back tells it', async () => {
    const id = meeting('Fault: taken away')
    await fillForm(id)
    mailbox().remove(id)
    await createButton().click()
    const told = await refused()
    await journey.screenshot('fault-deleted')
    await panel.getByRole('button', { name: 'Back' }).click()
    await panel
      .getByText(/was deleted/)
      .first()
      .waitFor()

    expect(told.notes).toBe(typed)
    expect(activities('Fault: taken away')).toEqual([])
  })

  it('[R347] a whole series, and 500: what was chosen and typed stays, pressed again each date is made once', async () => {
    const day = new Date(Date.now() + 2 * dayMs)
    const subject = 'Fault: series'
    meeting(subject, {
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: [weekdays[day.getUTCDay()]] },
        range: { type: 'numbered', startDate: day.toISOString().slice(0, 10), numberOfOccurrences: 3 },
      },
    })
    await fillForm(journey.appointment(ellen, subject).id)
    await panel.getByRole('radio', { name: 'The whole series' }).click()
    journey.cloud.graph.failNext(503, { times: 4 })
    await createButton().click()
    const told = await refused()
    const scope = await panel.getByRole('radio', { name: 'The whole series' }).isChecked()
    await pressUntil('the activities', async () => (await createButton().count()) === 0 && activities(subject).length === 3)

    expect({ notes: told.notes, scope, made: activities(subject).length }).toEqual({ notes: typed, scope: true, made: 3 })
  })

  const invitedTo = () => journey.appointment(ellen, 'Baltica Yard: dry dock planning').id
  const organizer = () => panel.getByText(/Jonas Ekström/).first()
  it.each([
    ['401', 401, 'The sign-in service did not accept the request.'],
    ['403', 403, 'Outlook did not accept the request.'],
    ['409', 409, 'Outlook did not accept the request.'],
    ['429', 429, 'Outlook is busy or does not answer.'],
    ['500', 500, 'Outlook is busy or does not answer.'],
  ])(
    '[R347] invited, and Outlook answers %s: said in place, tried again it tells who may link it',
    async (_name, status, words) => {
      const id = invitedTo()
      // Of this appointment alone: what still runs from before takes none of it.
      const [part = ''] = /\w{20,}/.exec(mailbox().idsOf(id).rest) ?? []
      const match = new RegExp(`^(GET|POST) .*${part}`)
      journey.cloud.graph.failNext(status, { match, times: 4 })
      panel = await journey.openPanel(id)
      const said = await panel.getByRole('alert').innerText()
      const again = panel.getByRole('button', { name: 'Try again' })
      await until('the answer', async () => {
        if (await panel.getByText(/Only the organizer/).isVisible()) return true
        await again.click({ timeout: 500 }).catch(() => undefined)
        return false
      })

      expect([said, await organizer().isVisible()]).toEqual([expect.stringContaining(words), true])
    },
  )

  it('[R347] invited, and slow, offline, deleted meanwhile: the shape stands, what was known stays, what is gone is said', async () => {
    const { context } = journey.chromium
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await context.route('**/api/appointments/read', async (route) => {
      await held
      await route.continue()
    })
    panel = await journey.openPanel(invitedTo())
    await panel.locator('main[aria-busy=true]').waitFor()
    letGo()
    await organizer().waitFor()
    await context.unroute('**/api/appointments/read')
    await context.setOffline(true)
    await panel.getByText(/^You are offline/).waitFor()
    const known = await organizer().isVisible()
    await context.setOffline(false)
    await panel.getByText(/^You are offline/).waitFor({ state: 'detached' })
    mailbox().remove(invitedTo())
    await journey.page.evaluate('__outlookHost.closePane()')
    await journey.page.getByRole('button', { name: 'RM Panel', exact: true }).click()
    await panel
      .getByText(/was deleted/)
      .first()
      .waitFor()
    await journey.screenshot('invited-deleted')

    expect(known).toBe(true)
  })

  it('[R347] linked, and the service goes down: what was known stays with its time, and is current again by itself', async () => {
    panel = await journey.openPanel(journey.appointment(ellen, 'Fault: slow').id)
    await panel.getByText(/Current as of/).waitFor()
    await journey.killRmsync()
    await panel.locator('[data-rail="offline"]').waitFor({ timeout: 20_000 })
    await journey.screenshot('service-down')
    const known = await panel.getByText('Fault: slow').first().isVisible()
    await journey.startRmsync()
    await panel.getByText(/Current as of/).waitFor({ timeout: 30_000 })

    expect(known).toBe(true)
  })

  it('[R397] the panel opened anew without a line, its page, office.js and all: reads what it knew, and is current with the line', async () => {
    const { page, chromium } = journey
    panel = await journey.openPanel(journey.appointment(ellen, 'Fault: slow').id)
    await panel.getByText(/Current as of/).waitFor()
    const pane = page.frames().find((frame) => frame.url().includes('/panel/taskpane.html'))
    if (pane === undefined) throw new Error('No panel is open.')
    await isKept(pane)
    await page.evaluate('__outlookHost.closePane()')
    await chromium.context.setOffline(true)
    await page.getByRole('button', { name: 'RM Panel', exact: true }).click()
    await panel.locator('[data-rail="offline"]').waitFor()
    await journey.screenshot('opened-offline')
    const known = await panel.getByText('Fault: slow').first().isVisible()
    await chromium.context.setOffline(false)
    await panel.getByText(/Current as of/).waitFor({ timeout: 30_000 })

    expect(known).toBe(true)
  })

  it('[R348] without a mouse: creates, unlinks, links what exists and adds a new activity, with the focus in sight', async () => {
    const { page } = journey
    const { tabTo, arrowTo, press, type } = keyboardOf(page)
    const subject = 'By the keys alone'
    panel = await journey.openPanel(meeting(subject))
    await panel.getByText('Not linked').waitFor()
    await tabTo(/^Create activity$/)
    await journey.screenshot('keys-create')
    await press('Enter')
    await tabTo(/^Notes/)
    await type(typed)
    await tabTo(/^Create activity$/)
    await press('Enter')
    await panel.getByText(/Current as of/).waitFor()
    const created = activities(subject)

    await tabTo(/^Manage link$/)
    await press('Enter')
    await arrowTo('ArrowDown', /^Unlink$/)
    await journey.screenshot('keys-menu')
    await press('Enter')
    await tabTo(/^Unlink$/)
    await press('Enter')
    await panel.getByText('Not linked').waitFor()

    await tabTo(/^Link existing$/)
    await press('Enter')
    await tabTo(/^Number, subject/)
    await type(created[0]?.activityNo ?? '')
    await panel.getByRole('radio').first().waitFor()
    await tabTo(new RegExp(subject))
    await press('Space')
    await tabTo(/^Link to/)
    await journey.screenshot('keys-link')
    await press('Enter')
    await panel.getByText(/Current as of/).waitFor()

    await tabTo(/^Appointment/)
    await arrowTo('ArrowRight', /^New activities/)
    await tabTo(/^Call Peter Hahn$/)
    await press('Space')
    await journey.screenshot('keys-push')
    await tabTo(/^Add 1 to calendar$/)
    await press('Enter')
    await panel.getByText('Added', { exact: true }).waitFor()

    expect([created.length, activities(subject).length]).toEqual([1, 1])
  })

  it('spoke to Outlook in words it knows', async () => {
    expect([journey.chromium.outsideRequests, await journey.page.evaluate('__outlookHost.unknownCalls')]).toEqual([[], []])
  })
})
