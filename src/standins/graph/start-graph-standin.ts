import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { loadSeed } from './load-seed.ts'
import { tenantId } from '../seed/company.ts'
import { appTokenReader } from './app-tokens.ts'
import type { DeltaManner } from './delta.ts'
import type { StoredEvent } from './event-model.ts'
import { Exchange, type ExchangeState } from './exchange.ts'
import { GraphError } from './graph-error.ts'
import type { GraphService } from './graph-service.ts'
import { importCalendar } from './import-calendar.ts'
import type { Mailbox, MailboxOwner } from './mailbox.ts'
import { Notifications, type LifecycleEvent, type SavedDelivery } from './notifications.ts'
import { actAs } from './person-actions.ts'
import { RequestLog } from './request-log.ts'
import { batchRoute } from './routes/batch.ts'
import { calendarRoutes } from './routes/calendars.ts'
import { calendarViewRoutes } from './routes/calendar-view.ts'
import { eventRoutes } from './routes/events.ts'
import { extensionRoutes } from './routes/extensions.ts'
import { graphScope, mailboxScope, sendError } from './routes/graph-scope.ts'
import { masterCategoryRoutes } from './routes/master-categories.ts'
import { meetingActionRoutes } from './routes/meeting-actions.ts'
import { outlookRoutes } from './routes/outlook.ts'
import { subscriptionRoutes } from './routes/subscriptions.ts'
import { mailboxSettingsRoutes, userRoutes } from './routes/users.ts'
import type { GraphSettings } from './settings.ts'
import { StateFile } from './state-file.ts'
import { Subscriptions, type Subscription } from './subscriptions.ts'
import { Throttle } from './throttle.ts'

export interface GraphStandinOptions {
  /** 0 = any free port */
  readonly port: number
  /** PEM: leaf + CA chain, and the leaf's key */
  readonly tls: { readonly key: string; readonly cert: string }
  /** PEM of the CA of every other local server: the keys of the issuer, the receivers of notifications */
  readonly ca: string
  /** `iss` of application tokens, and where their keys are */
  readonly issuer: string
  readonly jwksUrl: string
  readonly people: readonly MailboxOwner[]
  /** true fills the mailboxes with the made-up month */
  readonly seed: boolean
  readonly now?: () => Date
  /** keeps mailboxes, subscriptions and undelivered notifications over a restart */
  readonly stateFile?: string
  readonly latencyMs?: number
  /** what Microsoft's documents leave open; see `usualSettings` for what is taken without */
  readonly settings?: Partial<GraphSettings>
}

export type GraphStandin = Awaited<ReturnType<typeof startGraphStandin>>

interface SavedState {
  readonly exchange: ExchangeState
  readonly subscriptions: Subscription[]
  readonly deliveries: SavedDelivery[]
}

/** Microsoft Graph and the mailboxes behind it, as contracts describe them. Loopback only, never in production. */
export async function startGraphStandin(options: GraphStandinOptions) {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('The Graph stand-in is for trial, development and tests. It does not start with NODE_ENV=production.')
  const now = options.now ?? (() => new Date())
  const exchange = new Exchange(options.people, now, options.settings)
  const subscriptions = new Subscriptions(exchange)
  const state = new StateFile<SavedState>(options.stateFile, () => ({
    exchange: exchange.toState(),
    subscriptions: subscriptions.active(),
    deliveries: notifications.toState(),
  }))
  const notifications = new Notifications({ ca: options.ca, tenantId, onChange: () => state.changed() })
  const log = new RequestLog()
  let deltaManner: DeltaManner = {}
  let url = ''
  const tokens = appTokenReader({
    ...options,
    audiences: () => [url, `${url}/`, 'https://graph.microsoft.com', 'https://graph.microsoft.com/'],
  })
  const deniedMailboxes = new Set<string>()
  const fill = () => {
    if (options.seed) loadSeed(exchange)
  }
  const throttle = new Throttle(exchange)
  const service: GraphService = {
    exchange,
    subscriptions,
    notifications,
    throttle,
    log,
    readToken: tokens.read,
    deniedMailboxes,
    latencyMs: options.latencyMs ?? 0,
    origin: () => url,
    deltaManner: () => deltaManner,
    changed: () => state.changed(),
    reset: () => {
      exchange.clear()
      throttle.forget()
      notifications.forget()
      fill()
      state.changed()
    },
  }
  exchange.onChange((mailbox: Mailbox, event: StoredEvent, kind) => {
    state.changed()
    for (const subscription of subscriptions.listeningTo(mailbox, event, kind))
      notifications.tell(subscription, mailbox, event, kind)
  })

  const saved = state.read()
  if (saved === undefined) {
    fill()
    state.changed()
  } else {
    exchange.load(saved.exchange)
    subscriptions.load(saved.subscriptions)
  }
  const routes: string[] = []
  const app = buildApp(options, service, (route) => routes.push(route))
  await app.listen({ host: 'localhost', port: options.port })
  url = `https://localhost:${(app.server.address() as AddressInfo).port}`
  if (saved) notifications.load(saved.deliveries)

  const mailboxFor = (person: string) => {
    const mailbox = exchange.find(person)
    if (mailbox === undefined)
      throw new Error(`There is no mailbox '${person}'. There are: ${options.people.map(({ email }) => email).join(', ')}.`)
    return mailbox
  }
  return {
    url,
    /** `METHOD path` of every route of Graph that there is */
    routes: () => [...routes],
    /** every request to Graph's own paths, oldest first */
    requests: () => log.requests(),
    /** the next request (or the next that matches) is answered with this status */
    failNext: log.failNext.bind(log),
    /** the next request (or the next that matches) loses its answer, or gets one that is spoilt */
    breakNext: log.breakNext.bind(log),
    mailSent: () => [...exchange.mail],
    dropNextNotification: () => notifications.dropNext(),
    duplicateNextNotification: () => notifications.duplicateNext(),
    /** the next notification is late: later ones overtake it until it is let go */
    holdNextNotification: () => notifications.holdNext(),
    releaseNotifications: () => notifications.releaseHeld(),
    /**
     * What becomes of a subscription, told to its lifecycle address: notifications cease until it is reauthorised
     * (`reauthorizationRequired`), it is gone (`subscriptionRemoved`), or some were lost (`missed`).
     */
    lifecycle: (subscriptionId: string, event: LifecycleEvent) => {
      const subscription = subscriptions.active().find(({ id }) => id === subscriptionId)
      if (subscription === undefined) throw new Error(`There is no subscription '${subscriptionId}'.`)
      if (event === 'reauthorizationRequired') subscription.needsReauthorization = true
      if (event === 'subscriptionRemoved') subscriptions.remove(subscription)
      notifications.tellLifecycle(subscription, event)
      state.changed()
    },
    /** change notifications that a receiver took with 2xx so far */
    notificationsTaken: () => notifications.taken,
    pauseNotifications: (paused: boolean) => notifications.setPaused(paused),
    /** delta rounds with empty pages, repeats or in another order, from now on */
    deltaRounds: (manner: DeltaManner) => {
      deltaManner = manner
    },
    /** what was left open is so from now on */
    settle: (settings: Partial<GraphSettings>) => {
      exchange.settings = { ...exchange.settings, ...settings }
    },
    /** every delta token given so far is answered with 410 from now on */
    expireDeltaTokens: () => {
      exchange.epoch += 1
    },
    denyMailbox: (person: string, denied = true) => {
      const { oid } = mailboxFor(person).owner
      if (denied) deniedMailboxes.add(oid)
      else deniedMailboxes.delete(oid)
    },
    subscriptions: () => subscriptions.active(),
    /** what the person does in Outlook; by object id or address */
    person: (person: string) => actAs(exchange, mailboxFor(person)),
    importCalendar: (text: string, { for: person }: { readonly for: string }) => {
      const report = importCalendar(exchange, mailboxFor(person), text)
      state.changed()
      return report
    },
    /** everything forgotten, the seed back */
    reset: () => service.reset(),
    close: async () => {
      await app.close()
      await notifications.close()
      await tokens.close()
      state.write()
    },
  }
}

function buildApp(options: GraphStandinOptions, service: GraphService, tellRoute: (route: string) => void): FastifyInstance {
  const app: FastifyInstance = Fastify({
    https: { key: options.tls.key, cert: options.tls.cert },
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    bodyLimit: 4 * 1024 * 1024,
    // Exchange ids are long: Fastify's own limit is 100.
    // A parameter given twice is its last value, never a list.
    routerOptions: {
      maxParamLength: 1000,
      caseSensitive: false,
      querystringParser: (text) => Object.fromEntries(new URLSearchParams(text)),
    },
  })
  app.decorateRequest('graphApp', null)
  app.decorateRequest('graphMailbox', null)
  app.decorateRequest('leaveThrottle', null)
  app.decorateRequest('breakage', null)
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    // An action such as cancel may come with the type of a body and none.
    if (body === '') return done(null, undefined)
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(
        new GraphError(
          400,
          'BadRequest',
          'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
        ),
      )
    }
  })
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(service, request, reply, error))
  app.register(async (outlook) => outlookRoutes(outlook, service), { prefix: '/_outlook' })
  app.register(
    async (graph) => {
      graph.addHook('onRoute', ({ method, url }) => {
        if (typeof method === 'string' && method !== 'HEAD') tellRoute(`${method} ${url}`)
      })
      graphScope(graph, service)
      userRoutes(graph, service)
      subscriptionRoutes(graph, service)
      batchRoute(graph)
      graph.register(async (mailbox) => {
        mailboxScope(mailbox, service)
        mailboxSettingsRoutes(mailbox, service)
        masterCategoryRoutes(mailbox, service)
        calendarRoutes(mailbox, service)
        eventRoutes(mailbox, service)
        extensionRoutes(mailbox, service)
        meetingActionRoutes(mailbox, service)
        calendarViewRoutes(mailbox, service)
      })
    },
    { prefix: '/v1.0' },
  )
  return app
}
