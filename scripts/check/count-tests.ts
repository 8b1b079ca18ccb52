import { z } from 'zod'

/** The part of jest's `--json` report that is counted. */
const ReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
})

export interface Count {
  readonly passed: number
  readonly failed: number
}

/** A file that does not even load counts as one failed test; so does a step that ended without a report. */
function countTests(report: string | null): Count {
  if (report === null) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = ReportSchema.parse(JSON.parse(report))
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }
}

/** A step that counts no tests itself is a test that failed when it fails. */
export function countStep(ok: boolean, report: string | null | undefined): Count {
  if (report === undefined) return { passed: 0, failed: ok ? 0 : 1 }
  const count = countTests(report)
  return ok || count.failed > 0 ? count : { ...count, failed: 1 }
}
