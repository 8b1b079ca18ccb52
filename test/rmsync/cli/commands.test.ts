import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Command } from 'commander'
import { addCommands } from '../../../src/rmsync/cli/commands.ts'
import { openService } from '../../../src/rmsync/cli/service-client.ts'
import { makeLocalToken, withLocalToken } from '../../../src/rmsync/identity/local-token.ts'
import type { TokenVerifier } from '../../../src/rmsync/ports/sign-in.ts'
import { openHttpWorld, type HttpWorld } from '../http/http-world.ts'

let http: HttpWorld
let dataDir: string
let url: string
beforeEach(async () => {
  http = await openHttpWorld()
  await http.app.listen({ host: 'localhost', port: 0 })
  url = `http://localhost:${(http.app.server.address() as AddressInfo).port}`
  dataDir = await mkdtemp(join(tmpdir(), 'rm-panel-cli-'))
  await writeFile(join(dataDir, 'cli.token'), 'karin\n')
})
afterEach(async () => {
  await http.app.close()
  await rm(dataDir, { recursive: true })
})

/** What a command prints, and the status it ends with. */
async function run(...words: readonly string[]): Promise<{ printed: string; status: number }> {
  const printed: string[] = []
  let status = 0
  const service = await openService({ url, dataDir, caFile: undefined })
  const program = new Command('rmsync').exitOverride().configureOutput({ writeErr: () => undefined })
  addCommands(program, {
    print: (text) => void printed.push(text),
    service: () => Promise.resolve(service),
    fail: (code) => void (status = code),
  })
  try {
    await program.parseAsync(words, { from: 'user' })
  } finally {
    await service.close()
  }
  return { printed: printed.join('\n'), status }
}

it('[R87] the service is paused and started from the command line, with the reason kept', async () => {
  expect((await run('service', 'pause', '--reason', 'IFS is updated')).printed).toContain(
    'paused since 2026-11-23T08:00:00Z, by Karin Olsson: IFS is updated',
  )
  expect((await run('service')).printed).toContain('Changes to relay')
  await expect(run('service', 'pause', '--reason', 'Again')).rejects.toThrow('The service is paused already')
  expect((await run('service', 'start', '--reason', 'Done')).printed).toContain('running since')
})

it('[R87] a setting is changed; a wrong one is refused with the fix; a secret is taken from a file only', async () => {
  expect((await run('config', 'set', 'syncCycleMinutes', '15')).printed).toBe('syncCycleMinutes is saved and holds at once.')
  expect((await run('config')).printed).toMatch(/syncCycleMinutes +15/)
  await expect(run('config', 'set', 'syncCycleMinutes', '0')).rejects.toThrow('Enter 1 to 1,440 minutes.')
  await expect(run('config', 'set', 'clientSecret', 'hunter2')).rejects.toThrow('Put the secret into a file')
  await writeFile(join(dataDir, 'secret'), 'hunter2-of-entra\n')
  await run('config', 'set', 'clientSecret', `@${join(dataDir, 'secret')}`)
  expect(http.administration.base.settings.secret('clientSecret')).toBe('hunter2-of-entra')
})

it('[R87] the doctor ends with status 1 only when something needs a fix', async () => {
  Object.assign(http.administration.ports.doctor, {
    checkDatabase: () => Promise.reject(new Error('The database does not answer.')),
  })
  const { printed, status } = await run('doctor')
  expect([status, printed.includes('FIX Database'), printed.includes('→ Start PostgreSQL')]).toEqual([1, true, true])
})

it('[R87] representatives are listed, switched and read from a table', async () => {
  expect((await run('representatives')).printed).toMatch(/ELSA +Ellen Sandberg/)
  await run('representatives', 'off', 'ELSA')
  expect((await run('representatives', 'list', '--show', 'off')).printed).toContain('ELSA')
  await writeFile(join(dataDir, 'who.csv'), 'representative,active\nELSA,yes\n')
  expect((await run('representatives', 'import', join(dataDir, 'who.csv'))).printed).toBe(
    '1 on, 0 off, 0 unchanged, 0 wrong. Nothing was changed.',
  )
})

it('[R87] an Initial Sync is planned, a backup and the log are written to files', async () => {
  await http.world.link()
  expect((await run('initial-sync', 'plan', '--from', '2026-11-01')).printed).toContain(
    'planning  from 2026-11-01, 2 representatives',
  )
  await run('log', '--outcome', 'linked', '--out', join(dataDir, 'log.csv'))
  expect((await readFile(join(dataDir, 'log.csv'), 'utf8')).split('\r\n').length).toBe(3)
  await run('backup', 'export', '--out', join(dataDir, 'backup.json'))
  expect((await run('backup', 'import', join(dataDir, 'backup.json'))).printed).toContain(
    'Links: 0 new, 1 there already, 0 differ and stay.',
  )
})

it('[R87] without the token of this machine nothing is asked', async () => {
  await rm(join(dataDir, 'cli.token'))
  await expect(openService({ url, dataDir, caFile: undefined })).rejects.toThrow('cli.token can not be read')
})

it('the token of the machine is an administrator, and anything else is judged as before', async () => {
  const token = await makeLocalToken(join(dataDir, 'cli.token'))
  const judge: TokenVerifier = { verify: () => Promise.reject(new Error('Judged.')) }
  const tokens = withLocalToken(judge, token)
  expect(await tokens.verify(`Bearer ${token}`)).toMatchObject({ name: 'Command line', roles: ['RmSync.Admin'] })
  await expect(tokens.verify(`Bearer ${token}x`)).rejects.toThrow('Judged.')
  await expect(tokens.verify(undefined)).rejects.toThrow('Judged.')
})
