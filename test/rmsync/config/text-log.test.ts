import { expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const file = new URL('../../../src/rmsync/text-log.ts', import.meta.url)

/** The log writes to standard output itself, so it is tried in a process of its own. */
async function logged(level: string, script: string): Promise<readonly Record<string, unknown>[]> {
  const program = `import { createTextLog } from ${JSON.stringify(file)}; const log = createTextLog(${JSON.stringify(level)}); ${script}`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

it('a line is JSON with time, level, message and facts', async () => {
  const lines = await logged(
    'info',
    "log.debug({}, 'unseen'); log.info({ linkId: 'a' }, 'Linked.'); log.warn({}, 'Odd.'); log.error({}, 'Bad.')",
  )
  expect(lines).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), linkId: 'a', msg: 'Linked.' },
    { level: 'warn', time: expect.any(String), msg: 'Odd.' },
    { level: 'error', time: expect.any(String), msg: 'Bad.' },
  ])
})

it('what may be a secret is cut out, at the top and one level down', async () => {
  const facts = {
    authorization: 'hunter2',
    token: 'hunter2',
    request: { authorization: 'hunter2', clientState: 'hunter2', path: '/api/me' },
  }
  const lines = await logged('info', `log.info(${JSON.stringify(facts)}, 'Asked.')`)
  expect(lines).toMatchObject([
    {
      authorization: '[Redacted]',
      token: '[Redacted]',
      request: { authorization: '[Redacted]', clientState: '[Redacted]', path: '/api/me' },
    },
  ])
})
