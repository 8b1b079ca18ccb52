/** `npm run soak -- --histories 10000`: as many random histories as one has time for, or one of them again by its seed. */
import { Command, InvalidArgumentError } from 'commander'
import { checkSeed, report } from '../test/histories/check-seed.ts'
import { openHistories } from '../test/histories/history.ts'

const whole = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('Expected a whole number.')
  return number
}
const options = new Command('soak')
  .option('--histories <count>', 'how many', whole, 1000)
  .option('--steps <count>', 'of each', whole, 30)
  .option('--seed <number>', 'of the first; any other than last time unless given', whole)
  .option('--shrink', 'look for the shortest history that goes wrong', false)
  .option('--series', 'with series among the rest', false)
  .option('--log', 'with the text log of those that go wrong', false)
  .option('--failures <count>', 'stop after so many', whole, 10)
  .option('--database-url <url>', 'a PostgreSQL with an empty database, instead of the embedded one')
  .parse()
  .opts<{
    histories: number
    steps: number
    seed?: number
    shrink: boolean
    series: boolean
    log: boolean
    failures: number
    databaseUrl?: string
  }>()

const histories = await openHistories(options.databaseUrl)
const first = options.seed ?? Math.floor(Math.random() * 1_000_000_000)
const startedAt = Date.now()
let played = 0
let failed = 0
console.log(`${options.histories} histories of ${options.steps} steps, from seed ${first}`)
while (played < options.histories && failed < options.failures) {
  const seed = first + played
  const worst = await checkSeed(histories, seed, options)
  played += 1
  if (worst !== null) {
    failed += 1
    console.log(report(seed, worst, options))
  }
  if (played % 500 === 0) console.log(`${played} played, ${failed} failed, ${seconds()} s`)
}
function seconds(): number {
  return Math.round((Date.now() - startedAt) / 1000)
}
console.log(`${played} played, ${failed} failed, ${seconds()} s`)
await histories.close()
process.exitCode = failed === 0 ? 0 : 1
