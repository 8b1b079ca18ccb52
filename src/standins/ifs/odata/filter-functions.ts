import { validation } from './odata-error.ts'
import type { Value } from '../data/values.ts'

export type FilterType = 'String' | 'Boolean' | 'Timestamp' | 'Date' | 'TimeOfDay' | 'Number' | 'Null' | `enum ${string}`

interface FilterFunction {
  readonly takes: readonly FilterType[]
  /** how many of the last arguments may be left out */
  readonly optional?: number
  readonly gives: FilterType
  /** called only when no argument is null: a function of null is null */
  readonly of: (...values: never[]) => Value
}

const part = (from: number, to: number): FilterFunction => ({
  takes: ['Timestamp'],
  gives: 'Number',
  of: (timestamp: string) => Number(timestamp.slice(from, to)),
})

/** String functions are all there, of the date functions those without fractions and offsets (ifs.md §3.5). */
export const filterFunctions: Readonly<Record<string, FilterFunction>> = {
  contains: { takes: ['String', 'String'], gives: 'Boolean', of: (a: string, b: string) => a.includes(b) },
  startswith: { takes: ['String', 'String'], gives: 'Boolean', of: (a: string, b: string) => a.startsWith(b) },
  endswith: { takes: ['String', 'String'], gives: 'Boolean', of: (a: string, b: string) => a.endsWith(b) },
  length: { takes: ['String'], gives: 'Number', of: (a: string) => [...a].length },
  indexof: { takes: ['String', 'String'], gives: 'Number', of: (a: string, b: string) => a.indexOf(b) },
  substring: {
    takes: ['String', 'Number', 'Number'],
    optional: 1,
    gives: 'String',
    of: (a: string, from: number, length?: number) => a.slice(from, length === undefined ? undefined : from + length),
  },
  tolower: { takes: ['String'], gives: 'String', of: (a: string) => a.toLowerCase() },
  toupper: { takes: ['String'], gives: 'String', of: (a: string) => a.toUpperCase() },
  trim: { takes: ['String'], gives: 'String', of: (a: string) => a.trim() },
  concat: { takes: ['String', 'String'], gives: 'String', of: (a: string, b: string) => a + b },
  year: part(0, 4),
  month: part(5, 7),
  day: part(8, 10),
  hour: part(11, 13),
  minute: part(14, 16),
  second: part(17, 19),
  date: { takes: ['Timestamp'], gives: 'Date', of: (timestamp: string) => timestamp.slice(0, 10) },
  time: { takes: ['Timestamp'], gives: 'TimeOfDay', of: (timestamp: string) => timestamp.slice(11, 19) },
}

/** Named by IFS as not supported (ifs.md §3.5); `in` came with OData 4.01 and IFS speaks 4.0. */
export const unsupportedNames: ReadonlySet<string> = new Set(
  `has mod in any all round floor ceiling fractionalseconds totalseconds totaloffsetminutes mindatetime maxdatetime
   geo.distance geo.intersects geo.length isof duration $count hassubset hassubsequence`.split(/\s+/),
)

export const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => {
    if (b === 0) throw validation('ORA-01476: divisor is equal to zero')
    return a / b
  },
}
