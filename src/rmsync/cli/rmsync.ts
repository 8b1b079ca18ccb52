#!/usr/bin/env node
import { Command } from 'commander'
import { addCommands } from './commands.ts'
import { CommandFailed, openService, type ServiceClient } from './service-client.ts'

const environment = process.env
const opened: ServiceClient[] = []

const program = new Command('rmsync')
  .description('Administers a running rmsync, as the admin pages do. Run it on the machine of rmsync.')
  .option(
    '--url <url>',
    'where rmsync is reached',
    environment['PUBLIC_URL'] ?? `https://localhost:${environment['PORT'] ?? '8445'}`,
  )
  .option('--data-dir <folder>', 'DATA_DIR of rmsync', environment['DATA_DIR'] ?? '.data/rmsync')
  .option('--ca <file>', 'authority of its certificate', environment['EXTRA_CA_FILE'])
  .showHelpAfterError()

addCommands(program, {
  print: (text) => void process.stdout.write(`${text}\n`),
  fail: (status) => {
    process.exitCode = status
  },
  async service() {
    const { url, dataDir, ca } = program.opts<{ url: string; dataDir: string; ca?: string }>()
    const [known] = opened
    if (known !== undefined) return known
    const client = await openService({ url: url.replace(/\/+$/, ''), dataDir, caFile: ca })
    opened.push(client)
    return client
  },
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommandFailed)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
} finally {
  await Promise.all(opened.map((client) => client.close()))
}
