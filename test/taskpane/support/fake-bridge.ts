/** The host's side of nested app authentication: what Outlook answers to MSAL. */
export interface FakeBridge {
  /** Methods asked, oldest first. */
  readonly asked: readonly string[]
}
type Reply = 'token' | 'interaction-needed' | 'cancelled' | 'silence'

const errors = {
  'interaction-needed': { status: 'USER_INTERACTION_REQUIRED', code: 'interaction_required' },
  cancelled: { status: 'USER_CANCEL', code: 'user_cancel' },
}

const toBase64Url = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')

/** Puts it where MSAL looks for it. `replies`: by method, in turn; the last one stays. */
export function installBridge(replies: Readonly<Partial<Record<string, readonly Reply[]>>>, userName: string): FakeBridge {
  const asked: string[] = []
  let listener: ((text: string) => void) | null = null
  const account = { homeAccountId: 'oid-1.tid-1', environment: 'localhost:8441', tenantId: 'tid-1', username: userName }
  const idToken = [{ alg: 'none' }, { oid: 'oid-1', tid: 'tid-1', sub: 'oid-1', preferred_username: userName, name: userName }]
    .map(toBase64Url)
    .join('.')

  const answerOf = (method: string, scope: string): Record<string, unknown> | null => {
    const turns = replies[method] ?? ['token']
    const reply = turns[Math.min(asked.filter((one) => one === method).length, turns.length) - 1]
    if (reply === 'silence') return null
    if (method === 'GetInitContext') {
      const capabilities = { queryAccount: false }
      return { success: true, initContext: { sdkName: 'test', sdkVersion: '1', capabilities, accountContext: account } }
    }
    if (reply === 'interaction-needed' || reply === 'cancelled') return { success: false, error: errors[reply] }
    const token = { access_token: `token-${asked.length}`, id_token: `${idToken}.none`, expires_in: 3600, scope }
    return { success: true, token, account }
  }
  Object.assign(window, {
    nestedAppAuthBridge: {
      addEventListener: (_name: string, heard: (text: string) => void) => {
        listener = heard
      },
      removeEventListener: () => undefined,
      postMessage(text: string) {
        const { method, requestId, tokenParams } = JSON.parse(text) as {
          method: string
          requestId: string
          tokenParams?: { scope: string }
        }
        asked.push(method)
        const answer = answerOf(method, tokenParams?.scope ?? '')
        if (answer === null) return
        queueMicrotask(() => listener?.(JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId, ...answer })))
      },
    },
  })
  return { asked }
}
