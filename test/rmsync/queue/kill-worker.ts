import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const worker = fileURLToPath(new URL('./take-and-hang.ts', import.meta.url))

/** Starts a worker of its own on that database and kills it in the middle of its job, as a power cut would. */
export async function killWorkerInTheMiddle(where: { databaseUrl: string } | { folder: string }): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', worker, JSON.stringify(where)])
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const exited = once(child, 'exit')
  await Promise.race([
    once(child.stdout, 'data'),
    exited.then(() => Promise.reject(new Error(`The worker ended before it took its job: ${said}`))),
  ])
  child.kill('SIGKILL')
  await exited
}
