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

/** Which points of a time axis are named: full hours, six, three or one apart, none so late that it would run into the end. */
export function hourTicks(instants: readonly string[]): readonly number[] {
  const hours = instants.map((instant) =>
    Math.floor((Date.parse(instant) - new Date(instant).getTimezoneOffset() * 60_000) / 3_600_000),
  )
  const last = (instants.length - 1) * 0.88
  for (const apart of [6, 3, 1]) {
    const found = hours.flatMap((hour, at) => (at > 0 && at <= last && hour !== hours[at - 1] && hour % apart === 0 ? [at] : []))
    if (found.length >= 3 || (apart === 1 && found.length > 0)) return found.slice(0, 6)
  }
  return []
}
