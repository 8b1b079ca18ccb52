import { invalidValue } from './graph-error.ts'

/** Readers of single JSON values: each refuses what it cannot use with a 400 that names the field. */
export function asObject(field: string, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidValue(field, 'expected an object')
  return value as Record<string, unknown>
}

export function asArray(field: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw invalidValue(field, 'expected an array')
  return value
}

export function asText(field: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidValue(field, 'expected text')
  return value
}

export function asBoolean(field: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidValue(field, 'expected true or false')
  return value
}

export function asNumber(field: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidValue(field, 'expected a whole number')
  return value
}

/** Inputs are taken in any case of letters: Microsoft's own examples send "HTML" and "Required". Answers are lowerCamel. */
export function asEnum<T extends string>(field: string, value: unknown, allowed: readonly T[]): T {
  const found = typeof value === 'string' ? allowed.find((one) => one.toLowerCase() === value.toLowerCase()) : undefined
  if (found === undefined) throw invalidValue(field, `expected one of ${allowed.join(', ')}`)
  return found
}
