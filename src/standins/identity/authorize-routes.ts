import { randomUUID } from 'node:crypto'
import { sendBack, sendPage, type IdentityReply } from './authorize-answer.ts'
import {
  checkAuthorizeRequest,
  findReplyAddress,
  responseModeOf,
  type Parameters,
  type ReplyAddress,
} from './authorize-request.ts'
import { EntraError, toErrorBody } from './entra-error.ts'
import { loginRequired, toEntraError } from './faults.ts'
import { peopleOf, type IdentityApp, type IdentityWorld } from './identity-world.ts'
import { errorPage, pickerPage } from './pages.ts'
import { findByHint, type IdentityPerson } from './people.ts'
import { parseUserScopes } from './scopes.ts'
import { readSession, sessionCookie } from './session-cookie.ts'

interface Visit {
  readonly request: { readonly headers: { readonly cookie?: string | undefined } }
  readonly reply: IdentityReply
  readonly tenant: string
  readonly parameters: Parameters
}

export function authorizeRoutes(app: IdentityApp, world: IdentityWorld): void {
  app.get<{ Params: { tenant: string }; Querystring: Parameters }>('/:tenant/oauth2/v2.0/authorize', (request, reply) =>
    authorize(world, { request, reply, tenant: request.params.tenant, parameters: request.query }),
  )
  app.post<{ Params: { tenant: string }; Body: Parameters | null }>('/:tenant/oauth2/v2.0/authorize', (request, reply) =>
    authorize(world, { request, reply, tenant: request.params.tenant, parameters: request.body ?? {} }),
  )
  app.post<{ Params: { tenant: string }; Body: Parameters | null }>('/:tenant/oauth2/v2.0/pick', (request, reply) => {
    const { transaction, person: oid, cancel } = request.body ?? {}
    const parameters = world.grants.takeTransaction(transaction ?? '')
    if (parameters === undefined) {
      return sendPage(
        reply,
        400,
        errorPage(
          new EntraError(
            'invalid_request',
            900561,
            'This sign-in page was used already or is too old. Go back to the application and sign in again.',
          ),
        ),
      )
    }
    const visit = { request, reply, tenant: request.params.tenant, parameters }
    return answering(world, visit, (address) => {
      if (cancel !== undefined) throw new EntraError('access_denied', 65004, 'User declined to consent to access the app.')
      const person = peopleOf(world, visit.tenant).find((candidate) => candidate.oid === oid)
      if (person === undefined)
        throw new EntraError(
          'invalid_request',
          50034,
          'The user account does not exist in this directory. Choose a person of the page.',
        )
      return signIn(world, visit, address, person)
    })
  })
}

function authorize(world: IdentityWorld, visit: Visit): IdentityReply {
  return answering(world, visit, (address) => {
    const { reply, tenant, parameters } = visit
    const fault = world.faults.take('authorize')
    if (fault !== undefined) throw toEntraError(fault, 'authorize')
    checkAuthorizeRequest(parameters)
    parseUserScopes(world.registrations(), parameters['scope'])
    const choice = choosePerson(world, visit, address)
    if (choice.kind === 'chosen') return complete(world, reply, address, parameters, choice.person)
    if (choice.kind === 'hinted') return signIn(world, visit, address, choice.person)
    const hinted = findByHint(peopleOf(world, tenant), parameters['login_hint'] ?? '')
    const transaction = world.grants.addTransaction(parameters)
    return sendPage(
      reply,
      200,
      pickerPage({ people: peopleOf(world, tenant), transaction, tenant, clientName: address.client.name, hinted }),
    )
  })
}

type Choice = { kind: 'chosen' | 'hinted'; person: IdentityPerson } | { kind: 'ask' }

/** Who is meant: by the hint among those signed in at this browser, else the only one signed in. */
function choosePerson(world: IdentityWorld, { request, tenant, parameters }: Visit, address: ReplyAddress): Choice {
  const { prompt, login_hint: hint } = parameters
  if (prompt !== undefined && prompt !== 'none') return { kind: 'ask' }
  const candidates = peopleOf(world, tenant)
  const here = new Set(world.grants.signedIn(readSession(request.headers.cookie)))
  const signedIn = candidates.filter((person) => here.has(person.oid))
  const hinted = hint === undefined ? undefined : findByHint(candidates, hint)
  const meant = hint === undefined ? signedIn : signedIn.filter((person) => person === hinted)
  const [only] = meant
  if (only !== undefined && meant.length === 1) return { kind: 'chosen', person: only }
  if (prompt === 'none') {
    if (meant.length > 1)
      throw new EntraError('interaction_required', 16000, 'Several people are signed in. Ask again with a login_hint.')
    throw loginRequired()
  }
  const trusted = address.client.signsInByHint === true && parameters['brk_client_id'] === undefined
  return trusted && hinted !== undefined ? { kind: 'hinted', person: hinted } : { kind: 'ask' }
}

function signIn(
  world: IdentityWorld,
  { request, reply, parameters }: Visit,
  address: ReplyAddress,
  person: IdentityPerson,
): IdentityReply {
  const session = world.grants.signIn(readSession(request.headers.cookie), person.oid)
  reply.header('set-cookie', sessionCookie(session))
  return complete(world, reply, address, parameters, person)
}

function complete(
  world: IdentityWorld,
  reply: IdentityReply,
  address: ReplyAddress,
  parameters: Parameters,
  person: IdentityPerson,
): IdentityReply {
  world.remember(reply.request, person.userName)
  const { nonce } = parameters
  const code = world.grants.addCode({
    clientId: address.client.clientId,
    oid: person.oid,
    tenantId: person.tenantId,
    scope: parameters['scope'] ?? '',
    redirectUri: address.redirectUri,
    codeChallenge: parameters['code_challenge'] ?? '',
    ...(nonce === undefined ? {} : { nonce }),
    ...(address.spaOrigins === undefined ? {} : { spaOrigins: address.spaOrigins }),
  })
  return sendBack(reply, address, responseModeOf(parameters), { code, state: parameters['state'], session_state: randomUUID() })
}

/** Errors before the reply address is known are a page; after it they go back to the application. */
function answering(
  world: IdentityWorld,
  { reply, tenant, parameters }: Visit,
  answer: (address: ReplyAddress) => IdentityReply,
): IdentityReply {
  let address: ReplyAddress | undefined
  try {
    address = findReplyAddress(world, tenant, parameters)
    return answer(address)
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    if (address === undefined || error.error === 'server_error')
      return sendPage(reply, error.detail.status ?? 400, errorPage(error))
    const body = toErrorBody(error, world.now(), parameters['client-request-id'])
    return sendBack(reply, address, responseModeOf(parameters), {
      error: error.error,
      error_description: String(body['error_description']),
      suberror: error.detail.suberror,
      claims: error.detail.claims,
      state: parameters['state'],
    })
  }
}
