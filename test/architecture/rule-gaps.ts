/** Ids of docs/rules.md: `- S41: Given …`. */
export const ruleIds = (rules: string): readonly string[] =>
  [...rules.matchAll(/^- ([A-Z]\d+):/gm)].map((match) => match[1] ?? '')

/** Ids in brackets in test titles: `it('[S41] …')`, `it.each(…)('[S41] [S43] …')`. Anything else in brackets is no id. */
function testedIds(testText: string): readonly string[] {
  const titles = [...testText.matchAll(/\b(?:it|test|describe)(?:\.each\b[\s\S]*?\))?\s*\(\s*(['"`])([\s\S]*?)\1/g)]
  return titles.flatMap(([, , title = '']) => [...title.matchAll(/\[([A-Z]\d+)\]/g)].map((match) => match[1] ?? ''))
}

export interface RuleGaps {
  readonly rulesWithoutTest: readonly string[]
  readonly testsWithoutRule: readonly string[]
  readonly repeatedRules: readonly string[]
}

export function findRuleGaps(rules: string, testTexts: readonly string[]): RuleGaps {
  const known = ruleIds(rules)
  const tested = new Set(testTexts.flatMap(testedIds))
  return {
    rulesWithoutTest: known.filter((id) => !tested.has(id)),
    testsWithoutRule: [...tested].filter((id) => !known.includes(id)).sort(),
    repeatedRules: known.filter((id, index) => known.indexOf(id) !== index),
  }
}
