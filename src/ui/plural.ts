/** Singular or plural by the rules of a language: `plural(1, 'contact', 'contacts')`. The six languages of the panel know no third form for counts. */
export function pluralIn(language: string): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(language)
  return (count, one, other) => (rules.select(count) === 'one' ? one : other)
}

/** `Monday and Wednesday`. */
export function listIn(language: string): (words: readonly string[]) => string {
  const list = new Intl.ListFormat(language)
  return (words) => list.format(words)
}
