import { PublicClientApplication } from '@azure/msal-browser'
import type { SettingsView } from '../../api/get-settings.ts'
import type { DialogAnswer } from './dialog-answer.ts'

/**
 * The sign-in dialog, for hosts without nested app authentication: a window of its own, where Microsoft's page may be shown.
 * It answers the panel once and holds nothing.
 */
Office.onReady(() => {
  signIn()
    .then(answer)
    .catch((error: unknown) => {
      answer({
        status: 'failure',
        code: error instanceof Error && 'errorCode' in error ? String(error.errorCode) : 'unknown',
        message: error instanceof Error ? error.message : String(error),
        reference: error instanceof Error && 'correlationId' in error ? String(error.correlationId) : '',
      })
    })
}).catch(() => undefined)

async function signIn(): Promise<DialogAnswer | null> {
  const settings = (await (await fetch('/api/settings')).json()) as SettingsView
  const { clientId, authority, knownAuthorities } = settings
  const application = new PublicClientApplication({
    auth: { clientId, authority, knownAuthorities, redirectUri: `${location.origin}${location.pathname}` },
    cache: { cacheLocation: 'localStorage' },
  })
  await application.initialize()
  const result = await application.handleRedirectPromise()
  if (result === null) {
    await application.acquireTokenRedirect({ scopes: [settings.scope], prompt: 'select_account' })
    return null
  }
  // The panel has it now: no token stays on the disk of a computer that several people may use.
  await application.clearCache()
  return {
    status: 'success',
    token: result.accessToken,
    userName: result.account.username,
    expiresAt: result.expiresOn?.getTime() ?? 0,
  }
}

function answer(result: DialogAnswer | null): void {
  if (result !== null) Office.context.ui.messageParent(JSON.stringify(result), { targetOrigin: location.origin })
}
