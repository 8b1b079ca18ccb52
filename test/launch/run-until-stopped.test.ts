import { describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'

const moduleUrl = new URL('../../scripts/launch/run-until-stopped.ts', import.meta.url)
const errorUrl = new URL('../../scripts/launch/launch-error.ts', import.meta.url)

/** Runs `body` as the start of a program; each line in `signals` is sent once the program printed the text. */
async function run(body: string, signals: { after: string; send: NodeJS.Signals[] }[] = []) {
  const program = `
    import { LaunchError } from '${errorUrl.href}'
    import { runUntilStopped } from '${moduleUrl.href}'
    await runUntilStopped(async ({ say, onStop, fail }) => { ${body} })
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--disable-warning=ExperimentalWarning', '--eval', program])
  const waiting = [...signals]
  let [out, err] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    while (waiting[0] !== undefined && out.includes(waiting[0].after))
      for (const signal of waiting.shift()?.send ?? []) child.kill(signal)
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, out, err }
}

const parts = `onStop(async () => say('cloud down')); onStop(async () => say('rmsync down'));`

describe('runUntilStopped', () => {
  it('takes everything down in reverse order at Ctrl-C and ends with 0, also when npm passes the signal on a second time', async () => {
    const once = await run(`${parts} say('ready'); return 'running'`, [{ after: 'ready', send: ['SIGINT'] }])
    const twice = await run(`${parts} say('ready'); return 'running'`, [{ after: 'ready', send: ['SIGINT', 'SIGINT'] }])
    const expected = { code: 0, out: 'ready\n\nStopping.\nrmsync down\ncloud down\nStopped.\n', err: '' }
    expect([once, twice]).toEqual([expected, expected])
  })

  it('ends with 1 and a plain reason when the start fails, after taking down what had started', async () => {
    const result = await run(`${parts} throw new LaunchError('Port 8443 is in use.')`)
    expect(result).toEqual({ code: 1, out: 'rmsync down\ncloud down\n', err: '\nPort 8443 is in use.\n' })
  })

  it('ends with 1 when a running part fails', async () => {
    const result = await run(`${parts} setTimeout(() => fail('rmsync ended by itself.'), 1); return 'running'`)
    expect(result).toEqual({ code: 1, out: 'rmsync down\ncloud down\n', err: '\nrmsync ended by itself.\n' })
  })

  it('ends with 1 when something cannot be taken down, and still takes down the rest', async () => {
    const result = await run(`${parts} onStop(async () => { throw new Error('stuck') }); say('ready'); return 'running'`, [
      { after: 'ready', send: ['SIGTERM'] },
    ])
    expect([result.code, result.out, result.err.split('\n')[0]]).toEqual([
      1,
      'ready\n\nStopping.\nrmsync down\ncloud down\nStopped.\n',
      'Error: stuck',
    ])
  })

  it('ends with 0 at once when there is nothing to run', async () => {
    expect(await run(`return 'done'`)).toEqual({ code: 0, out: '', err: '' })
  })
})
