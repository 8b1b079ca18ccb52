import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { MeSchema } from '../../../api/get-me.ts'
import { SettingsSchema } from '../../../api/get-settings.ts'
import { adminRole, signedIn } from '../access.ts'
import { type AppPorts, mailboxOf } from '../app-ports.ts'

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
      async ({ person }) => {
        const mine = (await ports.store.representatives()).find((row) => row.mailboxId === mailboxOf(person))
        return {
          name: person.name,
          email: person.email,
          representative:
            mine === undefined ? null : { representativeId: mine.representativeId, name: mine.name, syncActive: mine.syncActive },
          isAdmin: person.roles.includes(adminRole),
          activityTypes: ports.activityTypes,
        }
      },
    )
    return Promise.resolve()
  }
