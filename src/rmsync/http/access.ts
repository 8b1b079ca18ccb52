import type { FastifyRequest } from 'fastify'
import { NotSignedIn } from '../../domain/errors.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { TokenVerifier } from '../ports/sign-in.ts'
import type { Store, SyncedRepresentative } from '../ports/store.ts'
import { mailboxOf } from './app-ports.ts'

export const adminRole = 'RmSync.Admin'

/** Everything under `/api` but the public settings needs a signed-in person (product decision 16). */
export const signedIn = (tokens: TokenVerifier) => async (request: FastifyRequest) => {
  request.person = await tokens.verify(request.headers.authorization)
}

export const isAdmin = async (request: FastifyRequest): Promise<void> => {
  if (!request.person.roles.includes(adminRole)) throw new NotSignedIn(403, `Admin pages need the application role ${adminRole}.`)
  return Promise.resolve()
}

/** The representative whose own mailbox the person's is; nobody acts on another's. */
export async function representativeOf(store: Store, request: FastifyRequest): Promise<SyncedRepresentative> {
  const [found] = await store.representatives(mailboxOf(request.person))
  if (found !== undefined) return found
  throw new Refusal(
    'not-a-representative',
    'You are not set up as a representative that syncs.',
    'Ask your administrator to give you the permission set EXCHANGE_SYNC_USER in IFS, with your e-mail address.',
  )
}
