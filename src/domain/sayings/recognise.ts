import { type SayingCode, sayings } from './sayings.ts'

/** One sentence: which, and what stands in it. `as-it-is`: words that nobody here wrote, such as those of IFS or of a person. */
export interface Said {
  readonly code: SayingCode | 'as-it-is'
  readonly params: Readonly<Record<string, string>>
}

interface Pattern {
  readonly code: SayingCode
  readonly names: readonly string[]
  readonly regex: RegExp
  /** Ends with what stands in it, maybe a name with a full stop of its own: how far that goes shows in what follows. */
  readonly isOpen: boolean
}

/** Beyond either nothing of ours is to be found, and looking costs time. */
const longest = 2_000
const mostSentences = 40
/** What is not recognised is worse than any way to recognise it. */
const costOfUnknown = 1_000

const patterns: readonly Pattern[] = (Object.entries(sayings) as [SayingCode, string][]).map(([code, template]) => {
  const literals = template.split(/\{\w+\}/).map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const isOpen = /\}\.?$/.test(template)
  const regex = new RegExp(`^${literals.join('(.+?)')}${isOpen ? '$' : '(?= |$)'}`, 'su')
  return { code, names: [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name), regex, isOpen }
})

/** How a text is made of sentences, from one of its places to its end. */
interface Reading {
  readonly cost: number
  readonly said: readonly Said[]
}

/** The sentences of a text, in order; null when none of them is one of ours. */
export function recognise(text: string): readonly Said[] | null {
  if (text === '' || text.length > longest || endsFrom(text, 0).length > mostSentences) return null
  const { said } = readFrom(text, 0, new Map())
  return said.some(({ code }) => code !== 'as-it-is') ? said : null
}

/** The cheapest reading: little unknown first, then little that stands between words of ours. */
function readFrom(text: string, start: number, known: Map<number, Reading>): Reading {
  if (start >= text.length) return { cost: 0, said: [] }
  const read = known.get(start)
  if (read !== undefined) return read
  let best: Reading = { cost: Infinity, said: [] }
  const tryOne = (one: Said, cost: number, end: number): void => {
    if (cost >= best.cost) return
    const rest = readFrom(text, end + 1, known)
    if (cost + rest.cost < best.cost) best = { cost: cost + rest.cost, said: joined(one, rest.said) }
  }
  for (const end of endsFrom(text, start)) {
    const words = text.slice(start, end)
    tryOne({ code: 'as-it-is', params: { text: words } }, words.length * costOfUnknown, end)
  }
  for (const pattern of patterns) {
    for (const { one, end } of matchesAt(text, start, pattern)) tryOne(one, Object.values(one.params).join('').length + 1, end)
  }
  known.set(start, best)
  return best
}

function* matchesAt(text: string, start: number, pattern: Pattern): Generator<{ readonly one: Said; readonly end: number }> {
  for (const limit of pattern.isOpen ? endsFrom(text, start) : [text.length]) {
    const match = pattern.regex.exec(text.slice(start, limit))
    if (match === null) continue
    const params = Object.fromEntries(pattern.names.map((name, index) => [name, match[index + 1] ?? '']))
    yield { one: { code: pattern.code, params }, end: start + match[0].length }
  }
}

/** Where sentences may end: behind a full stop or a colon before a space, and at the end. */
function endsFrom(text: string, start: number): readonly number[] {
  const inside = [...text.slice(start).matchAll(/[.:!?] /g)].map(({ index }) => start + index + 1)
  return [...inside, text.length]
}

/** Unknown sentences side by side are one. */
function joined(one: Said, [next, ...rest]: readonly Said[]): readonly Said[] {
  if (next === undefined) return [one]
  if (one.code !== 'as-it-is' || next.code !== 'as-it-is') return [one, next, ...rest]
  return [{ code: 'as-it-is', params: { text: `${one.params['text'] ?? ''} ${next.params['text'] ?? ''}` } }, ...rest]
}
