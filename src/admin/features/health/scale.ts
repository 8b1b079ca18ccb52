/** Marks of an axis: at most three steps of 1, 2, 3 or 5 by a power of ten, the last at or above the greatest value. */
export function axisMarks(most: number): readonly number[] {
  if (most <= 0) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(most / 2))
  const step = [1, 2, 3, 5, 10].map((factor) => factor * power).find((candidate) => candidate * 3 >= most) ?? 10 * power
  const steps = Math.max(1, Math.ceil(most / step))
  return Array.from({ length: steps + 1 }, (_nothing, at) => at * step)
}

/** Pieces of a line: what is not known leaves a gap and is never drawn as nought. */
export function lineRuns(
  values: readonly (number | null)[],
): readonly (readonly { readonly at: number; readonly value: number }[])[] {
  const runs: { at: number; value: number }[][] = []
  let open: { at: number; value: number }[] | null = null
  for (const [at, value] of values.entries()) {
    if (value === null) {
      open = null
      continue
    }
    if (open === null) runs.push((open = []))
    open.push({ at, value })
  }
  return runs
}
