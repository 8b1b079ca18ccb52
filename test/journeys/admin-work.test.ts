import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { startWebhookReceiver, type WebhookReceiver } from '../rmsync/operations/alert-receivers.ts'
import { askAs, downloaded, type LinkedVisit, linkVisit, rmsync } from './admin-steps.ts'
import { type Journey, openJourney, until } from './journey.ts'
import { openSyncLog } from './panel-steps.ts'

const ellen = 'ellen.sandberg@halden.example'

/** The days of an administrator, good and bad, on the whole product: pages in Chromium and `npx rmsync` beside each other. */
describe('an administrator at work', () => {
  let journey: Journey
  let admin: Page
  let receiver: WebhookReceiver
  let visits: LinkedVisit[]
  beforeAll(async () => {
    journey = await openJourney('admin-work')
    await journey.startRmsync()
    receiver = await startWebhookReceiver(journey.certificates)
    admin = await openSyncLog(journey)
    admin.setDefaultTimeout(20_000)
    visits = []
    for (let number = 1; number <= 8; number++) visits.push(await linkVisit(journey, `Visit ${number}`, number))
  })
  afterAll(async () => {
    await receiver.close()
    await journey.close()
  })

  const open = async (name: string, title = name) => {
    await admin.getByRole('navigation', { name: 'Admin pages' }).getByRole('link', { name }).click()
    await admin.getByRole('heading', { level: 1, name: title }).waitFor()
    await admin.locator('main [aria-busy]').first().waitFor({ state: 'detached' })
  }
  const main = () => admin.getByRole('main')
  const button = (name: string | RegExp) => main().getByRole('button', { name, exact: typeof name === 'string' })
  const done = async (...words: readonly string[]): Promise<string> => {
    const { status, printed, told } = await rmsync(journey, ...words)
    if (status !== 0) throw new Error(`rmsync ${words.join(' ')} ended with ${status}: ${told}`)
    return printed
  }
  const dialog = () => admin.getByRole('dialog')
  const outlook = () => journey.cloud.graph.person(ellen)
  const visit = (number: number): LinkedVisit => visits[number - 1] ?? { id: '', activityNo: '' }
  const description = (number: number) => journey.cloud.ifs.activity(visit(number).activityNo)?.fields['Description']
  const row = (name: RegExp) => main().getByRole('row').filter({ hasText: name })

  it('sees a change arrive in the open log, explains it, undoes it and lets it go on', async () => {
    await open('Calendar Sync Log')
    outlook().edit(visit(1).id, { subject: 'Visit 1, moved to the lab' })
    const details = button(/^Visit 1, moved to the lab, Updated: details$/)
    await details.waitFor()
    await details.click()
    await button('Explain').click()
    await admin.getByRole('list', { name: 'What was checked' }).getByRole('listitem').first().waitFor()
    await journey.chromium.context.grantPermissions([])
    await button('Undo').click()
    await main()
      .getByText(/^Undone\. Activity \d+ has its earlier values back/)
      .waitFor()
    await until('the earlier subject', () => description(1) === 'Visit 1')
    await button(/^Visit 1.*, Undone: details$/).click()
    await button('Resume').first().click()
    await until('the subject again', () => description(1) === 'Visit 1, moved to the lab')
  })

  it('retries what IFS refused, once it is mended, by page and by command', async () => {
    journey.cloud.ifs.failNext(400, { match: /PATCH/, message: 'Description is not allowed.' })
    outlook().edit(visit(2).id, { subject: 'Forbidden word' })
    await button(/^Forbidden word, Set aside: details$|^Visit 2, Set aside: details$/).click()
    await button('Retry').click()
    await until('the subject in IFS', () => description(2) === 'Forbidden word')
    const { status, printed } = await rmsync(journey, 'log', 'explain', '--activity', visit(2).activityNo)
    expect([status, printed.includes('FIX')]).toEqual([0, false])
  })

  it('exports what the filter shows', async () => {
    await main().getByRole('searchbox').fill(visit(2).activityNo)
    await button(/^Visit 2, Linked: details$/).waitFor()
    const { name, text } = await downloaded(admin, async () => {
      await button('Export').click()
      await admin.getByRole('menuitem', { name: /CSV/ }).click()
    })
    expect([name, text.includes('Forbidden word'), text.includes('Visit 3')]).toEqual([
      expect.stringMatching(/^calendar-sync-log.*\.csv$/),
      true,
      false,
    ])
  })

  it('reads who syncs from a table: one wrong line applies nothing, a right table does', async () => {
    await open('Representatives')
    await button('Import CSV').click()
    const choose = (text: string) =>
      dialog()
        .getByLabel('Choose a file')
        .setInputFiles({ name: 'who.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await choose('representative,active\nJOEK,no\nNOBODY,no\n')
    await dialog().getByText('1 turn off').waitFor()
    expect(
      await dialog()
        .getByRole('button', { name: /^Apply|^Turn|^Import/ })
        .last()
        .getAttribute('aria-disabled'),
    ).toBe('true')
    await choose('representative,active\nJOEK,no\n')
    await dialog().getByText('0 turn on').waitFor()
    await dialog()
      .getByRole('button', { name: /^Apply|^Turn|^Import/ })
      .last()
      .click()
    await admin.getByRole('switch', { name: 'Sync Active of Jonas Ekström', checked: false }).waitFor()
    expect((await rmsync(journey, 'representatives', 'on', 'JOEK')).printed).toContain('Turned on for 1 representative.')
  })

  it('sees what the brake holds, and nothing goes before the list was looked at', async () => {
    const { status } = await askAs(journey, 'karin', 'PUT', '/admin/configuration', {
      version: 0,
      values: { deleteWhenCancelled: true, brakePercentFrom: 2, alertWebhookUrl: receiver.url },
      secrets: {},
      confirmed: true,
    })
    for (const number of [6, 7, 8]) outlook().remove(visit(number).id)
    await until('the pause', async () =>
      JSON.stringify((await askAs(journey, 'karin', 'GET', '/admin/health')).body).includes('One representative is paused.'),
    )
    expect([status, [6, 7, 8].map(description)]).toEqual([200, ['Visit 6', 'Visit 7', 'Visit 8']])
    await open('Health')
    await main().getByRole('link', { name: 'Review' }).click()
    await row(/Ellen Sandberg/)
      .getByRole('button', { name: /^Review/ })
      .click()
    await dialog().getByText('Visit 7').waitFor()
    const go = dialog().getByRole('button', { name: /^Delete 3 activities in IFS$/ })
    expect(await go.getAttribute('aria-disabled')).toBe('true')
    await dialog().getByRole('checkbox', { name: 'I have looked at the 3 deletions' }).check()
    await go.click()
    await until('the deletions', () => [6, 7, 8].every((number) => description(number) === undefined))
  })

  it('is told of what is wrong by webhook, and the test says so where nobody answers', async () => {
    expect((await rmsync(journey, 'alerts', 'test')).status).toBe(0)
    receiver.answerNext((response) => response.writeHead(503).end())
    await open('Health')
    await button(/test alert/i).click()
    await main().getByText('The webhook answered 503.').waitFor()
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual([
      'Command line tries the alerts of RM Panel. Nothing has to be done.',
      'Karin Olsson tries the alerts of RM Panel. Nothing has to be done.',
    ])
  })

  it('walks the installation with the doctor, a mailbox out of scope included; the command finds the same', async () => {
    journey.cloud.graph.denyMailbox('sofia.brandt@halden.example')
    await open('Doctor')
    await main().getByLabel('A mailbox that must be refused').fill('sofia.brandt@halden.example')
    await button(/^Run|^Walk/).click()
    await main()
      .getByText(/Needs a fix|Fine/)
      .first()
      .waitFor({ timeout: 60_000 })
    const { printed, status } = await rmsync(journey, 'doctor', '--last')
    const outcomes = [...printed.matchAll(/^(ok|!|FIX|-) +(\S.{0,20}?) {2}/gm)].map(([, mark, title]) => `${mark} ${title}`)
    expect([status, outcomes.filter((line) => /^(FIX|!)/.test(line))]).toEqual([0, []])
    expect(outcomes.length).toBeGreaterThan(12)
  })

  it('generates the manifest of the company and brings a backup back', async () => {
    await open('Panel')
    await main().getByLabel('Display name').fill('Halden Activities')
    await main().getByRole('checkbox', { name: 'Deutsch' }).check()
    const manifest = await downloaded(admin, () => button('Generate Manifest').click())
    expect([manifest.name, manifest.text]).toEqual([
      'rm-panel-crm-manifest.xml',
      expect.stringMatching(/<DisplayName DefaultValue="Halden Activities"\/>[\s\S]*<Override Locale="de/),
    ])
    await open('Backup', 'Backup and move')
    const backup = await downloaded(admin, () => button(/^Download the backup|^Export/).click())
    await main()
      .getByLabel('Choose a backup')
      .setInputFiles({ name: backup.name, mimeType: 'application/json', buffer: Buffer.from(backup.text) })
    await main().getByText('8 already here').or(main().getByText('5 already here')).first().waitFor()
    const bundle = await downloaded(admin, () => button('Download the bundle').click())
    expect([/Visit|Forbidden word|Ellen|norrvik/i.test(bundle.text), bundle.text.includes('local-rmsync-secret')]).toEqual([
      false,
      false,
    ])
  })

  it('plans an Initial Sync, has exactly that applied, and is told what changed meanwhile', async () => {
    // nothing is noticed any more: what differs is found by Initial Sync alone
    journey.cloud.graph.pauseNotifications(true)
    outlook().edit(visit(3).id, { subject: 'Visit 3, later' })
    outlook().edit(visit(4).id, { subject: 'Visit 4, later' })
    outlook().remove(visit(5).id)
    await open('Initial Sync')
    await button('Make the plan').click()
    await button('Apply 3 changes').waitFor()
    expect(await button('Apply 3 changes').getAttribute('aria-disabled')).toBe('true')
    expect([3, 4, 5].map(description)).toEqual(['Visit 3', 'Visit 4', 'Visit 5'])
    outlook().edit(visit(4).id, { subject: 'Visit 4, changed meanwhile' })
    await main().getByRole('checkbox', { name: 'I have looked at the deletion' }).check()
    await button('Apply 3 changes').click()
    await main().getByText('2 applied, 1 skipped, 0 failed').first().waitFor()
    expect([3, 4, 5].map(description)).toEqual(['Visit 3, later', 'Visit 4', undefined])
    await admin.screenshot({ path: 'test-output/journeys/admin-work-initial-sync.png', fullPage: true })
  })

  it('finds the plan again after a power cut, and a last run finds nothing to do', async () => {
    await done('initial-sync', 'plan', '--wait')
    await journey.killRmsync()
    await journey.startRmsync()
    const { runs } = (await askAs(journey, 'karin', 'GET', '/admin/initial-syncs')).body as {
      runs: { runId: string; state: string }[]
    }
    expect(runs[0]?.state).toBe('planned')
    await done('initial-sync', 'approve', runs[0]?.runId ?? '', '--deletions', '0', '--wait')
    expect(description(4)).toBe('Visit 4, changed meanwhile')
    expect(await done('initial-sync', 'plan', '--wait')).toMatch(/Update 0, re-link 0, delete 0/)
    journey.cloud.graph.pauseNotifications(false)
  })

  it('gives nothing to a person without the role: no page, and no answer', async () => {
    await admin.goto(`${journey.place.url}/admin/health`)
    await admin
      .getByRole('button', { name: /Account|Karin/ })
      .first()
      .click()
    await admin.getByRole('menuitem', { name: 'Sign out' }).click()
    await admin.getByRole('button', { name: /Sofia Brandt/ }).click()
    await admin.getByText('You are no administrator of RM Panel').waitFor()
    expect(await admin.getByRole('navigation').count()).toBe(0)
  })

  it('asks nothing of other hosts', () => {
    expect(journey.chromium.outsideRequests).toEqual([])
  })
})
