import type { HostIdentity } from '../../host-config.ts'
import { parseObject } from '../addin/envelope.ts'
import { signInHidden, signInPopup, type Tokens } from './authorize.ts'
import { SignInFailure } from './sign-in-failure.ts'
import { naaError, type NaaError, toNaaError } from './naa-status.ts'

/** Faults for tests, one per request of that method: an error to answer, a malformed answer, or silence. */
export type NaaFault =
  | {
      readonly method: string
      readonly kind: 'error'
      readonly status: string
      readonly code?: string
      readonly description?: string
    }
  | { readonly method: string; readonly kind: 'malformed' }
  | { readonly method: string; readonly kind: 'silence' }

export interface NaaBridgeOptions {
  readonly identity: HostIdentity | undefined
  readonly owner: { readonly oid: string; readonly email: string }
  readonly addinOrigin: string
  readonly faults: NaaFault[]
}

interface TokenParams {
  readonly clientId: string
  readonly scope: string
  readonly claims?: string
}

/** Answers one text of the bridge; undefined when the text is none of the bridge's, or on purpose silent (identity.md §1). */
export async function answerNaa(text: unknown, options: NaaBridgeOptions): Promise<string | undefined> {
  const request = parseObject(text)
  if (request === undefined || request['messageType'] !== 'NestedAppAuthRequest') return undefined
  const { method, requestId, tokenParams } = request as { method: string; requestId: string; tokenParams: TokenParams }
  const envelope = { messageType: 'NestedAppAuthResponse', requestId }
  const fault = takeFault(options.faults, method)
  if (fault?.kind === 'silence') return undefined
  if (fault?.kind === 'malformed') return JSON.stringify({ ...envelope, success: true })
  const failed = (error: NaaError): string => JSON.stringify({ ...envelope, success: false, error })
  if (fault !== undefined) return failed(naaError(fault.status, fault.code ?? '', fault.description ?? ''))
  try {
    if (method === 'GetInitContext') return JSON.stringify({ ...envelope, success: true, initContext: initContext(options) })
    if (method !== 'GetToken' && method !== 'GetTokenPopup')
      return failed(naaError('PERSISTENT_ERROR', 'unknown_method', `No method ${method}.`))
    const { identity } = options
    if (identity === undefined) return failed(naaError('ACCOUNT_UNAVAILABLE', '', 'Outlook is signed in to nothing.'))
    return JSON.stringify({ ...envelope, success: true, ...(await getToken(method, tokenParams, { ...options, identity })) })
  } catch (error) {
    return failed(toNaaError(error))
  }
}

function initContext({ identity, owner }: NaaBridgeOptions): object {
  return {
    sdkName: 'outlook-host',
    sdkVersion: '1.0.0',
    capabilities: { queryAccount: false },
    ...(identity === undefined ? {} : { accountContext: accountIn(identity, owner.oid) }),
  }
}

/** `environment` must be the same text here and in each token's account, else MSAL's cache never hits (identity.md §1.3). */
function accountIn(identity: HostIdentity, oid: string): { homeAccountId: string; environment: string; tenantId: string } {
  const { host, pathname } = new URL(identity.authority)
  const tenantId = pathname.slice(1)
  return { homeAccountId: `${oid}.${tenantId}`, environment: host, tenantId }
}

async function getToken(
  method: string,
  { clientId, scope, claims }: TokenParams,
  { identity, owner, addinOrigin }: NaaBridgeOptions & { identity: HostIdentity },
): Promise<object> {
  if (clientId !== identity.panelClientId) {
    throw new SignInFailure('refused', 'unauthorized_client', `This Outlook asks no tokens for the client ${clientId}.`)
  }
  const request = {
    // the add-in sends its own scopes only, yet an ID token is mandatory (identity.md §1.2)
    scope: [...new Set([...scope.split(' '), 'openid', 'profile'])].join(' '),
    loginHint: owner.email,
    nested: { clientId, redirectUri: `brk-multihub://${new URL(addinOrigin).host}` },
    ...(claims === undefined ? {} : { claims }),
  }
  const tokens =
    method === 'GetTokenPopup'
      ? await signInPopup(identity, { ...request, prompt: 'select_account' })
      : await signInHidden(identity, { ...request, prompt: 'none' })
  return { token: toToken(tokens, identity), account: toAccount(tokens, identity) }
}

const toToken = ({ access_token, id_token, expires_in, scope }: Tokens, { authority }: HostIdentity): object => ({
  access_token,
  id_token,
  expires_in,
  scope,
  authority,
  properties: null,
})

function toAccount({ id_token }: Tokens, identity: HostIdentity): object {
  const claims = JSON.parse(decodeBase64Url(id_token.split('.')[1] ?? '')) as {
    oid: string
    preferred_username: string
    name: string
  }
  return {
    ...accountIn(identity, claims.oid),
    localAccountId: claims.oid,
    username: claims.preferred_username,
    name: claims.name,
    idToken: id_token,
    idTokenClaims: claims,
  }
}

const decodeBase64Url = (text: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0)))

function takeFault(faults: NaaFault[], method: string): NaaFault | undefined {
  const index = faults.findIndex((fault) => fault.method === method)
  return index < 0 ? undefined : faults.splice(index, 1)[0]
}
