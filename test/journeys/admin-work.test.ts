import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
  const alerts = async (): Promise<readonly string[]> =>
    ((await askAs(journey, 'karin', 'GET', '/admin/health')).body['alerts'] as { message: string }[]).map(
      ({ message }) => message,
    )
  /** Of the rows themselves, as the figure of the dashboard is meant. */
  const delayP95 = async (): Promise<number> => {
    const { rows } = (await askAs(journey, 'karin', 'GET', '/admin/log?limit=100')).body as { rows: { tookMs: number | null }[] }
    const took = rows.flatMap(({ tookMs }) => tookMs ?? []).toSorted((a, b) => a - b)
    const place = (took.length - 1) * 0.95
    const [below = 0, above = below] = took.slice(Math.floor(place))
    return below + (above - below) * (place % 1)
  }
  const at = (inDays: number, time: string) => ({
    dateTime: `${new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10)}T${time}:00`,
    timeZone: 'UTC',
  })
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

  it('[R407] is told by Health what IFS refused, retries it once it is mended, and Health has true figures and nothing to tell', async () => {
    journey.cloud.ifs.failNext(400, { match: /PATCH/, message: 'Description is not allowed.' })
    outlook().edit(visit(2).id, { subject: 'Forbidden word' })
    await until('the alert', async () => (await alerts()).includes('1 change was set aside for a person.'))
    await open('Health')
    await main().getByRole('list', { name: 'Alerts' }).getByText('1 change was set aside for a person.').waitFor()
    await main().getByRole('link', { name: 'Look at them' }).click()
    await button(/^Forbidden word, Set aside: details$|^Visit 2, Set aside: details$/).click()
    await button('Retry').click()
    await until('the subject in IFS', () => description(2) === 'Forbidden word')
    await until('the end of the alert', async () => (await alerts()).length === 0)
    await open('Health')
    await main().getByText('Nothing needs you.').waitFor()
    const figures = await main().getByRole('definition').allInnerTexts()
    const subscribed = journey.cloud.graph.subscriptions().filter(({ resource }) => resource.includes('/events')).length
    expect(figures.slice(0, 4).map((figure) => figure.split('\n')[0])).toEqual([
      '3 of 3',
      `${((await delayP95()) / 1000).toFixed(1)} s`,
      '0',
      `${subscribed} of 3`,
    ])
    const { status, printed } = await rmsync(journey, 'log', 'explain', '--activity', visit(2).activityNo)
    expect([status, printed.includes('FIX')]).toEqual([0, false])
  })

  it('exports what the filter shows', async () => {
    await open('Calendar Sync Log')
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
    await until('the end of the alert', async () => (await alerts()).length === 0)
    await open('Health')
    await main().getByText('Nothing needs you.').waitFor()
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
    const { log, configuration } = JSON.parse(bundle.text) as {
      log: { appointment: string; linkId: string }[]
      configuration: { secrets: object[]; values: { alertWebhookUrl: string } }
    }
    const token = (await readFile(join(journey.place.dataDir, 'cli.token'), 'utf8')).trim()
    const secrets = ['local-rmsync-secret', 'T0P-key', token].filter((secret) => bundle.text.includes(secret))
    expect([/Visit|Forbidden word|Ellen|norrvik|halden/i.test(bundle.text), secrets]).toEqual([false, []])
    // rows of one appointment can be told to be that, and not which
    const linked = log.filter(({ linkId }) => linkId === log.at(-1)?.linkId)
    expect([new Set(log.map(({ appointment }) => /^[0-9a-f]{12}$/.test(appointment))), linked.length > 1]).toEqual([
      new Set([true]),
      true,
    ])
    expect([configuration.values.alertWebhookUrl, configuration.secrets[0]]).toEqual([
      'set',
      { name: 'clientSecret', isSet: true, daysLeft: null },
    ])
  })

  it('[R408] sets a field of the panel up, required, and takes it away again; the panel shows it so', async () => {
    const { id } = outlook().create({
      subject: 'Panel set-up',
      start: at(9, '10:00'),
      end: at(9, '11:00'),
      attendees: [],
    })
    await journey.signInAs('ellen')
    const create = async () => {
      const panel = await journey.openPanel(id)
      await panel.getByRole('button', { name: 'Create activity' }).click()
      await panel.getByText('Mails nobody').first().waitFor()
      return panel.getByLabel(/^How we meet/)
    }
    await open('Panel')
    await main().getByLabel('Attribute to add').selectOption('Cf_MeetingChannel')
    await button('Add').click()
    await main().getByLabel('Label of Cf_MeetingChannel').fill('How we meet')
    await main().getByRole('checkbox', { name: 'Cf_MeetingChannel is editable' }).check()
    await main().getByRole('checkbox', { name: 'Cf_MeetingChannel is required' }).check()
    await button('Save').click()
    await main()
      .getByText(/^Saved\./)
      .waitFor()
    const field = await create()
    await field.waitFor()
    expect([await field.getAttribute('required'), await field.getAttribute('aria-required')]).not.toEqual([null, null])
    await button('Take Cf_MeetingChannel away').click()
    await button('Save').click()
    await main()
      .getByText(/^Saved\./)
      .waitFor()
    expect(await (await create()).count()).toBe(0)
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

  it('[R409] goes on with an Initial Sync after a power cut in the middle; all is applied once, and the counts add up', async () => {
    const rounds: LinkedVisit[] = []
    for (let number = 1; number <= 8; number++) rounds.push(await linkVisit(journey, `Round ${number}`, number))
    for (const { id } of rounds) outlook().edit(id, { subject: 'Round, later' })
    const told = () =>
      rounds.filter(({ activityNo }) => journey.cloud.ifs.activity(activityNo)?.fields['Description'] === 'Round, later')
    const activities = journey.cloud.ifs.activities().length
    const written = journey.cloud.ifs.journal().length
    await done('initial-sync', 'plan', '--wait')
    await open('Health')
    await open('Initial Sync')
    // visit 4, which was skipped, is in the plan again
    await button('Apply 9 changes').click()
    await until('the first change', () => told().length > 0)
    await journey.killRmsync()
    expect(told().length).toBeLessThan(8)
    await journey.startRmsync()
    await until('the last change', () => told().length === 8, 60_000)
    const lastRun = async () =>
      ((await askAs(journey, 'karin', 'GET', '/admin/initial-syncs')).body['runs'] as Record<string, unknown>[])[0]
    await until('the end', async () => (await lastRun())?.['state'] === 'done', 60_000)
    const { applied, skipped, failed } = (await lastRun())?.['results'] as Record<'applied' | 'skipped' | 'failed', number>
    expect([applied + skipped, failed, description(4)]).toEqual([9, 0, 'Visit 4, changed meanwhile'])
    await main().getByText(`${applied} applied, ${skipped} skipped, 0 failed`).first().waitFor()
    const subjects = journey.cloud.ifs
      .journal()
      .slice(written)
      .filter(({ action, after }) => action === 'update' && after?.['Description'] !== undefined)
    expect([subjects.length, journey.cloud.ifs.activities().length]).toEqual([9, activities])
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
