/** `npm run crash -- --kills 200`: rmsync as real processes, killed at random moments under load, on both databases. */
import { Command, InvalidArgumentError } from 'commander'
import { type Ordeal, survive } from '../test/crash/survive.ts'
import { startPostgres } from '../test/support/start-postgres.ts'

const whole = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('Expected a whole number.')
  return number
}
const options = new Command('crash')
  .option('--kills <count>', 'how often', whole, 200)
  .option('--processes <count>', 'that share one database; more than one on PostgreSQL only', whole, 1)
  .option('--work <seconds>', 'how long people work where nothing is killed', whole, 60)
  .option('--links <count>', 'linked appointments', whole, 24)
  .option('--life <ms>', 'longest life of a process that is killed', whole, 5000)
  .option('--seed <number>', 'of the load', whole, 1)
  .option('--database <kind>', 'pglite, postgres or both', 'both')
  .parse()
  .opts<{
    kills: number
    processes: number
    work: number
    links: number
    life: number
    seed: number
    database: string
  }>()

const ordeal: Ordeal = {
  processes: options.processes,
  databaseUrl: null,
  kills: options.kills,
  workMs: options.work * 1000,
  lifeMs: options.life,
  links: options.links,
  linksMeanwhile: true,
  seed: options.seed,
  onProgress: (line) => console.log(`  ${line}`),
}
async function run(name: string, databaseUrl: string | null): Promise<void> {
  const began = Date.now()
  console.log(`${name}: ${options.processes} at a time, ${options.kills} kills`)
  const { wrong, ...figures } = await survive({ ...ordeal, databaseUrl })
  console.log(JSON.stringify({ ...figures, tookMs: Date.now() - began }))
  for (const line of wrong) console.log(`  ✗ ${line}`)
  if (wrong.length > 0) process.exitCode = 1
}

if (options.database !== 'postgres' && options.processes === 1) await run('PGlite', null)
if (options.database !== 'pglite') {
  const postgres = await startPostgres()
  try {
    await run('PostgreSQL', await postgres.createDatabase())
  } finally {
    await postgres.close()
  }
}
