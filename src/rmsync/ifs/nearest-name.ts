/** The name most like the one that is missing; null when none is alike. */
export function nearestName(missing: string, names: Iterable<string>): string | null {
  const ranked = [...names]
    .map((name) => ({ name, distance: editDistance(missing.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [best] = ranked
  if (best === undefined) return null
  const isInside = [best.name, missing].every((name) => name.length > 2) && containsEither(best.name, missing)
  return best.distance <= missing.length / 2 || isInside ? best.name : null
}

const containsEither = (a: string, b: string): boolean =>
  a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase())

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
