import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type Journey, openJourney } from './journey.ts'
import { openSyncLog } from './panel-steps.ts'

/** The admin pages against the real service: every page answers, and what is decided there holds. */
describe('an administrator', () => {
  let journey: Journey
  let admin: Page
  beforeAll(async () => {
    journey = await openJourney('admin')
    await journey.startRmsync()
    admin = await openSyncLog(journey)
  })
  afterAll(() => journey.close())

  const open = async (name: string, title: string) => {
    await admin.getByRole('navigation', { name: 'Admin pages' }).getByRole('link', { name }).click()
    await admin.getByRole('heading', { level: 1, name: title }).waitFor()
    await admin.locator('main [aria-busy]').first().waitFor({ state: 'detached' })
  }
  const picture = (name: string) => admin.screenshot({ path: `test-output/journeys/admin-${name}.png`, fullPage: true })
  const problem = () => admin.locator('main [role=alert]').count()

  it('turns sync off and on for one representative', async () => {
    await open('Representatives', 'Representatives')
    const ellen = (on?: boolean) =>
      admin.getByRole('switch', { name: 'Sync Active of Ellen Sandberg', ...(on === undefined ? {} : { checked: on }) })
    await ellen().waitFor()
    const wasOn = await ellen().isChecked()
    await ellen().click()
    await ellen(!wasOn).waitFor()
    await picture('representatives')
    await ellen(!wasOn).click()
    await ellen(wasOn).waitFor()
    expect(await problem()).toBe(0)
  })

  it('pauses the service with a reason and starts it again; every page says so', async () => {
    await open('Service', 'Service')
    for (const [button, state] of [
      ['Pause', 'Service paused'],
      ['Start', 'Service running'],
    ] as const) {
      await admin.getByRole('main').getByRole('button', { name: button, exact: true }).first().click()
      const dialog = admin.getByRole('dialog')
      await dialog.getByRole('textbox').fill('Update of IFS')
      await dialog.getByRole('button', { name: button, exact: true }).click()
      await admin.getByRole('banner').getByText(state).waitFor()
    }
    await picture('service')
    expect(await admin.getByRole('cell', { name: /Karin Olsson\s*Update of IFS/ }).count()).toBe(2)
  })

  it('saves a setting, which is there after loading again', async () => {
    await open('Configuration', 'Calendar Sync Configuration')
    await admin.getByLabel('Keep the log').fill('29')
    await admin.getByText('29 is too little. Enter 30 to 3,650 days.').waitFor()
    await admin.getByLabel('Keep the log').fill('365')
    await admin.getByRole('button', { name: 'Save', exact: true }).click()
    await admin.getByText(/^Saved\./).waitFor()
    await admin.reload()
    await admin.getByRole('heading', { level: 1, name: 'Calendar Sync Configuration' }).waitFor()
    await admin.getByLabel('Keep the log').waitFor()
    await picture('configuration')
    expect(await admin.getByLabel('Keep the log').inputValue()).toBe('365')
  })

  it('plans an Initial Sync and finds nothing to do, for nothing is linked yet', async () => {
    await open('Initial Sync', 'Initial Sync')
    await admin.getByRole('button', { name: 'Make the plan' }).click()
    await admin.getByText('Nothing to do: Outlook and IFS say the same.').waitFor({ timeout: 60_000 })
    await picture('initial-sync')
    await admin.getByRole('button', { name: 'Discard plan' }).click()
    await admin.getByText('Cancelled.').waitFor()
    expect(await problem()).toBe(0)
  })

  it('asks nothing of other hosts', async () => {
    expect(journey.chromium.outsideRequests).toEqual([])
  })
})
