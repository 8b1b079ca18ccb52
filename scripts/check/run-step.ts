import { spawn } from 'node:child_process'

export interface Step {
  readonly name: string
  readonly args: readonly string[]
  /** Where jest writes its report, for steps that count tests. */
  readonly report?: string
}

export interface StepResult {
  readonly ok: boolean
  readonly output: string
  readonly tookMs: number
}

/** Runs `node …args` of one step to its end and keeps what it printed. */
export function runStep({ args }: Step, root: string): Promise<StepResult> {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => parts.push(part))
    const end = (ok: boolean, note = '') =>
      resolve({ ok, output: Buffer.concat(parts).toString('utf8') + note, tookMs: performance.now() - startedAt })
    child.on('error', (error) => end(false, `The step could not be started: ${error.message}\n`))
    child.on('close', (code, signal) => end(code === 0, signal === null ? '' : `The step was ended by ${signal}.\n`))
  })
}
