import { CallError, errorCodes } from './call-error.ts'
import { callTable } from './calls/call-table.ts'
import { OwnForm, type Params } from './calls/call.ts'
import type { PaneScope } from './pane-scope.ts'
import { recordCall, recordUnknown } from './traffic.ts'

interface MethodData {
  readonly DispatchId: number
  readonly Version?: number
}

/** `ExecuteMethod`: one API of the mailbox (outlook-host-protocol.md §5). */
/** Not to be had while an event runs: forms, dialogs, closing (office-addin.md §1.5). */
const blockedInEvents = new Set([7, 9, 41, 42, 44, 177, 178, 179, 180])

export async function executeMethod(data: unknown, scope: PaneScope): Promise<object> {
  const { MethodData: method, ApiParams: params = {} } = data as { MethodData: MethodData; ApiParams?: Params }
  const recorded = { addin: scope.addin.id, action: 'ExecuteMethod', dispatchId: method.DispatchId, params, at: Date.now() }
  recordCall(recorded)
  const call = callTable[method.DispatchId]
  if (call === undefined || (scope.isEvent && blockedInEvents.has(method.DispatchId))) {
    recordUnknown(recorded)
    return { error: true, errorCode: errorCodes.notSupported }
  }
  try {
    const value = await call(params, scope)
    return value instanceof OwnForm ? value.body : { error: false, data: value }
  } catch (error) {
    return { error: true, errorCode: error instanceof CallError ? error.code : errorCodes.internal }
  }
}

const getAccessToken = 98
const commandCompleted = 94
const closeContainer = 97
/** getAccessTokenAsync is refused: no add-in here is registered for it; nested app authentication takes its place */
const notRegisteredForSso = 13_012

/** `executeMethod`, which differs in one letter's case only: calls all Office hosts share. */
export function executeCommonMethod(data: unknown, scope: PaneScope): object {
  const { DdaMethod: method, ...params } = data as { DdaMethod: MethodData } & Params
  const recorded = { addin: scope.addin.id, action: 'executeMethod', dispatchId: method.DispatchId, params, at: Date.now() }
  recordCall(recorded)
  // office.js stores the version, so it is echoed
  const answer = (errorCode: number): object => ({ Version: method.Version, Error: errorCode })
  if (method.DispatchId === getAccessToken) return answer(notRegisteredForSso)
  if (method.DispatchId === commandCompleted) {
    scope.outlook.commandCompleted()
    return answer(0)
  }
  if (method.DispatchId === closeContainer) {
    scope.outlook.closePane()
    return answer(0)
  }
  recordUnknown(recorded)
  return answer(errorCodes.notSupported)
}
