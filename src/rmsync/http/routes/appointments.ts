import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { OpenPanelRequestSchema, type OpenPanelResponse, OpenPanelResponseSchema } from '../../../api/open-panel.ts'
import { AppointmentViewSchema, ReadAppointmentRequestSchema } from '../../../api/read-appointment.ts'
import { representativeOf, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { appointmentView } from '../appointment-view.ts'
import { errorView } from '../error-answer.ts'
import { meView } from '../me-view.ts'

export const appointmentRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', signedIn(ports.tokens))
    app.post(
      '/panel/open',
      {
        schema: {
          summary: 'Everything the first view of the panel needs',
          body: OpenPanelRequestSchema,
          response: { 200: OpenPanelResponseSchema },
        },
      },
      async (request): Promise<OpenPanelResponse> => {
        const me = await meView(ports, request.person)
        const { itemId } = request.body
        if (itemId === null || me.representative === null) return { me, appointment: { kind: 'none' } }
        try {
          const representative = await representativeOf(ports.store, request)
          return { me, appointment: { kind: 'read', view: await appointmentView(ports, representative, itemId) } }
        } catch (error) {
          return { me, appointment: { kind: 'failed', error: errorView(ports.log, error, request) } }
        }
      },
    )
    app.post(
      '/appointments/read',
      {
        schema: {
          summary: 'The open appointment: link, people, suggestions',
          body: ReadAppointmentRequestSchema,
          response: { 200: AppointmentViewSchema },
        },
      },
      async (request) => appointmentView(ports, await representativeOf(ports.store, request), request.body.itemId),
    )
    return Promise.resolve()
  }
