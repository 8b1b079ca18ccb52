import type { FastifyInstance, FastifyRequest } from 'fastify'
import { needRole } from '../app-tokens.ts'
import type { GraphService } from '../graph-service.ts'
import { parsePrefer } from '../odata-query.ts'
import { toSubscriptionWire, type Subscription } from '../subscriptions.ts'
import { appOf } from './graph-scope.ts'
import { readRoles } from './event-answer.ts'

interface Route {
  Params: { id: string }
}

export function subscriptionRoutes(app: FastifyInstance, { subscriptions, notifications, origin, changed }: GraphService): void {
  const find = (request: FastifyRequest<Route>) => {
    needRole(appOf(request), ...readRoles)
    return subscriptions.find(request.params.id, appOf(request).clientId)
  }
  const answer = (subscription: Subscription) => ({
    '@odata.context': `${origin()}/v1.0/$metadata#subscriptions/$entity`,
    ...toSubscriptionWire(subscription),
  })

  app.post('/subscriptions', async (request, reply) => {
    needRole(appOf(request), ...readRoles)
    const made = subscriptions.parse(
      request.body,
      appOf(request).clientId,
      parsePrefer(request.headers.prefer).idKind === 'immutable',
    )
    await notifications.handshake(made.notificationUrl)
    if (made.lifecycleNotificationUrl !== null) await notifications.handshake(made.lifecycleNotificationUrl)
    subscriptions.add(made)
    changed()
    return reply.code(201).send(answer(made))
  })

  app.get('/subscriptions', async (request) => {
    const { clientId } = appOf(request)
    return {
      value: subscriptions
        .active()
        .filter(({ applicationId }) => applicationId === clientId)
        .map(toSubscriptionWire),
    }
  })

  app.get<Route>('/subscriptions/:id', async (request) => answer(find(request)))

  app.patch<Route>('/subscriptions/:id', async (request) => {
    const subscription = find(request)
    subscriptions.renew(subscription, request.body)
    changed()
    return answer(subscription)
  })

  app.post<Route>('/subscriptions/:id/reauthorize', async (request, reply) => {
    subscriptions.reauthorize(find(request))
    changed()
    return reply.code(204).send()
  })

  app.delete<Route>('/subscriptions/:id', async (request, reply) => {
    subscriptions.remove(find(request))
    changed()
    return reply.code(204).send()
  })
}
