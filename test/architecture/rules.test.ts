import { describe, expect, it } from '@jest/globals'
import { listFiles, readText } from './read-tree.ts'
import { findRuleGaps, ruleIds } from './rule-gaps.ts'

const none = { rulesWithoutTest: [], testsWithoutRule: [], repeatedRules: [] }
// this folder's own tests hold planted ids
const isTest = (path: string) => /[.]test[.]tsx?$/.test(path) && !path.startsWith('test/architecture/')

describe('docs/rules.md', () => {
  it('has a test for each rule, and a rule for each id that a test title names', () => {
    const texts = listFiles('test').filter(isTest).map(readText)
    const shared = listFiles('test')
      .filter((path) => /-contract[.]ts$/.test(path))
      .map(readText)
    expect(findRuleGaps(readText('docs/rules.md'), [...texts, ...shared])).toEqual(none)
  })

  it('has rules', () => {
    expect(ruleIds(readText('docs/rules.md')).length).toBeGreaterThan(20)
  })
})

describe('the check of the rules', () => {
  const rules = '# Rules\n\n- S1: Given one.\n- S2: Given two.\n'

  it('finds nothing where each has the other', () => {
    expect(findRuleGaps(rules, ["it('[S1] makes one', () => {})", 'it.each([[1], [2]])(`[S2] makes %s`, () => {})'])).toEqual(
      none,
    )
  })

  it('finds the rule without a test', () => {
    expect(findRuleGaps(rules, ["it('[S1] makes one', () => {})"])).toEqual({ ...none, rulesWithoutTest: ['S2'] })
  })

  it('finds the test without a rule', () => {
    expect(findRuleGaps(rules, ["describe('[S1] [S2]', () => { it('[D9] is new', f) })"])).toEqual({
      ...none,
      testsWithoutRule: ['D9'],
    })
  })

  it('finds the rule that stands twice', () => {
    expect(findRuleGaps(`${rules}- S1: Given one again.\n`, ["it('[S1][S2] both', f)"])).toEqual({
      ...none,
      repeatedRules: ['S1'],
    })
  })

  it('takes no id from a comment or a value', () => {
    expect(findRuleGaps(rules, ["// [S2] see there\nit('[S1] one', () => expect('[S2]').toBe(x))"]).rulesWithoutTest).toEqual([
      'S2',
    ])
  })
})
