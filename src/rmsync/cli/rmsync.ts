#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { addCommands } from './commands.ts'
import { findService } from './find-service.ts'
import { plainText } from './print.ts'
import { CommandFailed, openService, type ServiceClient } from './service-client.ts'

const environment = process.env
const stopping = new AbortController()
const opened: Promise<ServiceClient>[] = []

const program = new Command('rmsync')
  .description('Administers a running rmsync, as the admin pages do. Run it on the machine of rmsync.')
  .option('--url <url>', 'where rmsync is reached, if not where it said when it started', environment['PUBLIC_URL'])
  .option('--data-dir <folder>', 'DATA_DIR of rmsync', environment['DATA_DIR'] ?? '.data/rmsync')
  .option('--ca <file>', 'authority of its certificate', environment['EXTRA_CA_FILE'])
  .showHelpAfterError('(add --help for what can be given)')
  .exitOverride()

addCommands(program, {
  print: (text) => void process.stdout.write(`${text}\n`),
  output: process.stdout,
  fail: (status) => {
    process.exitCode = status
  },
  service() {
    const [known] = opened
    if (known !== undefined) return known
    const client = findService(program.opts<{ url?: string; dataDir: string; ca?: string }>()).then(openService)
    opened.push(client)
    return client
  },
  stopped: stopping.signal,
  everyMs: 2_000,
})

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stopping.abort()
    // What does not go on by itself, such as a walk of the doctor, has no end to wait for.
    setTimeout(() => process.exit(130), 300).unref()
  })
// Whoever reads, such as head, has enough: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommandFailed) {
    const isJson = program.opts<{ json?: boolean }>().json === true
    process.stderr.write(
      `${isJson ? JSON.stringify({ error: error.refused ?? { message: error.message } }) : plainText(error.message)}\n`,
    )
    process.exitCode = 2
  } else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else throw error
} finally {
  for (const client of await Promise.allSettled(opened)) if (client.status === 'fulfilled') await client.value.close()
}
