import type { PaneScope } from '../pane-scope.ts'

export type Params = Record<string, unknown>

/** One API of office.js: what it answers as `data`. Throws a CallError for an answer with an error code. */
export type Call = (params: Params, scope: PaneScope) => unknown

/** An answer with a form of its own instead of `{error, data}`. */
export class OwnForm {
  readonly body: object

  constructor(body: object) {
    this.body = body
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
