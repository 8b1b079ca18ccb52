import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from '@jest/globals'

const file = fileURLToPath(new URL('../../../src/rmsync/text-log.ts', import.meta.url))
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rm-panel-log-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** The log writes to standard output as well, so it is tried in a process of its own. */
async function run(script: string): Promise<unknown> {
  const program = `import { createTextLog } from ${JSON.stringify(file)}
    const log = createTextLog('info'); const folder = ${JSON.stringify(folder)}; let answer = null
    ${script}
    await log.close(); process.stderr.write(JSON.stringify(answer))`
  const { stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--disable-warning=ExperimentalWarning',
    '--eval',
    program,
  ])
  return stderr === '' ? null : JSON.parse(stderr)
}
const lines = async (): Promise<readonly string[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log')).toSorted()
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('').trim().split('\n')
}

it('[R71] a file has one readable line for each message, without what may be a secret', async () => {
  await run(`await log.openFiles({ folder, days: 3, megabytes: 1 })
    log.info({ linkId: 'a', token: 'hunter2' }, 'Linked.'); log.debug({}, 'unseen')
    log.setLevel('debug'); log.debug({ appointment: 'Review' }, 'Seen.')`)
  const [first = '', second = '', ...others] = await lines()
  expect(first).toMatch(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\] INFO: Linked\. \{"linkId":"a","token":"\[Redacted\]"\}$/)
  expect(second).toMatch(/DEBUG: Seen\. \{"appointment":"Review"\}$/)
  expect(others).toEqual([])
})

it('[R71] files are listed newest first and read by their name; nothing else of the folder is', async () => {
  await writeFile(join(folder, 'secret.key'), 'hunter2')
  const answer = await run(`await log.openFiles({ folder, days: 3, megabytes: 1 }); log.info({}, 'One.')
    const files = await log.list(); const chunks = []
    for await (const chunk of await log.read(files[0].name)) chunks.push(String(chunk))
    answer = { names: files.map(({ name }) => name), text: chunks.join(''), key: await log.read('secret.key'), up: await log.read('../rmsync.x.log') }`)
  expect(answer).toEqual({
    names: [expect.stringMatching(/^rmsync\.\d{4}-\d\d-\d\d\.1\.log$/)],
    text: expect.stringContaining('One.'),
    key: null,
    up: null,
  })
})

it('[R71] a file that grows over its size ends, and no more than the kept number stay', async () => {
  await run(`await log.openFiles({ folder, days: 2, megabytes: 0.001 })
    for (let n = 0; n < 60; n++) { log.info({ n }, 'A line of some length, so that files fill.'.repeat(3)); await new Promise(setImmediate) }
    await new Promise((resolve) => setTimeout(resolve, 200))`)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'))
  expect([names.length > 1, names.length <= 3]).toEqual([true, true])
})
