import type { Device } from '../shell/preferences.ts'

export interface Conversation {
  readonly conversationId: string
  readonly controlId: string
}

/** New ids for each pane: office.js keeps the last ones in the tab's sessionStorage (gotcha 7). */
export const newConversation = (): Conversation => ({ conversationId: crypto.randomUUID(), controlId: crypto.randomUUID() })

/**
 * `window.name` of a pane, by which office.js learns that it is hosted (outlook-host-protocol.md §1, A). It must be on the
 * frame before the frame is in the document. `disableLogging` keeps telemetry quiet.
 */
export function frameName({ conversationId, controlId }: Conversation, device: Device): string {
  const platform = device === 'phone' ? ['iOS', '16.00'] : ['Web', '16.01']
  const hostInfo = ['Outlook', ...platform, 'en-US', crypto.randomUUID(), '', 'disableLogging', '0'].join('$')
  // in its web view on a phone there is no window around the page: what carries the messages here is told whom to ask
  if (device === 'phone') return JSON.stringify({ hostInfo, hostOrigin: location.origin })
  return JSON.stringify({
    baseFrameName: `addin-${controlId}`,
    hostInfo,
    xdmInfo: [conversationId, controlId, location.origin].join('|'),
    serializerVersion: '1',
    flights: '[]',
  })
}
