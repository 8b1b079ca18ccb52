import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import { sql } from 'kysely'
import { toRelayPolicy } from '../domain/settings.ts'
import type { Instant } from '../domain/time-span.ts'
import type { CurrentSettings } from './administration/settings.ts'
import { createAdministration, openAdministration, refreshRoster, thisProcess } from './administration-wiring.ts'
import { type Config, ConfigurationError, givenSettings, readConfig } from './config.ts'
import { connectIfs, connectOutlook, tryCredentials } from './connect.ts'
import { parseLifecycle, parseNotifications } from './graph/parse-notifications.ts'
import type { AppPorts } from './http/app-ports.ts'
import { buildApp } from './http/build-app.ts'
import { makeLocalToken, withLocalToken } from './identity/local-token.ts'
import { createTokenVerifier, requiredScope } from './identity/token-verifier.ts'
import type { IfsCrm } from './ifs/ifs-crm.ts'
import { continueInitialSync } from './initial-sync/run.ts'
import { joinInitialSync } from './initial-sync-wiring.ts'
import { completeLinks } from './linking/complete-links.ts'
import { createDate } from './linking/create-date.ts'
import { markLink } from './linking/mark-link.ts'
import { tellOwners } from './linking/tell-owner.ts'
import { alertHooks } from './operations/alert-hooks.ts'
import { createMeter } from './operations/meter.ts'
import { reach } from './operations/reach.ts'
import { sayWhere } from './operations/say-where.ts'
import { beginOperations, certificateEnd, metricsOf } from './operations-wiring.ts'
import type { Clock, Ids, Log } from './ports/service.ts'
import { completeInvitations } from './pushing/complete-invitations.ts'
import { completePushes } from './pushing/complete-pushes.ts'
import { type QueueWork, startQueue, type WorkQueue } from './queue/start-queue.ts'
import { type DateToCreate, relaySeries } from './relay/relay-series.ts'
import { rollSeries } from './relay/roll-series.ts'
import { relayLinks } from './relay/relay-link.ts'
import { placeOf } from './relay/synced-calendar.ts'
import { completeUndos, dropOldUndos } from './relay/undo-change.ts'
import { createServiceControl } from './service-control.ts'
import { joinCare } from './start-care.ts'
import { createCareStore } from './store/care-store.ts'
import { openDatabase } from './store/database.ts'
import { loadSecretKey } from './store/secret-key.ts'
import { createStore } from './store/store.ts'
import { lookEveryMs } from './subscriptions/run-round.ts'
import { createTextLog, type TextLog } from './text-log.ts'
import { trustAlso } from './trust-also.ts'

/** The composition root: configuration → adapters → start. The only file that knows all. */

const clock: Clock = { now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z') as Instant }
const ids: Ids = { next: () => randomUUID() }
const minuteMs = 60_000
const version = '0.1.0'

export interface RunningService {
  readonly address: string
  close(): Promise<void>
}

export async function startService(config: Config, log: TextLog): Promise<RunningService> {
  if (config.EXTRA_CA_FILE !== undefined) trustAlso(readFileSync(config.EXTRA_CA_FILE, 'utf8'))
  const database = await openDatabase(
    config.DATABASE_URL === undefined ? { folder: join(config.DATA_DIR, 'database') } : { databaseUrl: config.DATABASE_URL },
  )
  const key = await loadSecretKey(config.SECRET_KEY_FILE ?? join(config.DATA_DIR, 'secret.key'))
  const base = await openAdministration(database.db, key, givenSettings(config))
  const { settings } = base
  await openLog(config, settings, log)
  for (const problem of settings.problems()) log.error({ problem }, 'A stored secret can not be used.')
  const meter = createMeter(clock.now)
  const outlook = connectOutlook(config, settings, meter.watch('Outlook'))
  const ifs = await connectIfs(config, meter.watch('IFS'))
  const calendar = outlook.part
  const crm = ifs.part
  const verifier = createTokenVerifier({
    authority: config.authority,
    tenantId: config.TENANT_ID,
    apiClientId: config.API_CLIENT_ID,
    callers: [config.PANEL_CLIENT_ID],
  })
  const tokenFile = join(config.DATA_DIR, 'cli.token')
  await makeLocalToken(tokenFile)
  const tokens = withLocalToken(verifier, tokenFile)
  const queue = await startQueue(
    database.pglite === null ? { databaseUrl: config.DATABASE_URL ?? '' } : { pglite: database.pglite },
    log,
  )
  const store = createStore(database.db, queue.writer)
  const checkDatabase = async (): Promise<void> => {
    await sql`select 1`.execute(database.db).catch((error: unknown) => {
      // The address is public: what the database says stays in the log.
      log.error({ reason: error instanceof Error ? error.message : String(error) }, 'The database does not answer.')
      throw new Error('The database does not answer.', { cause: error })
    })
  }

  const outside = { calendar, crm, store, clock, ids, log, policy: () => toRelayPolicy(settings.current()) }
  const ports = { ...outside, syncedCalendar: placeOf(outside), createCategories: () => settings.current().createCategories }
  const relay = ports
  const series = { ...relay, createDate: (date: DateToCreate) => createDate(ports, date) }
  const careStore = createCareStore(database.db, queue.writer)
  const care = joinCare(
    {
      ...ports,
      care: careStore,
      urls: () => notificationUrls(config),
      syncCycleMs: () => settings.current().syncCycleMinutes * minuteMs,
    },
    queue,
  )
  const initialSync = joinInitialSync(ports, base.runs, queue.initialSync)
  const admin = createAdministration(base, {
    ...ports,
    initialSync,
    version,
    queue,
    care: careStore,
    syncActive: config.SYNC_ACTIVE,
    standardTypes: config.ACTIVITY_TYPES,
    freshness: care.freshness,
    waitsFor: meter.waitsFor,
    textLogs: log,
    follow: () => control.follow(),
    meter,
    hooks: alertHooks(settings, { adminUrl: `${config.PUBLIC_URL}/admin` }),
    certificateEndsAt: () => certificateEnd(config.TLS_CERT_FILE),
    notificationsOn: () => config.NOTIFICATIONS,
    tryCredentials: tryCredentials(config, settings),
    doctor: {
      publicUrl: config.PUBLIC_URL,
      graphUrl: config.GRAPH_URL,
      nowMs: Date.now,
      reach,
      checkDatabase,
      tryNotifications: ({ mailboxId }) => care.trySubscription(mailboxId),
    },
  })
  const control = await createServiceControl({
    ...base,
    clock,
    log,
    process: thisProcess(ids.next(), version, clock),
    rest: () => queue.rest(),
    work: () => queue.work(work),
    renew: async () => {
      await Promise.all([outlook.renew(), ifs.renew()])
    },
    onSettings: async () => {
      await outlook.renew()
      await openLog(config, settings, log)
    },
  })

  const app = await buildApp(
    {
      ...ports,
      admin,
      serviceState: () => control.state(),
      tokens,
      parseNotifications,
      parseLifecycle,
      onLifecycle: care.onLifecycle,
      care: careStore,
      freshness: care.freshness,
      reconcileNow: care.reconcileNow,
      rebuildLinks: care.rebuildLinks,
      pages: pagesOf(config),
      settings: settingsOf(config),
      checkReady: checkDatabase,
      metrics: metricsOf(admin, meter, config.METRICS_TOKEN),
    },
    { cert: readFileSync(config.TLS_CERT_FILE, 'utf8'), key: readFileSync(config.TLS_KEY_FILE, 'utf8') },
  )
  // Graph validates a subscription by calling back: listen before the first one is asked for.
  const address = await app.listen({ host: config.HOST, port: config.PORT })
  const place = await sayWhere(join(config.DATA_DIR, 'cli'), { url: config.PUBLIC_URL, address, caFile: config.EXTRA_CA_FILE })
  const work: QueueWork = {
    'relay-link': (jobs) => relayLinks(relay, jobs),
    'relay-series': (job) => relaySeries(series, job),
    'mark-link': (job) => markLink(ports, job),
    ...care.work,
    'initial-sync': (runId) => continueInitialSync(initialSync, runId),
    'refresh-representatives': async () => {
      await refreshRoster(base, { ...ports, care: careStore, syncActive: config.SYNC_ACTIVE })
      await care.representativesChanged()
      await rollSeries(relay)
    },
    'complete-intents': async () => {
      await completeLinks(ports)
      await completePushes(ports)
      await completeInvitations(ports)
      await completeUndos(ports)
      await tellOwners(ports)
      await dropOldUndos(ports)
    },
  }
  await control.begin()
  const operations = beginOperations(admin, log)
  void checkMapping(crm, log)
  const timers = await startRounds(care, queue, log)
  log.info({ address }, 'rmsync is running.')

  return {
    address,
    async close() {
      for (const timer of timers) clearInterval(timer)
      await place.takeBack()
      await app.close()
      await operations.end()
      await control.end()
      await queue.stop()
      await Promise.all([database.close(), outlook.close(), ifs.close(), tokens.close()])
      log.info({}, 'rmsync has stopped.')
      await log.close()
    },
  }
}

/** A start after any downtime begins with who there is, then catches up by a delta round of each; from then on by the clock. */
async function startRounds(care: ReturnType<typeof joinCare>, queue: WorkQueue, log: Log): Promise<readonly NodeJS.Timeout[]> {
  const every = (ms: number, work: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => {
      work().catch((error: unknown) => {
        log.error(
          { reason: error instanceof Error ? error.message : String(error) },
          'A round could not be queued; the next one follows.',
        )
      })
    }, ms)
  await care.begin()
  await queue.refreshRepresentatives()
  await queue.completeIntents()
  return [
    every(lookEveryMs, () => care.beginDueRounds()),
    every(10 * minuteMs, () => queue.keepSubscriptions()),
    every(10 * minuteMs, () => care.reconcileDaily()),
    every(30 * minuteMs, () => queue.refreshRepresentatives()),
    every(minuteMs, () => queue.completeIntents()),
  ]
}

/** Level and files follow the settings; what the environment says goes before. */
async function openLog(config: Config, settings: CurrentSettings, log: TextLog): Promise<void> {
  const { logDebug, textLogDays, textLogMegabytes } = settings.current()
  log.setLevel(config.LOG_LEVEL ?? (logDebug ? 'debug' : 'info'))
  const folder = config.LOG_DIR ?? join(config.DATA_DIR, 'logs')
  await log.openFiles({ folder, days: textLogDays, megabytes: textLogMegabytes })
}

/** Names in IFS are configuration: what the tenant does not have is named at start, while everything else works already. */
async function checkMapping(crm: Pick<IfsCrm, 'check'>, log: Log): Promise<void> {
  try {
    for (const problem of await crm.check()) log.error(problem, 'A name of the IFS mapping is not in the tenant.')
  } catch (error) {
    log.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'The IFS mapping could not be compared with the tenant yet.',
    )
  }
}

const notificationUrls = (config: Config) =>
  config.NOTIFICATIONS
    ? { notification: `${config.PUBLIC_URL}/graph/notifications`, lifecycle: `${config.PUBLIC_URL}/graph/lifecycle` }
    : null

const pagesOf = (config: Config): AppPorts['pages'] => ({
  folder: config.DIST_DIR,
  officeJsUrl: config.OFFICE_JS_URL ?? null,
  frameAncestors: config.FRAME_ANCESTORS,
})

const settingsOf = (config: Config): AppPorts['settings'] => ({
  clientId: config.PANEL_CLIENT_ID,
  authority: config.authority,
  knownAuthorities: config.ALLOW_LOCAL_IDENTITY ? [new URL(config.authority).host] : [],
  scope: `api://${config.API_CLIENT_ID}/${requiredScope}`,
  tenantName: config.TENANT_NAME,
})

if (import.meta.main) {
  const log = createTextLog('info')
  try {
    const config = readConfig(process.env)
    log.setLevel(config.LOG_LEVEL ?? 'info')
    const service = await startService(config, log)
    closeWithGrace({ delay: 15_000, logger: false }, async ({ err }) => {
      if (err !== undefined) log.error({ reason: err.message, stack: err.stack }, 'rmsync stops after an error nobody caught.')
      await service.close()
    })
  } catch (error) {
    if (error instanceof ConfigurationError) {
      // For a person at a terminal, before there is anything to log.
      process.stderr.write(`${error.message}\n`)
      process.exit(2)
    }
    log.error(error instanceof Error ? { stack: error.stack } : {}, error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
