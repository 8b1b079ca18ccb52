import type { FastifyInstance } from 'fastify'
import type { RoamingSettings, RoamingStore } from '../roaming-store.ts'

interface Target {
  Params: { oid: string; addinId: string }
}

export async function roamingRoutes(app: FastifyInstance, { roaming }: { roaming: RoamingStore }): Promise<void> {
  app.get<Target>('/roaming-settings/:oid/:addinId', ({ params }) => roaming.read(params.oid, params.addinId))
  app.put<Target & { Body: RoamingSettings }>(
    '/roaming-settings/:oid/:addinId',
    { schema: { body: { type: 'object', additionalProperties: { type: 'string' } } } },
    async ({ params, body }, reply) => {
      roaming.write(params.oid, params.addinId, body)
      return reply.code(204).send()
    },
  )
}
