import type { IPublicClientApplication } from '@azure/msal-browser'
import type { SettingsView } from '../../api/get-settings.ts'
import { within } from './within.ts'

export interface SignedIn {
  readonly token: string
  readonly userName: string
}

/** The host asks the person something: only a click may start it. */
export class InteractionNeeded extends Error {
  override name = 'InteractionNeeded'
}

/** A host that stays silent leaves MSAL waiting for ever; nothing in it times out. */
const createWithinMs = 4_000
const silentWithinMs = 10_000

/**
 * Nested app authentication: Outlook signs the panel in, without a click where it can. MSAL is loaded here, after first paint.
 * The account MSAL looks its cache up by is the one at creation, so after a popup the application is made anew.
 */
export async function createNestedSignIn(settings: SettingsView): Promise<{
  silent(force: boolean): Promise<SignedIn>
  popup(): Promise<SignedIn>
}> {
  // Named here, so that what nobody names is left out of the panel.
  const { createNestablePublicClientApplication, InteractionRequiredAuthError } = await import('@azure/msal-browser')
  const create = (): Promise<IPublicClientApplication> =>
    within(
      createWithinMs,
      createNestablePublicClientApplication({
        auth: { clientId: settings.clientId, authority: settings.authority, knownAuthorities: settings.knownAuthorities },
      }),
    )
  const request = { scopes: [settings.scope] }
  let application = await create()
  return {
    async silent(force) {
      try {
        const result = await within(silentWithinMs, application.acquireTokenSilent({ ...request, forceRefresh: force }))
        return { token: result.accessToken, userName: result.account.username }
      } catch (error) {
        if (error instanceof InteractionRequiredAuthError) throw new InteractionNeeded(error.message, { cause: error })
        throw error
      }
    },
    async popup() {
      const result = await application.acquireTokenPopup(request)
      application = await create()
      return { token: result.accessToken, userName: result.account.username }
    },
  }
}
