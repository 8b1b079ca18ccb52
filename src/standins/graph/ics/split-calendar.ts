/** One component of a calendar file, and where it stands. */
export interface IcsBlock {
  /** number of its BEGIN line, counted from 1 */
  readonly line: number
  /** the component as it stands in the file, BEGIN and END included, unfolded */
  readonly text: string
  /** the line in the file of each line of `text` */
  readonly lineNumbers: readonly number[]
  /** its own properties, nested components left out */
  readonly properties: readonly IcsProperty[]
}

export interface IcsProperty {
  readonly line: number
  readonly name: string
  /** names in upper case, quotes taken off */
  readonly parameters: Readonly<Record<string, string>>
  readonly value: string
}

interface SplitCalendar {
  readonly events: readonly IcsBlock[]
  readonly timezones: readonly IcsBlock[]
  /** properties of the calendar itself */
  readonly properties: readonly IcsProperty[]
  readonly problems: readonly { readonly line: number; readonly reason: string }[]
}

interface Line {
  readonly number: number
  readonly text: string
}

/**
 * Cuts a file into its components. One that cannot be read must not spoil the others, and a person wants to know the line:
 * parsers of whole files offer neither, so each component is given to the parser alone.
 */
export function splitCalendar(text: string): SplitCalendar {
  const events: IcsBlock[] = []
  const timezones: IcsBlock[] = []
  const properties: IcsProperty[] = []
  const problems: { line: number; reason: string }[] = []
  let open: { readonly kind: string; readonly lines: Line[] } | undefined
  for (const line of unfold(text)) {
    const begins = /^BEGIN:(VEVENT|VTIMEZONE|VTODO|VJOURNAL|VFREEBUSY)\s*$/i.exec(line.text)?.[1]?.toUpperCase()
    if (begins !== undefined) {
      if (open) problems.push({ line: open.lines[0]?.number ?? 0, reason: `BEGIN:${open.kind} has no END:${open.kind}` })
      open = { kind: begins, lines: [line] }
      continue
    }
    if (open === undefined) {
      const property = parseProperty(line)
      if (property) properties.push(property)
      continue
    }
    open.lines.push(line)
    if (line.text.trim().toUpperCase() !== `END:${open.kind}`) continue
    if (open.kind === 'VEVENT') events.push(toBlock(open.lines))
    if (open.kind === 'VTIMEZONE') timezones.push(toBlock(open.lines))
    open = undefined
  }
  if (open) problems.push({ line: open.lines[0]?.number ?? 0, reason: `BEGIN:${open.kind} has no END:${open.kind}` })
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text))
    problems.push({ line: 1, reason: 'the file does not begin with BEGIN:VCALENDAR' })
  return { events, timezones, properties, problems }
}

export const propertiesOf = (block: { readonly properties: readonly IcsProperty[] }, name: string) =>
  block.properties.filter((property) => property.name === name)

export const valueOf = (block: { readonly properties: readonly IcsProperty[] }, name: string) =>
  propertiesOf(block, name)[0]?.value

/** Long lines are folded: the next begins with a space or a tab (RFC 5545 3.1). */
function unfold(text: string): Line[] {
  const lines: { number: number; text: string }[] = []
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1)
    if (/^[ \t]/.test(raw) && last) last.text += raw.slice(1)
    // Some writers put blanks into rules, "BYDAY=MO, TU"; no rule has a meaning for them.
    else if (raw !== '') lines.push({ number: index + 1, text: /^RRULE:/i.test(raw) ? raw.replaceAll(' ', '') : raw })
  }
  return lines
}

function toBlock(lines: readonly Line[]): IcsBlock {
  const properties: IcsProperty[] = []
  let depth = 0
  for (const line of lines) {
    if (/^END:/i.test(line.text)) depth -= 1
    const property = depth === 1 ? parseProperty(line) : undefined
    if (property && property.name !== 'BEGIN') properties.push(property)
    if (/^BEGIN:/i.test(line.text)) depth += 1
  }
  return {
    line: lines[0]?.number ?? 0,
    lineNumbers: lines.map(({ number }) => number),
    text: lines.map(({ text }) => text).join('\r\n'),
    properties,
  }
}

function parseProperty({ number, text }: Line): IcsProperty | undefined {
  const [, name, parameters = '', value = ''] =
    /^([A-Za-z0-9-]+)((?:;[^=;:]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):([\s\S]*)$/.exec(text) ?? []
  if (name === undefined) return undefined
  const pairs = [...parameters.matchAll(/;([^=;:]+)=("[^"]*"|[^;:]*)/g)].map(([, key = '', held = '']) => [
    key.toUpperCase(),
    held.replaceAll('"', ''),
  ])
  return { line: number, name: name.toUpperCase(), parameters: Object.fromEntries(pairs) as Record<string, string>, value }
}
