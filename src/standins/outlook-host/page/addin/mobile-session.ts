import { answerNaa, type NaaBridgeOptions } from '../auth/naa-bridge-host.ts'
import { mobileContext } from './app-context.ts'
import { errorCodes } from './call-error.ts'
import { parseObject } from './envelope.ts'
import { executeCommonMethod, executeMethod } from './host-actions.ts'
import { initialData } from './initial-data.ts'
import type { PaneScope } from './pane-scope.ts'
import type { PaneSession, PaneWindow } from './pane-session.ts'
import { recordCall, recordUnknown } from './traffic.ts'

/** Method numbers of office.js for iOS (`OSF.Webkit.MethodId`). */
const methods = { execute: 1, registerEvent: 2, unregisterEvent: 3, writeSettings: 4, getContext: 5 }
const getInitialData = 1
/** Calls that every Office host has: the function is over, close the panel, a token by the old way. */
const common = new Set([94, 97, 98])
/**
 * What an add-in may ask of an appointment on a phone: custom properties, text, logs (office-addin.md §1.6). Neither categories nor
 * recurrence, notices, forms or another item: whoever asks is answered as not supported, and a test should find nobody.
 */
const supported = new Set([3, 4, 37, 163, 193, 400, 401, 402, 403])

interface AgaveRequest {
  readonly methodId: number
  readonly callbackId: string
  readonly params: unknown
}

/** Speaks with one pane as Outlook for iOS does: numbered methods, lists instead of named members, no events of the item. */
export function openMobileSession(
  { frame, origin }: PaneWindow,
  scope: PaneScope,
  naa: Omit<NaaBridgeOptions, 'addinOrigin'>,
): PaneSession {
  const post = (text: string): void => frame.contentWindow?.postMessage(text, origin)
  const listen = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return
    const message = parseObject(event.data)
    if (message?.['messageType'] === 'AgaveRequest') {
      const { callbackId, ...request } = message as unknown as AgaveRequest
      void answer(request, scope).then((params) => post(JSON.stringify({ messageType: 'AgaveAnswer', callbackId, params })))
    } else void answerNaa(event.data, { ...naa, addinOrigin: origin }).then((text) => text !== undefined && post(text))
  }
  window.addEventListener('message', listen)
  return {
    // a panel on a phone belongs to one appointment: it covers the others
    follow: () => undefined,
    raise: () => undefined,
    close: () => window.removeEventListener('message', listen),
  }
}

async function answer({ methodId, params }: Omit<AgaveRequest, 'callbackId'>, scope: PaneScope): Promise<readonly unknown[]> {
  switch (methodId) {
    case methods.getContext:
      return mobileContext(scope)
    case methods.registerEvent:
    case methods.unregisterEvent:
      return [0]
    case methods.writeSettings: {
      const { keys, values } = params as { keys: string[]; values: string[] }
      await scope.mailbox.saveRoamingSettings(scope.addin.id, Object.fromEntries(keys.map((key, at) => [key, values[at] ?? ''])))
      return [0]
    }
    case methods.execute: {
      const { id, apiArgs } = params as { id: number; apiArgs: readonly unknown[] | null }
      return [0, await execute(id, apiArgs ?? [], scope)]
    }
    default:
      recordUnknown({ addin: scope.addin.id, action: `Agave method ${methodId}`, params, at: Date.now() })
      return [errorCodes.notSupported]
  }
}

/** Data as text, then the number of the error. */
async function execute(id: number, given: readonly unknown[], scope: PaneScope): Promise<readonly unknown[]> {
  if (id === getInitialData) {
    recordCall({ addin: scope.addin.id, action: 'Agave initial data', at: Date.now() })
    return [JSON.stringify(mobileItem(scope)), 0]
  }
  if (common.has(id)) {
    const { Error: code } = executeCommonMethod({ DdaMethod: { DispatchId: id } }, scope) as { Error: number }
    return [code]
  }
  if (!supported.has(id)) {
    recordUnknown({ addin: scope.addin.id, action: 'Agave execute', dispatchId: id, params: given, at: Date.now() })
    return ['{}', errorCodes.notSupported]
  }
  const done = await executeMethod({ MethodData: { DispatchId: id }, ApiParams: paramsOf(id, given) }, scope)
  return [JSON.stringify(done), (done as { errorCode?: number }).errorCode ?? 0]
}

const paramsOf = (id: number, [first]: readonly unknown[]): object => {
  if (id === 4) return { customProperties: JSON.parse(String(first)) as unknown }
  if (id === 37) return { coercionType: first }
  return {}
}

/** Ids are in REST form already (office-addin.md §1.2), and what the phone does not tell is missing. */
function mobileItem(scope: PaneScope): object {
  const {
    seriesId: _seriesId,
    recurrence: _recurrence,
    isAllDayEvent: _isAllDay,
    sensitivity: _sensitivity,
    ...told
  } = initialData(scope)
  return { ...told, ...(typeof told['id'] === 'string' ? { id: told['id'].replaceAll('/', '-').replaceAll('+', '_') } : {}) }
}
