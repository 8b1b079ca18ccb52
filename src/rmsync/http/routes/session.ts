import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { MeSchema } from '../../../api/get-me.ts'
import { SettingsSchema } from '../../../api/get-settings.ts'
import { signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { meView } from '../me-view.ts'

export const sessionRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/settings',
      { schema: { summary: 'What a page needs before sign-in', security: [], response: { 200: SettingsSchema } } },
      async () => ports.settings,
    )
    app.get(
      '/me',
      { onRequest: signedIn(ports.tokens), schema: { summary: 'Who is signed in', response: { 200: MeSchema } } },
      async ({ person }) => meView(ports, person),
    )
    return Promise.resolve()
  }
