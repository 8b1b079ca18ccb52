import { describe, expect, it } from '@jest/globals'
import { countStep } from '../../scripts/check/count-tests.ts'

const report = (passed: number, failed: number, broken = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numRuntimeErrorTestSuites: broken,
    success: failed + broken === 0,
  })

describe('the count of the test command', () => {
  it.each([
    ['a step without tests that went well', true, undefined, { passed: 0, failed: 0 }],
    ['a step without tests that failed', false, undefined, { passed: 0, failed: 1 }],
    ['tests that all passed', true, report(12, 0), { passed: 12, failed: 0 }],
    ['tests of which some failed', false, report(10, 2), { passed: 10, failed: 2 }],
    ['a test file that does not load', false, report(10, 0, 1), { passed: 10, failed: 1 }],
    ['tests that passed in a run that ended badly', false, report(12, 0), { passed: 12, failed: 1 }],
    ['a run that left no report', false, null, { passed: 0, failed: 1 }],
    ['a run that went well but left no report', true, null, { passed: 0, failed: 1 }],
  ])('is right for %s', (_case, ok, told, expected) => {
    expect(countStep(ok, told)).toEqual(expected)
  })
})
