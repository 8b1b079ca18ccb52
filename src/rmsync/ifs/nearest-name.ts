/**
 * The name most like the one that is missing; null when none is alike. Names that hold one another come first:
 * `SubType` is meant for `ActivitySubType` rather than for `State`.
 */
export function nearestName(missing: string, names: Iterable<string>): string | null {
  const [best] = [...names]
    .map((name) => ({
      name,
      holds: holdsEither(name, missing),
      distance: editDistance(missing.toLowerCase(), name.toLowerCase()),
    }))
    .filter(({ holds, distance }) => holds || distance <= missing.length / 2)
    .toSorted((a, b) => Number(b.holds) - Number(a.holds) || a.distance - b.distance)
  return best?.name ?? null
}

const holdsEither = (a: string, b: string): boolean => {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].toSorted((one, other) => one.length - other.length)
  return short.length > 2 && long.includes(short)
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
