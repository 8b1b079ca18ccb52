/** The text that crosses between office.js and its host (outlook-host-protocol.md §2). */
export interface Request {
  readonly action: string
  readonly kind: 'invoke' | 'register' | 'unregister'
  readonly correlationId: number
  readonly data: unknown
}

const kinds = ['invoke', 'register', 'unregister'] as const

/** Undefined for whatever is not a request of this conversation: other scripts post to the same window. */
export function parseRequest(text: unknown, conversationId: string): Request | undefined {
  const message = parseObject(text)
  if (message === undefined || message['_messageType'] !== 0 || message['_conversationId'] !== conversationId) return undefined
  const kind = kinds[Number(message['_actionType'])]
  if (kind === undefined) return undefined
  return {
    action: String(message['_actionName']),
    kind,
    correlationId: Number(message['_correlationId']),
    data: message['_data'],
  }
}

/** `data` is always an object: on null data office.js never calls the page back (gotcha 1). */
export function answerText(conversationId: string, request: Request, data: object, errorCode = 0): string {
  return JSON.stringify({
    ...common(conversationId, request.action, data),
    _correlationId: request.correlationId,
    _responseType: 0,
    _errorCode: errorCode,
  })
}

export function eventText(conversationId: string, name: string, payload: unknown): string {
  return JSON.stringify({ ...common(conversationId, name, payload), _correlationId: 0, _responseType: 1, _errorCode: 0 })
}

function common(conversationId: string, action: string, data: unknown): object {
  return {
    _messageType: 1,
    _actionName: action,
    _conversationId: conversationId,
    _origin: location.origin,
    _data: data,
    _serializerVersion: 1,
  }
}

export function parseObject(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
