import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify'
import swagger from '@fastify/swagger'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { ErrorSchema } from '../../api/errors.ts'
import type { AppPorts } from './app-ports.ts'
import { answerErrors, sendError } from './error-answer.ts'
import { refuseNul } from './refuse-nul.ts'
import { adminRoutes } from './routes/admin.ts'
import { appointmentRoutes } from './routes/appointments.ts'
import { careRoutes } from './routes/care.ts'
import { explainRoutes } from './routes/explain.ts'
import { freshnessRoutes } from './routes/freshness.ts'
import { healthRoutes } from './routes/health.ts'
import { linkRoutes } from './routes/links.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { newActivityRoutes } from './routes/new-activities.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { pageRoutes } from './routes/pages.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionRoutes } from './routes/session.ts'
import { undoRoutes } from './routes/undo.ts'

import { refuseWhileStopped } from './while-stopped.ts'

export interface Tls {
  readonly cert: string
  readonly key: string
}

const bodyLimit = 1_048_576

/** The app is a function of its ports; `main.ts` listens, tests inject. */
export async function buildApp(ports: AppPorts, tls?: Tls): Promise<FastifyInstance> {
  // An address that can not be read never gets as far as the error handler.
  const frameworkErrors = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
    void sendError(ports.log, error, request, reply)
  const genReqId = (): string => ports.ids.next()
  const options = { genReqId, frameworkErrors, bodyLimit, logger: false, forceCloseConnections: true } as const
  // One instance type for both; HTTP without TLS is for injected requests in tests.
  const app = (tls === undefined ? Fastify(options) : Fastify({ ...options, https: tls })) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerErrors(app, ports.log)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'rmsync', version: '0.1.0', description: 'What the panel and the admin pages ask of rmsync.' },
      components: { securitySchemes: { signIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ signIn: [] }],
    },
    transform: jsonSchemaTransform,
  })
  app.addHook('onSend', async (_request, reply) => {
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('strict-transport-security', 'max-age=31536000')
  })
  await app.register(healthRoutes(ports))
  await app.register(metricsRoutes(ports))
  await app.register(notificationRoutes(ports), { prefix: '/graph' })
  await app.register(
    async (api) => {
      api.addHook('onRoute', describeRefusals)
      api.addHook('preValidation', refuseNul)
      api.addHook('preHandler', refuseWhileStopped(ports.serviceState))
      await api.register(sessionRoutes(ports))
      await api.register(appointmentRoutes(ports))
      await api.register(linkRoutes(ports))
      await api.register(undoRoutes(ports))
      await api.register(explainRoutes(ports))
      await api.register(freshnessRoutes(ports))
      await api.register(careRoutes(ports))
      await api.register(searchRoutes(ports))
      await api.register(newActivityRoutes(ports))
      await api.register(adminRoutes(ports), { prefix: '/admin' })
    },
    { prefix: '/api' },
  )
  await app.register(pageRoutes(ports))
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}

/** Every call can be refused in the same form; said once, for the OpenAPI document. */
function describeRefusals(route: RouteOptions): void {
  const described = route.schema?.response as Record<string, unknown> | undefined
  route.schema = { ...route.schema, response: { ...described, '4xx': ErrorSchema, '5xx': ErrorSchema } }
}
