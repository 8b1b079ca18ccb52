/**
 * `npm test`: everything but what takes minutes by itself, which `npm run test:all` runs as well. Each step says in one line how it went;
 * one that fails shows all it printed. What only reads goes two at a time, the longest first; the tests start processes of their own and go
 * one after the other.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PQueue from 'p-queue'
import { countStep } from './check/count-tests.ts'
import { runStep, type Step } from './check/run-step.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const bin = (path: string): string => join('node_modules', path)
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js'), '--json']
const reports = 'test-output/reports'

const readers: readonly Step[] = [
  { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'build', args: [bin('webpack-cli/bin/cli.js'), '--mode', 'production'] },
  { name: 'types, Node', args: [bin('typescript/bin/tsc'), '-p', 'tsconfig.node.json'] },
  { name: 'types, browser', args: [bin('typescript/bin/tsc'), '-p', 'tsconfig.browser.json'] },
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '.'] },
  {
    name: 'boundaries',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      'scripts',
      'test',
      'bench',
      '--config',
      '.dependency-cruiser.cjs',
    ],
  },
  { name: 'unused', args: [bin('knip/bin/knip.js')] },
]
const testers: readonly Step[] = [
  { name: 'tests', args: [...jest, '--outputFile', join(reports, 'tests.json')], report: join(reports, 'tests.json') },
  {
    name: 'journeys',
    args: [...jest, '--config', 'jest.journeys.config.js', '--outputFile', join(reports, 'journeys.json')],
    report: join(reports, 'journeys.json'),
  },
]
const longer: Step = {
  name: 'long tests',
  args: [...jest, '--config', 'jest.long.config.js', '--outputFile', join(reports, 'long.json')],
  report: join(reports, 'long.json'),
}

await rm(join(root, reports), { recursive: true, force: true })
await mkdir(join(root, reports), { recursive: true })
const readReport = (path: string) => readFile(join(root, path), 'utf8').catch(() => null)

let passed = 0
let failed = 0
async function run(step: Step): Promise<void> {
  const result = await runStep(step, root)
  const count = countStep(result.ok, step.report === undefined ? undefined : await readReport(step.report))
  passed += count.passed
  failed += count.failed
  const counted = step.report === undefined ? '' : `, ${count.passed} passed, ${count.failed} failed`
  console.log(`${result.ok ? '✓' : '✗'} ${step.name} (${(result.tookMs / 1000).toFixed(1)} s${counted})`)
  if (!result.ok) console.log(result.output)
}
await new PQueue({ concurrency: 2 }).addAll(readers.map((step) => () => run(step)))
for (const step of process.argv.includes('--long') ? [...testers, longer] : testers) await run(step)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
