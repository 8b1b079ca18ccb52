import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyError } from 'fastify'
import { accessTokenReader } from './access-token.ts'
import type { BasicUser } from './basic-sign-in.ts'
import { type ActivityView, activityView } from './crm/activity-view.ts'
import { syncMaster } from './crm/activity-rules.ts'
import { actAs, type IfsUser } from './crm/act-as.ts'
import { accessOf, type CrmAccess } from './crm/crm-access.ts'
import type { JournalEntry } from './data/journal.ts'
import { grantSet, revokeSet } from './crm/permission-sets.ts'
import { Tables, type TablesState } from './data/tables.ts'
import { type EventAction, EventActions, type EventDelivery } from './events/event-actions.ts'
import { type FaultKind, type FaultOptions, Faults } from './faults.ts'
import { seedState } from './load-seed.ts'
import { ODataError } from './odata/odata-error.ts'
import { answer, type Offence } from './odata/service.ts'
import { pageRoutes } from './page/page-routes.ts'
import { projectionRoutes } from './projection-routes.ts'
import { type RecordedRequest, RequestLog } from './request-log.ts'
import { StateFile } from './state-file.ts'

export interface IfsStandinOptions {
  /** 0 = any free port */
  readonly port: number
  /** PEM: leaf + CA chain, and the leaf's key */
  readonly tls: { readonly key: string; readonly cert: string }
  /** PEM of the CA that the realm's certificate comes from */
  readonly ca: string
  /** `iss` of the realm's access tokens, and where their keys are */
  readonly issuer: string
  readonly jwksUrl: string
  /** true fills the database with the made-up company; false leaves it empty */
  readonly seed: boolean
  readonly now?: () => Date
  /** keeps the database, its journal and the lock of SYNC_MASTER over a restart */
  readonly stateFile?: string
  /** rows in one answer before `@odata.nextLink`; no page size of IFS is published */
  readonly pageSize?: number
  /** IFS delivers the service user locked; the trial begins with it unlocked */
  readonly syncMasterLocked?: boolean
  /**
   * how a locked SYNC_MASTER is refused, which no page of IFS says: at each write, as here unless told, or at the sign-in already
   * (see `isSignInRefused`)
   */
  readonly lockedAt?: 'write' | 'sign-in'
  /** IFS Applications 10: who signs in with a password at `int`. None in IFS Cloud */
  readonly basicUsers?: readonly BasicUser[]
}

export interface IfsStandin {
  readonly url: string
  close(): Promise<void>
  requests(): readonly RecordedRequest[]
  /** every write, oldest first */
  journal(): readonly JournalEntry[]
  offences(): readonly Offence[]
  failNext(kind: FaultKind, options?: FaultOptions): void
  activity(activityNo: string): ActivityView | null
  activities(): readonly ActivityView[]
  isSyncMasterLocked(): boolean
  /** for the realm to ask; a write of a token given out before is refused as well */
  isSignInRefused(userName: string): boolean
  lockSyncMaster(): void
  unlockSyncMaster(): void
  /** a person at work in IFS, under the same rules */
  as(userId: string): IfsUser
  /** row-level security; null, as at the start, is none */
  setCrmAccess(access: CrmAccess): void
  /** permission sets such as EXCHANGE_SYNC_USER, given to a representative's user or taken away */
  grant(representativeId: string, permissionSet: string): void
  revoke(representativeId: string, permissionSet: string): void
  /** business events with a REST call; these are all there are from now on */
  setEventActions(actions: readonly EventAction[]): void
  /** every try of every call, oldest first, once those under way have ended */
  eventDeliveries(): Promise<readonly EventDelivery[]>
}

interface SavedState {
  readonly database: TablesState
  readonly offences: readonly Offence[]
  readonly isLocked: boolean
  readonly crmAccess: CrmAccess
  readonly eventActions: readonly EventAction[]
}

/** IFS, as contracts/ifs.md describes it. Loopback only, never in production. */
export async function startIfsStandin(options: IfsStandinOptions): Promise<IfsStandin> {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('The IFS stand-in is for trial, development and tests. It does not start with NODE_ENV=production.')
  const now = options.now ?? (() => new Date())
  const tables = new Tables(now, (changes) => {
    state.changed()
    events.fire(changes)
  })
  const state: StateFile<SavedState> = new StateFile(options.stateFile, () => ({
    database: tables.toState(),
    offences,
    isLocked,
    crmAccess,
    eventActions: events.actions(),
  }))
  const saved = state.read()
  let isLocked = saved?.isLocked ?? options.syncMasterLocked ?? false
  let crmAccess: CrmAccess = saved?.crmAccess ?? null
  const events = new EventActions(saved?.eventActions ?? [], { ca: options.ca, now })
  const offences: Offence[] = [...(saved?.offences ?? [])]
  if (saved !== undefined) tables.load(saved.database)
  else if (options.seed) tables.load(seedState(now()))

  const log = new RequestLog(now)
  const faults = new Faults()
  const tokens = accessTokenReader(options)
  let url = ''
  const setLocked = (locked: boolean): void => {
    isLocked = locked
    state.changed()
  }

  const app = Fastify({
    https: options.tls,
    forceCloseConnections: true,
    bodyLimit: 16 * 1024 * 1024,
    routerOptions: { maxParamLength: 8000 },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  projectionRoutes(app, {
    url: () => url,
    readToken: tokens.read,
    basicUsers: options.basicUsers ?? [],
    faults,
    log,
    answer: (request, { client, user }) =>
      answer(request, {
        tables,
        pageSize: options.pageSize ?? 100,
        user,
        access: accessOf(crmAccess, user, tables),
        isLocked: () => isLocked,
        onOffence: (offence) => {
          offences.push({ at: now().toISOString(), ...offence })
          state.changed()
        },
        onPart: (method, path, status) =>
          log.add({ method, path: `${new URL(request.root).pathname}/${path}`, status, client, inBatch: true }),
      }),
  })
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { code: 'ODP_RESOURCE_NOTFOUND', message: 'There is nothing at this address.' } }),
  )
  app.setErrorHandler((error: FastifyError, _request, reply) =>
    error instanceof ODataError
      ? reply.code(error.status).send(error.toBody())
      : reply.code(error.statusCode ?? 500).send({ error: { code: error.code, message: error.message } }),
  )
  const as = (userId: string): IfsUser => actAs(tables, userId, crmAccess)
  await pageRoutes(app, { tables, as, isLocked: () => isLocked, setLocked })

  await app.listen({ host: 'localhost', port: options.port })
  url = `https://localhost:${(app.server.address() as AddressInfo).port}`
  return {
    url,
    close: async () => {
      await app.close()
      await Promise.all([tokens.close(), events.close()])
      state.write()
    },
    requests: () => log.requests(),
    journal: () => tables.journal(),
    offences: () => [...offences],
    failNext: (kind, fault) => faults.plan(kind, fault),
    activity: (activityNo) => activityView(tables, activityNo),
    activities: () =>
      tables.rows('BusinessActivity').flatMap(({ values }) => activityView(tables, String(values['ActivityNo'])) ?? []),
    isSyncMasterLocked: () => isLocked,
    isSignInRefused: (userName) => userName === syncMaster && isLocked && options.lockedAt === 'sign-in',
    lockSyncMaster: () => setLocked(true),
    unlockSyncMaster: () => setLocked(false),
    as,
    setCrmAccess: (access) => {
      crmAccess = access
      state.changed()
    },
    grant: (representativeId, permissionSet) => grantSet(tables, representativeId, permissionSet),
    revoke: (representativeId, permissionSet) => revokeSet(tables, representativeId, permissionSet),
    setEventActions: (actions) => {
      events.set(actions)
      state.changed()
    },
    eventDeliveries: async () => {
      await events.settled()
      return events.deliveries()
    },
  }
}
