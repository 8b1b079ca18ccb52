import type { ItemState, OpenItem } from '../form/open-item.ts'
import { answerNaa, type NaaBridgeOptions } from '../auth/naa-bridge-host.ts'
import { appContext } from './app-context.ts'
import { answerText, eventText, parseRequest, type Request } from './envelope.ts'
import { executeCommonMethod, executeMethod } from './host-actions.ts'
import { initialData } from './initial-data.ts'
import { eventNames, eventsOfEdit, type PaneEvent } from './pane-events.ts'
import type { PaneScope } from './pane-scope.ts'
import { recordCall, recordUnknown } from './traffic.ts'

export interface PaneSession {
  /** the pane stays and follows to another appointment: office.js swaps its item (ItemChanged) */
  follow(item: OpenItem | null): void
  raise(event: PaneEvent): void
  close(): void
}

export interface PaneWindow {
  readonly frame: HTMLIFrameElement
  readonly origin: string
  readonly conversationId: string
}

/** What the pane's host page gives it. */
interface PaneSurroundings {
  readonly theme: () => PaneEvent
  readonly leavePane: () => void
  /** told as soon as the page listens for functions to run */
  readonly command?: PaneEvent
}

/** Reasons for which office.js notifies its host (outlook-host-protocol.md §3): Esc or Tab at the end leaves the pane. */
const leaving = new Set([13, 14, 15])

/** Speaks with one pane: office.js's envelope and the bridge of nested app authentication, over one window channel. */
export function openPaneSession(
  pane: PaneWindow,
  scope: PaneScope,
  naa: Omit<NaaBridgeOptions, 'addinOrigin'>,
  surroundings: PaneSurroundings,
): PaneSession {
  const { frame, origin, conversationId } = pane
  const registered = new Set<string>()
  const post = (text: string): void => frame.contentWindow?.postMessage(text, origin)
  const raise = ({ name, payload }: PaneEvent): void => {
    if (registered.has(name)) post(eventText(conversationId, name, payload))
  }

  const invoke = async (request: Request): Promise<object | undefined> => {
    switch (request.action) {
      case 'ContextActivationManager_getAppContextAsync':
        return appContext(scope, frame)
      case 'ContextActivationManager_notifyHost':
        if (leaving.has(Number((request.data as unknown[])[1]))) surroundings.leavePane()
        return undefined
      case 'GetInitialData':
        return initialData(scope)
      case 'ExecuteMethod':
        return executeMethod(request.data, scope)
      case 'executeMethod':
        return executeCommonMethod(request.data, scope)
      default:
        recordUnknown({ addin: scope.addin.id, action: request.action, params: request.data, at: Date.now() })
        return {}
    }
  }
  const handle = async (request: Request): Promise<void> => {
    if (request.kind === 'invoke') {
      const answer = await invoke(request)
      if (answer !== undefined) post(answerText(conversationId, request, answer))
      return
    }
    recordCall({ addin: scope.addin.id, action: `${request.kind} ${request.action}`, at: Date.now() })
    if (request.kind === 'register') registered.add(request.action)
    else registered.delete(request.action)
    post(answerText(conversationId, request, { Error: 0 }))
    // this office.js never fills context.officeTheme on the web, newer ones do (outlook-host-protocol.md §3): so the colours
    // are told to whoever begins to listen
    if (request.kind === 'register' && request.action === eventNames.officeThemeChanged) raise(surroundings.theme())
    if (request.kind === 'register' && request.action === surroundings.command?.name) raise(surroundings.command)
  }
  const listen = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return
    const request = parseRequest(event.data, conversationId)
    if (request !== undefined) void handle(request)
    else void answerNaa(event.data, { ...naa, addinOrigin: origin }).then((text) => text !== undefined && post(text))
  }
  window.addEventListener('message', listen)

  const watch = (item: OpenItem | null): (() => void) => {
    if (item === null) return () => undefined
    let last: ItemState = item.state()
    return item.subscribe(() => {
      const now = item.state()
      for (const event of eventsOfEdit(last, now)) raise(event)
      last = now
    })
  }
  let unwatch = watch(scope.item)
  return {
    follow: (item) => {
      unwatch()
      scope.item = item
      unwatch = watch(item)
      // empty text tells office.js that no item is selected (outlook-host-protocol.md §7)
      raise({ name: eventNames.itemChanged, payload: item === null ? '' : initialData(scope) })
    },
    raise,
    close: () => {
      unwatch()
      window.removeEventListener('message', listen)
    },
  }
}
