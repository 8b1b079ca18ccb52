import type { SettingsView } from '../../api/get-settings.ts'

export interface Session {
  readonly name: string
  /** A token for rmsync's API; leaves the page for the sign-in when there is none to be had silently. */
  token(force?: boolean): Promise<string>
  signOut(): Promise<void>
}

/**
 * Redirect flow: the page itself goes to the sign-in and comes back. A popup that is closed is not noticed by MSAL for a minute, a
 * redirect leaves nothing pending. Silent renewal answers through `/panel/redirect.html`.
 */
export async function startSession(settings: SettingsView): Promise<Session> {
  const { InteractionRequiredAuthError, PublicClientApplication } = await import('@azure/msal-browser')
  const page = `${location.origin}/admin/log`
  const application = new PublicClientApplication({
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      knownAuthorities: settings.knownAuthorities,
      redirectUri: page,
      postLogoutRedirectUri: page,
    },
    cache: { cacheLocation: 'sessionStorage' },
  })
  await application.initialize()
  const scopes = [settings.scope]
  const returned = await application.handleRedirectPromise()
  const account = returned?.account ?? application.getAllAccounts()[0]
  const leave = async (): Promise<never> => {
    await application.acquireTokenRedirect({ scopes, prompt: 'select_account' })
    // The page is on its way out; nothing after this line may run.
    return new Promise<never>(() => undefined)
  }
  if (account === undefined) return leave()
  return {
    name: account.name ?? account.username,
    async token(force = false) {
      try {
        const request = { scopes, account, forceRefresh: force, redirectUri: `${location.origin}/panel/redirect.html` }
        return (await application.acquireTokenSilent(request)).accessToken
      } catch (error) {
        if (error instanceof InteractionRequiredAuthError) return leave()
        throw error
      }
    },
    signOut: () => application.logoutRedirect({ account }),
  }
}
