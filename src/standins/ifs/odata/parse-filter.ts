import type { EntityType } from '../model/entity-model.ts'
import type { Value } from '../data/values.ts'
import { arithmetic, filterFunctions, type FilterType, unsupportedNames } from './filter-functions.ts'
import { filterTokens, type Token } from './filter-tokens.ts'
import { badRequest, unsupported } from './odata-error.ts'
import { toTimestamp } from './timestamp.ts'

/** Reads an attribute of the record at hand. */
type Reader = (attribute: string) => Value
interface Expression {
  readonly type: FilterType
  readonly of: (read: Reader) => Value
}

/** What a filter may speak of. */
export interface FilterScope {
  readonly type: Pick<EntityType, 'name' | 'attributes'>
  /** of the enumerations */
  readonly namespace: string
  readonly now: string
}

const deepest = 100
const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
}

/**
 * Own recursive descent over the part of OData's filter grammar that IFS supports. The npm parsers were judged first
 * (docs/adr/0007): those that read OData 4 have had no release for years, those that are kept do not read its dates, and none of
 * them knows which functions IFS refuses or that an enumeration compares with a literal of its own type only, which is what a client
 * has to be held to.
 * @param now what `now()` means
 */
export function parseFilter(filter: string, { type, namespace, now }: FilterScope): (read: Reader) => boolean {
  const tokens = filterTokens(filter)
  let index = 0
  let depth = 0
  const peek = (): Token => tokens[Math.min(index, tokens.length - 1)] as Token
  const take = (): Token => {
    const token = peek()
    index += 1
    return token
  }
  const wrong = (token: Token): Error =>
    badRequest(`$filter does not expect ${token.text} at position ${token.at + 1}. Compare it with OData 4.0, part 2, 5.1.1.`)
  const expectMark = (mark: string): void => {
    const token = take()
    if (token.kind !== 'mark' || token.text !== mark) throw wrong(token)
  }
  const isMark = (mark: string): boolean => peek().kind === 'mark' && peek().text === mark
  const isWord = (word: string): boolean => peek().kind === 'name' && peek().text === word
  const condition = (expression: Expression): Expression => {
    if (expression.type === 'Boolean') return expression
    throw badRequest(`$filter needs a condition where it has a value of type ${expression.type}.`)
  }

  function either(): Expression {
    let left = both()
    while (isWord('or')) {
      take()
      const [a, b] = [condition(left), condition(both())]
      left = { type: 'Boolean', of: (read) => or(a.of(read), b.of(read)) }
    }
    return left
  }

  function both(): Expression {
    let left = compared()
    while (isWord('and')) {
      take()
      const [a, b] = [condition(left), condition(compared())]
      left = { type: 'Boolean', of: (read) => and(a.of(read), b.of(read)) }
    }
    return left
  }

  function compared(): Expression {
    const left = calculated(['add', 'sub'], () => calculated(['mul', 'div'], single))
    const word = peek().kind === 'name' ? peek().text : ''
    if (unsupportedNames.has(word)) throw unsupported(`'${word}' in $filter`)
    const compare = comparisons[word]
    if (compare === undefined) return left
    take()
    const right = calculated(['add', 'sub'], () => calculated(['mul', 'div'], single))
    if (left.type !== right.type && left.type !== 'Null' && right.type !== 'Null')
      throw badRequest(`$filter compares ${left.type} with ${right.type}. Write the literal in the type of the attribute.`)
    if (left.type === 'Null' || right.type === 'Null') return nullTest(left, right, word)
    return {
      type: 'Boolean',
      of: (read) => {
        const [a, b] = [left.of(read), right.of(read)]
        // as in SQL, which IFS turns a filter into: a comparison with nothing is neither true nor false
        return a === null || b === null ? null : compare(a < b ? -1 : a > b ? 1 : 0)
      },
    }
  }

  /** Sums of products. Of dates IFS does no arithmetic (ifs.md §3.5). */
  function calculated(words: readonly string[], operand: () => Expression): Expression {
    let left = operand()
    while (peek().kind === 'name' && words.includes(peek().text)) {
      const { text: word } = take()
      const [a, b] = [left, operand()]
      for (const { type: given } of [a, b]) {
        if (given === 'Timestamp' || given === 'Date' || given === 'TimeOfDay')
          throw unsupported(`Arithmetic on dates in $filter`)
        if (given !== 'Number' && given !== 'Null') throw badRequest(`$filter calculates with a value of type ${given}.`)
      }
      const of = arithmetic[word] as (one: number, other: number) => number
      left = {
        type: 'Number',
        of: (read) => {
          const [one, other] = [a.of(read), b.of(read)]
          return one === null || other === null ? null : of(Number(one), Number(other))
        },
      }
    }
    return left
  }

  function single(): Expression {
    depth += 1
    if (depth > deepest) throw badRequest(`$filter is nested deeper than ${deepest} levels.`)
    try {
      return primary()
    } finally {
      depth -= 1
    }
  }

  function primary(): Expression {
    const token = take()
    if (token.kind === 'mark' && token.text === '(') {
      const inner = either()
      expectMark(')')
      return inner
    }
    if (token.kind === 'text') return literal('String', textOf(token))
    if (token.kind === 'number') return literal('Number', Number(token.text))
    if (token.kind === 'timestamp') return literal('Timestamp', toTimestamp(token.text, '$filter'))
    if (token.kind === 'date') return literal('Date', token.text)
    if (token.kind === 'time') return literal('TimeOfDay', token.text.length === 5 ? `${token.text}:00` : token.text)
    if (token.kind === 'name') return named(token)
    throw wrong(token)
  }

  function named(token: Token): Expression {
    const { text } = token
    if (text === 'true' || text === 'false') return literal('Boolean', text === 'true')
    if (text === 'null') return literal('Null', null)
    if (text === 'not') {
      const inner = condition(single())
      return {
        type: 'Boolean',
        of: (read) => {
          const value = inner.of(read)
          return value === null ? null : value !== true
        },
      }
    }
    if (unsupportedNames.has(text)) throw unsupported(`'${text}' in $filter`)
    // a name right before a quote is the type of an enumeration member (ifs.md §3.7)
    if (peek().kind === 'text' && peek().at === token.at + text.length) return member(text, textOf(take()))
    if (text === 'now') return timeNow()
    if (text === 'cast') return cast()
    if (isMark('(')) return call(text)
    if (isMark('/')) throw unsupported(`The path ${text}/… in $filter`)
    const attribute = type.attributes.find(({ name }) => name === text)
    if (attribute === undefined) throw badRequest(`$filter names ${text}, which ${type.name} does not have.`)
    const filterType = typeof attribute.type === 'object' ? (`enum ${namespace}.${attribute.type.enum}` as const) : attribute.type
    return { type: filterType, of: (read) => read(text) }
  }

  function member(enumeration: string, name: string): Expression {
    if (!enumeration.startsWith(`${namespace}.`))
      throw badRequest(`$filter uses ${enumeration}'…', which is no type of ${namespace}.`)
    return literal(`enum ${enumeration}`, name)
  }

  function timeNow(): Expression {
    expectMark('(')
    expectMark(')')
    return literal('Timestamp', now)
  }

  /** To text only (ifs.md §3.5). */
  function cast(): Expression {
    expectMark('(')
    const given = either()
    expectMark(',')
    const { text: target } = take()
    if (target.replaceAll("'", '') !== 'Edm.String') throw unsupported(`Casting to ${target} in $filter`)
    expectMark(')')
    return {
      type: 'String',
      of: (read) => {
        const value = given.of(read)
        return value === null ? null : String(value)
      },
    }
  }

  function call(name: string): Expression {
    const known = filterFunctions[name]
    if (known === undefined) throw badRequest(`$filter calls ${name}, which OData 4.0 does not have.`)
    expectMark('(')
    const given: Expression[] = [either()]
    while (isMark(',')) {
      take()
      given.push(either())
    }
    expectMark(')')
    const least = known.takes.length - (known.optional ?? 0)
    if (given.length < least || given.length > known.takes.length)
      throw badRequest(
        `$filter gives ${name} ${given.length} values; it takes ${least === known.takes.length ? '' : `${least} to `}${known.takes.length}.`,
      )
    given.forEach((argument, position) => {
      const wanted = known.takes[position]
      if (argument.type !== wanted && argument.type !== 'Null')
        throw badRequest(`$filter gives ${name} a value of type ${argument.type} where it takes ${wanted}.`)
    })
    const apply = known.of as (...values: Value[]) => Value
    return {
      type: known.gives,
      of: (read) => {
        const values = given.map((argument) => argument.of(read))
        return values.includes(null) ? null : apply(...values)
      },
    }
  }

  const whole = condition(either())
  if (peek().kind !== 'end') throw wrong(peek())
  return (read) => whole.of(read) === true
}

const literal = (type: FilterType, value: Value): Expression => ({ type, of: () => value })
const textOf = ({ text }: Token): string => text.slice(1, -1).replaceAll("''", "'")

function nullTest(left: Expression, right: Expression, word: string): Expression {
  const tested = left.type === 'Null' ? right : left
  if (word === 'eq') return { type: 'Boolean', of: (read) => tested.of(read) === null }
  if (word === 'ne') return { type: 'Boolean', of: (read) => tested.of(read) !== null }
  return literal('Boolean', false)
}

const and = (a: Value, b: Value): Value => (a === false || b === false ? false : a === null || b === null ? null : true)
const or = (a: Value, b: Value): Value => (a === true || b === true ? true : a === null || b === null ? null : false)
