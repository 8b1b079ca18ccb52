import type { SaidView } from '../../api/said.ts'
import { recognise } from '../../domain/sayings/recognise.ts'

export const toParams = (params: Readonly<Record<string, string>>): { name: string; value: string }[] =>
  Object.entries(params).map(([name, value]) => ({ name, value }))

/** The sentences of a text, for pages that say them in another language; undefined when none is known. */
export const saidIn = (text: string): SaidView | undefined =>
  recognise(text)?.map(({ code, params }) => ({ code, params: toParams(params) }))

/** Beside a text that is shown. */
export function withSaid(text: string): { readonly said?: SaidView } {
  const said = saidIn(text)
  return said === undefined ? {} : { said }
}
