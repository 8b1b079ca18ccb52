import { join } from 'node:path'
import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import type { EventId } from '../../../src/domain/ids.ts'
import { continueInitialSync } from '../../../src/rmsync/initial-sync/run.ts'
import type { Command } from 'commander'
import { aReview } from '../../support/world.ts'
import { type CommandWorld, openCommandWorld } from './command-world.ts'

let command: CommandWorld
beforeEach(async () => {
  command = await openCommandWorld()
})
afterEach(() => command.close())
const run = (...words: readonly string[]) => command.run(...words)

async function edited(subject: string): Promise<string> {
  const { world } = command.http
  world.calendar.edit(aReview, { subject })
  await world.notify(aReview.eventId)
  await world.settle()
  return String((await world.rows())[0]?.rowId)
}

it('[R381] a row of the log is shown, undone, resumed and explained', async () => {
  const { activityNo } = await command.http.world.link()
  const row = await edited('Review')
  expect((await run('log', '--outcome', 'updated')).printed).toMatch(
    new RegExp(
      `^Row +Applied.*\n${row} .* updated +${activityNo} +Review .*description: Quarterly review Norrvik → Review\n1 of 1 shown\\.$`,
    ),
  )
  expect((await run('log', 'show', row)).printed).toMatch(/Field +Before, in IFS +After, from Outlook\ndescription +Quarterly/)
  expect((await run('log', 'undo', row)).printed).toBe(`Activity ${activityNo} has its earlier values back and the link pauses.`)
  await expect(run('log', 'undo', row)).rejects.toThrow('This change was undone already.')
  expect(await run('log', 'explain', row)).toMatchObject({ status: 1, printed: expect.stringContaining('FIX ') })
  expect((await run('log', 'resume', row)).printed).toMatch(/^Resumed\./)
  await command.http.world.settle()
  expect((await run('log', 'explain', '--activity', activityNo)).printed).toContain('ok  ')
  expect((await run('log', 'retry', row)).printed).toMatch(/^Looked at again\./)
})

it('[R381] a row that is not there, and a word that is no row, are said', async () => {
  await expect(run('log', 'show', '4711')).rejects.toThrow('There is no row 4711.')
  await expect(run('log', 'undo', 'first')).rejects.toThrow('rowId')
  await expect(run('log', 'retry', 'first')).rejects.toThrow('first is no row.')
  await expect(run('log', 'explain')).rejects.toThrow('Name either a row of the log, or an activity')
  await expect(run('log', '--outcome', 'happy')).rejects.toThrow('Allowed choices are updated')
})

it('[R382] the log is followed from its newest rows on, and each new row is one line', async () => {
  await command.http.world.link()
  const begun = Promise.withResolvers<undefined>()
  const following = command.runUntil(
    (printed) => {
      if (printed.includes('linked')) begun.resolve(undefined)
      return printed.includes('→ Third')
    },
    ...['log', 'follow', '--appointment', 'r'],
  )
  await begun.promise
  await edited('Second of March')
  await edited('Nothing to be seen')
  await edited('Third')
  expect((await following).printed.split('\n').map((line) => /(linked|updated) .* {2}(\S.*)$/.exec(line)?.slice(1))).toEqual([
    ['linked', 'Linked, activity created.'],
    ['updated', 'description: Quarterly review Norrvik → Second of March'],
    ['updated', 'description: Nothing to be seen → Third'],
  ])
})

it('[R383] with --json every answer is the one of the service, a line each where it is followed', async () => {
  const { activityNo } = await command.http.world.link()
  expect(JSON.parse((await run('log', '--json')).printed)).toMatchObject({ total: 1, rows: [{ activityNo, outcome: 'linked' }] })
  expect(JSON.parse((await run('--json', 'service', 'pause', '--reason', 'Why')).printed)).toMatchObject({ state: 'paused' })
  await edited('Second')
  const { printed } = await command.runUntil((text) => text.includes('Second'), 'log', 'follow', '--json')
  expect(printed.split('\n').map((line) => (JSON.parse(line) as { outcome: string }).outcome)).toEqual(['linked', 'updated'])
})

it('[R384] words of other people cannot steer the terminal', async () => {
  await command.http.world.link({}, { ...aReview, subject: 'Plan\u001b[2K\u001b]0;title\u0007\u202e evil' })
  const { printed } = await run('log')
  // eslint-disable-next-line no-control-regex -- what a terminal obeys is looked for
  expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  expect(printed).toContain('Plan [2K')
})

it('[R385] deletions that the brake holds are listed, and approved only with the number that was looked at', async () => {
  const { world } = command.http
  world.policy.deleteWhenCancelled = true
  for (let number = 1; number <= 11; number++)
    await world.link(
      { itemId: `event-${number}` },
      {
        ...aReview,
        eventId: `event-${number}` as EventId,
        iCalUId: `meeting-${number}`,
        subject: `Visit ${number}`,
        attendees: [],
      },
    )
  const gone = Array.from({ length: 11 }, (_, index) => `event-${index + 1}` as EventId)
  for (const eventId of gone) world.calendar.remove({ ...aReview, eventId })
  await world.notify(...gone)
  await world.settle()
  expect((await run('representatives', 'deletions', 'ELSA')).printed).toMatch(
    /Visit 1 [\s\S]*11 deletions held back, 11 shown\.$/,
  )
  await expect(run('representatives', 'approve-deletions', 'ELSA', '--looked-at', '10')).rejects.toThrow(
    '11 deletions of ELSA are held back, not 10.',
  )
  expect((await run('representatives', 'approve-deletions', 'ELSA', '--looked-at', '11')).printed).toContain('will be done')
  await world.settle()
  expect((await run('representatives', 'deletions', 'ELSA')).printed).toBe('Nothing.\n0 deletions held back, 0 shown.')
  await run('representatives', 'pause', 'ELSA', '--reason', 'On leave')
  expect((await run('representatives', 'list', '--show', 'paused')).printed).toContain('On leave')
  expect((await run('representatives', 'resume', 'ELSA')).printed).toBe('ELSA is relayed again.')
  await expect(run('representatives', 'keep-activities', 'NOBODY')).rejects.toThrow('No representative NOBODY syncs.')
})

it('[R386] an Initial Sync is planned, looked at, approved with its deletions and followed to its end', async () => {
  const { world, administration } = command.http
  const { initialSync } = administration.ports
  await world.link()
  world.calendar.edit(aReview, { subject: 'Edited' })
  const { runId } = JSON.parse((await run('initial-sync', 'plan', '--from', '2026-11-01', '--json')).printed) as { runId: string }
  await continueInitialSync(initialSync, runId)
  expect((await run('initial-sync', 'show', runId)).printed).toMatch(
    /Update 1, re-link 0, delete 0[\s\S]*update .*description: Quarterly review Norrvik → Edited/,
  )
  await expect(run('initial-sync', 'approve', runId, '--deletions', '3')).rejects.toThrow()
  await run('initial-sync', 'approve', runId, '--deletions', '0')
  const following = run('initial-sync', 'follow', runId)
  await continueInitialSync(initialSync, runId)
  expect((await following).printed.split('\n').at(-1)).toBe('done: 1 of 1; applied 1, skipped 0, failed 0')
  await run('initial-sync', 'export', runId, '--out', join(command.dataDir, 'items.csv'))
  expect(await readFile(join(command.dataDir, 'items.csv'), 'utf8')).toContain('Quarterly review Norrvik')
  await expect(run('initial-sync', 'cancel', runId)).rejects.toThrow()
})

it('[R387] panel set-up goes out as a file and comes back as one; text log files are read', async () => {
  const shown = await run('panel', '--json')
  const setup = JSON.parse(shown.printed) as { settings: object }
  const path = join(command.dataDir, 'panel.json')
  const fields = [{ owner: 'activity', name: 'Cf_Mood', label: 'Mood', editable: true, required: false, preset: 'Good' }]
  const settings = { ...setup.settings, helpUrl: 'https://help.halden.example' }
  await writeFile(path, JSON.stringify({ ...setup, fields, settings }))
  expect((await run('panel', 'save', path)).printed).toMatch(/^Saved\./)
  command.http.world.crm.removeAttribute('Cf_Mood')
  const said = (await run('panel')).printed
  expect(said).toMatch(/activity +Cf_Mood +Mood +yes +no +Good +both/)
  for (const told of ['helpUrl: https://help.halden.example', 'IFS has no activity attribute Cf_Mood any more'])
    expect(said).toContain(told)
  await writeFile(path, 'no json')
  await expect(run('panel', 'save', path)).rejects.toThrow('is no JSON object')
  expect((await run('panel', 'fields', 'activity')).printed).toMatch(/^Attribute +Label/)
  command.http.administration.textLogs.set('rmsync.2026-11-23.1.log', 'A line of the log.\n')
  expect((await run('log', 'files')).printed).toContain('rmsync.2026-11-23.1.log')
  expect((await run('log', 'file', 'rmsync.2026-11-23.1.log')).printed).toBe('A line of the log.\n')
  expect(
    (await run('manifest', '--base-url', 'https://rm.halden.example', '--name', 'RM', '--languages', 'en,de')).printed,
  ).toContain('<DefaultLocale>en')
  const notices = ['--notices', '--manifest-version', '1.2.0.0']
  const { printed } = await run('manifest', '--base-url', 'https://rm.halden.example', '--name', 'RM', ...notices)
  expect(printed).toContain('<Version>1.2.0.0</Version>')
  await expect(run('manifest', '--base-url', 'http://rm.halden.example', '--name', 'RM')).rejects.toThrow('(baseUrl)')
})

it('[R388] every command says what it does', () => {
  const all = (of: Command): readonly Command[] => of.commands.flatMap((one) => [one, ...all(one)])
  const commands = all(command.program())
  expect(commands.filter((one) => one.description() === '').map((one) => one.name())).toEqual([])
  expect(commands.length).toBeGreaterThan(45)
})
