import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AppointmentViewSchema, ReadAppointmentRequestSchema } from '../../../api/read-appointment.ts'
import { representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { appointmentView } from '../appointment-view.ts'

export const appointmentRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', signedIn(ports.tokens))
    app.post(
      '/appointments/read',
      {
        schema: {
          summary: 'The open appointment: link, people, suggestions',
          body: ReadAppointmentRequestSchema,
          response: { 200: AppointmentViewSchema },
        },
      },
      async (request) => appointmentView(ports, await representativeOf(ports.store, request), request.body),
    )
    return Promise.resolve()
  }
