export interface Span {
  readonly from: number
  readonly to: number
}
export interface Placed<T> {
  readonly item: T
  readonly lane: number
  readonly lanes: number
}

/** Overlapping spans share the width: each group of chained overlaps gets as many lanes as it needs at once. */
export function placeSideBySide<T>(items: readonly T[], spanOf: (item: T) => Span): Placed<T>[] {
  const sorted = items
    .map((item) => ({ item, span: spanOf(item) }))
    .sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  const placed: Placed<T>[] = []
  let group: { item: T; lane: number }[] = []
  let laneEnds: number[] = []
  const closeGroup = (): void => {
    placed.push(...group.map((one) => ({ ...one, lanes: laneEnds.length })))
    group = []
    laneEnds = []
  }
  for (const { item, span } of sorted) {
    if (laneEnds.every((end) => end <= span.from)) closeGroup()
    const free = laneEnds.findIndex((end) => end <= span.from)
    const lane = free < 0 ? laneEnds.length : free
    laneEnds[lane] = span.to
    group.push({ item, lane })
  }
  closeGroup()
  return placed
}
