import type { FrameLocator, Page } from 'playwright-core'
import type { Journey } from './journey.ts'

/** What a person does, in the words of the screen. */

/** Two clicks for the usual case; the connection is searched where none is suggested. */
export async function createActivity(
  journey: Journey,
  panel: FrameLocator,
  connection: { search: string; choose: RegExp } | null = null,
): Promise<void> {
  if (connection !== null) {
    await panel.getByRole('button', { name: /^Choose/ }).click()
    await panel.getByRole('searchbox').fill(connection.search)
    await panel.getByRole('radio', { name: connection.choose }).click()
  }
  await panel.getByRole('button', { name: 'Create activity' }).click()
  await panel.getByText('Mails nobody').first().waitFor()
  await journey.screenshot('create')
  await panel.getByRole('button', { name: 'Create activity' }).click()
  await panel.getByText(/Current as of/).waitFor()
  await journey.screenshot('linked')
}

/** Selects one of the new activities and adds it. */
export async function addToCalendar(panel: FrameLocator, subject: string): Promise<void> {
  await panel.getByRole('tab', { name: /New activities/ }).click()
  await panel.getByRole('checkbox', { name: subject, exact: true }).check()
  await panel.getByRole('button', { name: 'Add 1 to calendar' }).click()
  await panel.getByText('Added', { exact: true }).waitFor()
}

/** Presses Save, or Send while invitations have not gone out. */
export const saveAppointment = (page: Page): Promise<void> =>
  page
    .getByRole('toolbar', { name: 'Appointment' })
    .getByRole('button', { name: /^(Save|Send)$/ })
    .click()

export async function deleteAppointment(page: Page): Promise<void> {
  await page.getByRole('toolbar', { name: 'Appointment' }).getByRole('button', { name: 'Delete' }).click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: /delete|cancel meeting|send/i })
  if (
    await confirm
      .first()
      .isVisible()
      .catch(() => false)
  )
    await confirm.first().click()
}

/** The admin's page, in a tab of its own. */
export async function openSyncLog(journey: Journey): Promise<Page> {
  const page = await journey.chromium.context.newPage()
  await page.goto(`${journey.cloud.rmsyncUrl}/admin/log`)
  await page.getByRole('button', { name: /Karin Olsson/ }).click()
  await page.getByRole('heading', { name: 'Calendar Sync Log' }).waitFor()
  return page
}
