import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../domain/refusal.ts'
import type { ServiceState } from '../../domain/service-state.ts'

/** These read, though they are asked with a body. */
const reading = new Set(['/api/appointments/read'])

/** Stopped means that nothing is written for anybody; what is shown is shown, and administrators get in to start it again. */
export const refuseWhileStopped = (state: () => ServiceState) => async (request: FastifyRequest) => {
  const { url = '' } = request.routeOptions
  const { state: now, reason } = state()
  if (now !== 'stopped' || request.method === 'GET' || url.startsWith('/api/admin/') || reading.has(url)) return Promise.resolve()
  throw new Refusal(
    'service-stopped',
    `RM Panel is stopped by your administrator: ${reason}`,
    'Try again later; your appointments are not touched.',
  )
}
