import type { FastifyInstance, InjectOptions } from 'fastify'
import { NotSignedIn } from '../../../src/domain/errors.ts'
import { parseLifecycle, parseNotifications } from '../../../src/rmsync/graph/parse-notifications.ts'
import type { AppPorts } from '../../../src/rmsync/http/app-ports.ts'
import { buildApp } from '../../../src/rmsync/http/build-app.ts'
import type { Log } from '../../../src/rmsync/ports/service.ts'
import { beginReconciliation } from '../../../src/rmsync/relay/reconcile.ts'
import { readFreshness } from '../../../src/rmsync/subscriptions/read-freshness.ts'
import type { SignedInPerson, TokenVerifier } from '../../../src/rmsync/ports/sign-in.ts'
import { createAnswerCheck } from './described-answers.ts'
import { type AdminWorld, openAdminWorld } from '../../support/admin-world.ts'
import { ellen, openWorld, type World } from '../../support/world.ts'

export interface HttpWorld {
  readonly app: FastifyInstance
  readonly world: World
  readonly administration: AdminWorld
  /** Lifecycle events that came through, as `subscription event`. */
  readonly lifecycle: string[]
  /** What the text log was told. */
  readonly logged: { message: string; facts: Record<string, unknown> }[]
  /** A request, signed in as this person or as nobody. */
  ask(who: keyof typeof visitors | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object): Promise<Answer>
}
interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Record<string, unknown>
}

/** A representative, an administrator who is none, and somebody who is neither. */
const visitors = {
  ellen: { objectId: ellen.mailboxId, name: ellen.name, email: ellen.email, roles: [] },
  karin: { objectId: 'karins-mailbox', name: 'Karin Olsson', email: 'karin.olsson@halden.example', roles: ['RmSync.Admin'] },
  sofia: { objectId: 'sofias-mailbox', name: 'Sofia Brandt', email: 'sofia.brandt@halden.example', roles: [] },
} satisfies Record<string, SignedInPerson>

const knownTokens: TokenVerifier = {
  verify: async (authorization) => {
    const person = (visitors as Record<string, SignedInPerson>)[authorization?.replace('Bearer ', '') ?? '']
    if (person === undefined) throw new NotSignedIn(401, 'Sign in first.')
    return Promise.resolve(person)
  },
}

/** Made once: the document is the same for every world. */
let checkAnswer: ReturnType<typeof createAnswerCheck> | undefined

/** Every answer is looked at beside the OpenAPI document. The app over real SQL, with Outlook and IFS as fakes of their ports. */
export async function openHttpWorld(changes: Partial<AppPorts> = {}): Promise<HttpWorld> {
  const world = await openWorld()
  const lifecycle: string[] = []
  const logged: HttpWorld['logged'] = []
  const note = (facts: object, message: string) => void logged.push({ message, facts: { ...facts } })
  const log: Log = { debug: note, info: note, warn: note, error: note }
  const administration = await openAdminWorld(world, log)
  const rounds = { waiting: () => Promise.resolve(new Map()), syncCycleMs: () => 300_000, notificationsOn: () => false }
  const app = await buildApp({
    ...world.ports,
    log,
    reconcileNow: (by) => beginReconciliation({ ...world.ports, ...rounds, queuePart: () => Promise.resolve() }, by),
    rebuildLinks: async () => (await world.store.representatives()).length,
    freshness: (mailboxId) => readFreshness({ ...world.ports, ...rounds }, mailboxId),
    admin: administration.ports,
    serviceState: administration.serviceState,
    metrics: { token: 'a-token-of-metrics', render: () => Promise.resolve('rmsync_running 1\n') },
    tokens: knownTokens,
    parseNotifications,
    parseLifecycle,
    onLifecycle: async (subscriptionId, event) => Promise.resolve(void lifecycle.push(`${subscriptionId} ${event}`)),
    pages: { folder: '/nowhere/dist', officeJsUrl: null, frameAncestors: 'https://outlook.office.com' },
    settings: {
      clientId: 'panel',
      authority: 'https://login.microsoftonline.com/tenant',
      knownAuthorities: [],
      scope: 'api://api/access_as_user',
      tenantName: 'Halden',
    },
    checkReady: () => Promise.resolve(),
    ...changes,
  })
  await app.ready()
  checkAnswer ??= createAnswerCheck(app.swagger() as unknown as Parameters<typeof createAnswerCheck>[0])
  const check = checkAnswer
  return {
    app,
    world,
    administration,
    lifecycle,
    logged,
    async ask(who, method, url, body) {
      const request: InjectOptions = { method, url, headers: who === null ? {} : { authorization: `Bearer ${who}` } }
      const answer = await app.inject(body === undefined ? request : { ...request, payload: body })
      const contentType = String(answer.headers['content-type'])
      check({ method, url, status: answer.statusCode, contentType, payload: answer.payload })
      const isJson = contentType.startsWith('application/json')
      const parsed = isJson ? answer.json<Record<string, unknown>>() : {}
      return { status: answer.statusCode, body: parsed, headers: answer.headers }
    },
  }
}

/** What a refused request was told: status, code, message, and the field where one is named. */
export function refusal({ status, body }: Answer): readonly unknown[] {
  const { code, field, message } = body['error'] as Record<string, string>
  return field === undefined ? [status, code, message] : [status, code, message, field]
}
