/** What crossed between panes and this host, for tests: `window.__outlookHost`. */
export interface RecordedCall {
  readonly addin: string
  readonly action: string
  /** office.js's number of the API, for ExecuteMethod */
  readonly dispatchId?: number
  readonly params?: unknown
  readonly at: number
}

export interface Traffic {
  readonly calls: RecordedCall[]
  /** actions and numbers this host does not know: a test should fail on any */
  readonly unknownCalls: RecordedCall[]
}

export const traffic: Traffic = { calls: [], unknownCalls: [] }

export function recordCall(call: RecordedCall): void {
  traffic.calls.push(call)
}

export function recordUnknown(call: RecordedCall): void {
  traffic.unknownCalls.push(call)
  // eslint-disable-next-line no-console -- whoever tries an add-in here looks for it in the browser's console
  console.error(
    `office.js asked for something this host does not know: ${call.action} ${call.dispatchId ?? ''}`.trim(),
    call.params,
  )
}
