import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { findService } from '../../../src/rmsync/cli/find-service.ts'
import { ServiceSchema } from '../../../src/api/admin-service.ts'
import { overRestarts } from '../../../src/rmsync/cli/over-restarts.ts'
import { CommandFailed, openService } from '../../../src/rmsync/cli/service-client.ts'
import { makeLocalToken, withLocalToken } from '../../../src/rmsync/identity/local-token.ts'
import { defaultSettings } from '../../../src/domain/settings.ts'
import { wrongSettings } from '../../support/wrong-settings.ts'
import { sayWhere } from '../../../src/rmsync/operations/say-where.ts'
import type { TokenVerifier } from '../../../src/rmsync/ports/sign-in.ts'
import { type CommandWorld, openCommandWorld } from './command-world.ts'

let command: CommandWorld
beforeEach(async () => {
  command = await openCommandWorld()
})
afterEach(() => command.close())
const run = (...words: readonly string[]) => command.run(...words)
const file = (name: string) => join(command.dataDir, name)

it('[R87] the service is paused and started from the command line, with the reason kept', async () => {
  expect((await run('service', 'pause', '--reason', 'IFS is updated')).printed).toMatch(
    /^paused since 2026-11-23 \d\d:00:00, by Karin Olsson: IFS is updated/,
  )
  const { printed } = await run('service')
  expect(printed).toContain('Changes to relay')
  expect(printed).toMatch(/paused +Karin Olsson +IFS is updated/)
  await expect(run('service', 'pause', '--reason', 'Again')).rejects.toThrow('The service is paused already')
  expect((await run('service', 'start', '--reason', 'Done')).printed).toContain('running since')
  await expect(run('service', 'stop')).rejects.toThrow("required option '--reason <text>' not specified")
})

it('[R87] a setting is changed; a wrong one is refused with the fix; a secret is taken from a file only', async () => {
  expect((await run('config', 'set', 'syncCycleMinutes', '15')).printed).toBe('syncCycleMinutes is saved and holds at once.')
  expect((await run('config')).printed).toMatch(/syncCycleMinutes +15/)
  await expect(run('config', 'set', 'syncCycleMinutes', '0')).rejects.toThrow('Enter 1 to 1,440 minutes.')
  await expect(run('config', 'set', 'cycle', '1')).rejects.toThrow('There is no setting cycle. There are tenantId,')
  await expect(run('config', 'set', 'clientSecret', 'hunter2')).rejects.toThrow('Put the secret into a file')
  await writeFile(file('secret'), 'hunter2-of-entra\n')
  await run('config', 'set', 'clientSecret', `@${file('secret')}`)
  const { settings } = command.http.administration.base
  expect(settings.secret('clientSecret')).toBe('hunter2-of-entra')
  await run('config', 'forget', 'clientSecret')
  expect(settings.secret('clientSecret')).toBeNull()
  await expect(run('config', 'forget', 'password')).rejects.toThrow('There is no secret password.')
  await expect(run('config', 'set', 'clientSecret', '@/nowhere')).rejects.toThrow(
    '/nowhere can not be read: there is no such file or folder.',
  )
  await expect(run('config', 'set', 'syncCycleMinutes', 'soon')).rejects.toThrow(
    'syncCycleMinutes takes a number, such as 15 as it is now; soon is none.',
  )
  await expect(run('config', 'set', 'logDebug', 'yes')).rejects.toThrow('logDebug takes true or false; it is false now.')
})

it('[R87] what a setting would do is told without doing it, and a name of digits stays a name', async () => {
  await command.http.world.link()
  const dry = await run('config', 'set', 'calendar', 'dedicated', '--dry-run')
  expect([dry.status, dry.printed]).toEqual([0, expect.stringMatching(/It can be saved\. Nothing was changed\.$/)])
  const wrong = await run('config', 'set', 'horizonDays', '3', '--dry-run')
  expect([wrong.status, wrong.printed]).toEqual([
    1,
    'horizonDays: 3 is too little. Enter 7 to 730 days.\nIt can not be saved like this.',
  ])
  await run('config', 'set', 'calendarName', '2026')
  expect(command.http.administration.base.settings.current()).toMatchObject({
    calendar: 'main',
    calendarName: '2026',
    horizonDays: 90,
  })
})

it('[R394] no wrong value of any setting comes through the command line, and each refusal names the setting', async () => {
  const asked = Object.entries(wrongSettings).flatMap(([name, values]) => values.map((value) => [name, String(value)] as const))
  // a number for a text, and the words for a switch, are right once they are words of a command; an id that is empty already is no change
  const right = new Set(['calendarName 7', 'deleteWhenCancelled true', 'syncCycleMinutes 5', 'applicationId '])
  const told: unknown[] = []
  for (const [name, value] of asked.filter((words) => !right.has(words.join(' ')))) {
    const error = await run('config', 'set', '--confirm', '--', name, value).then(
      () => 'saved',
      (refused: unknown) => (refused as Error).message,
    )
    if (!error.includes(name)) told.push([name, value, error])
  }
  expect([told, command.http.administration.base.settings.current()]).toEqual([
    [],
    { ...defaultSettings, tenantId: '6f0f9a52-3c1d-4a7e-9b61-2d5c8e7a1f00' },
  ])
})

it('[R87] the doctor ends with status 1 only when something needs a fix', async () => {
  expect((await run('doctor', '--only', 'database')).status).toBe(0)
  await expect(run('doctor', '--only', 'databse')).rejects.toThrow('There is no check databse. There are addresses,')
  await expect(run('doctor', '--last')).rejects.toThrow('The doctor never walked the whole installation.')
  Object.assign(command.http.administration.ports.doctor, {
    checkDatabase: () => Promise.reject(new Error('The database does not answer.')),
  })
  const { printed, status } = await run('doctor')
  expect([status, printed.includes('FIX Database'), printed.includes('→ Start PostgreSQL')]).toEqual([1, true, true])
  expect((await run('doctor', '--last')).printed).toBe(printed)
})

it('[R87] health says figures and alerts, with status 1 while one stands', async () => {
  const fine = await run('health')
  expect([fine.status, fine.printed]).toEqual([0, expect.stringMatching(/Delay, 95 of 100 +no change in 24 h, alarm at 60 s/)])
  await run('service', 'pause', '--reason', 'IFS is updated')
  const paused = await run('health')
  expect([paused.status, paused.printed]).toEqual([
    1,
    expect.stringContaining('!   The service is paused, by Karin Olsson: IFS is updated Changes are kept'),
  ])
})

it('[R380] alerts are tried from the command line, with status 1 when one does not arrive', async () => {
  const fine = await run('alerts', 'test')
  expect([fine.status, fine.printed]).toEqual([0, expect.stringMatching(/webhook +sent\ne-mail +not-configured$/)])
  const [webhook] = command.http.administration.ports.watch.hooks
  Object.assign(webhook ?? {}, { tell: () => Promise.reject(new Error('The webhook answered 500.')) })
  const failed = await run('alerts', 'test')
  expect([failed.status, failed.printed]).toEqual([1, expect.stringMatching(/webhook +failed +The webhook answered 500\./)])
})

it('[R87] representatives are listed, switched and read from a table', async () => {
  expect((await run('representatives')).printed).toMatch(/ELSA +Ellen Sandberg/)
  expect((await run('representatives', 'off', 'ELSA')).printed).toBe('Turned off for 1 representative.')
  expect((await run('representatives', 'list', '--show', 'off')).printed).toContain('ELSA')
  expect(await run('representatives', 'on', 'NOBODY')).toEqual({
    printed: 'Turned on for 0 representatives. Not in IFS: NOBODY.',
    status: 1,
  })
  await writeFile(file('who.csv'), 'representative,active\nELSA,yes\n')
  expect((await run('representatives', 'import', file('who.csv'))).printed).toBe(
    '1 on, 0 off, 0 unchanged, 0 wrong. Nothing was changed.',
  )
  expect((await run('representatives', 'import', file('who.csv'), '--apply')).printed).toContain('Done.')
  await writeFile(file('who.csv'), 'representative,active\nELSA,perhaps\n')
  expect(await run('representatives', 'import', file('who.csv'))).toMatchObject({
    status: 1,
    printed: expect.stringMatching(/^Line 2: /),
  })
  expect((await run('representatives', 'refresh')).printed).toContain('IFS is asked.')
})

it('[R87] an Initial Sync is planned, a backup and the log are written to files', async () => {
  await command.http.world.link()
  expect((await run('initial-sync', 'plan', '--from', '2026-11-01')).printed).toContain(
    'planning  from 2026-11-01, 2 representatives',
  )
  await run('log', 'export', '--outcome', 'linked', '--out', file('log.csv'))
  expect((await readFile(file('log.csv'), 'utf8')).split('\r\n').length).toBe(3)
  await run('backup', 'export', '--out', file('backup.json'))
  expect((await run('backup', 'import', file('backup.json'))).printed).toContain(
    'Links: 0 new, 1 there already, 0 differ and stay.',
  )
  await expect(run('backup', 'import', file('log.csv'))).rejects.toThrow('The file is no JSON.')
  await expect(run('diagnostics', '--out', '/nowhere/file')).rejects.toThrow(
    '/nowhere/file could not be written: there is no such file or folder.',
  )
})

it('[R87] without the token of this machine nothing is asked, and that of another start is told as such', async () => {
  const { url, dataDir } = command
  await rm(file('cli.token'))
  await expect(openService({ url, dataDir, caFile: undefined })).rejects.toThrow('cli.token can not be read')
  await writeFile(file('cli.token'), 'of-yesterday\n')
  await expect(run('health')).rejects.toThrow('it makes a new one at each start')
  await expect(openService({ url, dataDir, caFile: '/nowhere.pem' })).rejects.toThrow('/nowhere.pem can not be read')
})

it('[R396] the command finds rmsync by what it said when it started, and what is given goes before that', async () => {
  const { dataDir } = command
  const trial = { dataDir, url: 'https://localhost:8445', caFile: undefined, address: undefined }
  expect(await findService({ dataDir })).toEqual(trial)
  const where = { url: 'https://rmsync.halden.example', address: 'https://127.0.0.1:8445', caFile: '/etc/halden/ca.pem' }
  await sayWhere(file('cli'), where)
  expect([
    await findService({ dataDir }),
    await findService({ dataDir, url: 'https://localhost:9000/' }),
    await findService({ dataDir, ca: '/tmp/other.pem' }),
  ]).toEqual([
    { dataDir, ...where },
    { ...trial, url: 'https://localhost:9000' },
    { dataDir, ...where, caFile: '/tmp/other.pem' },
  ])
  await writeFile(file('cli/127.0.0.1-8445.json'), 'no json')
  expect(await findService({ dataDir })).toEqual(trial)
})

it('[R411] what is followed goes on over a restart, and a refusal is told at once', async () => {
  const { http, url, dataDir } = command
  const service = await openService({ url, dataDir, caFile: undefined })
  const ask = () => service.ask(ServiceSchema, 'GET', '/admin/service')
  const stopping = new AbortController()
  const terminal = { stopped: stopping.signal, everyMs: 10 }
  expect((await ask()).state).toBe('running')
  await http.app.close()
  let tries = 0
  const again = overRestarts(terminal, async () => {
    if (++tries === 3) return 'it answers'
    await ask()
    return 'it never closed'
  })
  expect([await again, tries]).toEqual(['it answers', 3])
  await expect(overRestarts(terminal, () => Promise.reject(new CommandFailed('There is no such row.')))).rejects.toThrow(
    'no such row',
  )
  stopping.abort()
  await expect(overRestarts(terminal, ask)).rejects.toThrow('rmsync does not answer')
  await service.close()
})

it('[R396] of several processes behind one address the one of this machine is asked, by the name of its certificate', async () => {
  const { url, dataDir } = command
  const service = await openService({ dataDir, caFile: undefined, url: 'http://rmsync.halden.example', address: url })
  expect((await service.ask(ServiceSchema, 'GET', '/admin/service')).state).toBe('running')
  await service.close()
})

it('[R396] several processes that begin at once in one folder each leave a whole token', async () => {
  await Promise.all(Array.from({ length: 20 }, () => makeLocalToken(file('cli.token'))))
  expect(await readFile(file('cli.token'), 'utf8')).toMatch(/^[\w-]{43}\n$/)
})

it('[R403] of two processes in one folder each is administered, whichever began last, also when one has ended or was killed', async () => {
  const { dataDir, url } = command
  const judge: TokenVerifier = { verify: () => Promise.reject(new Error('Judged.')) }
  const [first, second] = [withLocalToken(judge, file('cli.token')), withLocalToken(judge, file('cli.token'))]
  await makeLocalToken(file('cli.token'))
  const where = { url: 'https://rmsync.halden.example', caFile: undefined }
  await sayWhere(file('cli'), { ...where, address: url })
  await makeLocalToken(file('cli.token'))
  const authorization = `Bearer ${(await readFile(file('cli.token'), 'utf8')).trim()}`
  expect([await first.verify(authorization), await second.verify(authorization)]).toMatchObject([
    { roles: ['RmSync.Admin'] },
    { roles: ['RmSync.Admin'] },
  ])
  // nobody listens at the first port: as after a kill
  const killed = await sayWhere(file('cli'), { ...where, address: 'http://localhost:1' })
  await utimes(file('cli/localhost-1.json'), new Date(), new Date(Date.now() + 60_000))
  expect((await findService({ dataDir })).address).toBe(url)
  await killed.takeBack()
  expect(await readdir(file('cli'))).toEqual([new URL(url).host.replace(':', '-') + '.json'])
})

it('the token of the machine is an administrator, and anything else is judged as before', async () => {
  await makeLocalToken(file('cli.token'))
  const token = (await readFile(file('cli.token'), 'utf8')).trim()
  const judge: TokenVerifier = { verify: () => Promise.reject(new Error('Judged.')) }
  const tokens = withLocalToken(judge, file('cli.token'))
  expect(await tokens.verify(`Bearer ${token}`)).toMatchObject({ name: 'Command line', roles: ['RmSync.Admin'] })
  await expect(tokens.verify(`Bearer ${token}x`)).rejects.toThrow('Judged.')
  await expect(tokens.verify(undefined)).rejects.toThrow('Judged.')
})
