import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { isAdmin, signedIn } from '../access.ts'
import type { AppPorts } from '../app-ports.ts'
import { adminConfigurationRoutes } from './admin-configuration.ts'
import { adminDoctorRoutes } from './admin-doctor.ts'
import { adminHealthRoutes } from './admin-health.ts'
import { adminFileRoutes } from './admin-files.ts'
import { adminInitialSyncRoutes } from './admin-initial-sync.ts'
import { adminLogRoutes } from './admin-log.ts'
import { adminPanelRoutes } from './admin-panel.ts'
import { adminPauseRoutes } from './admin-pauses.ts'
import { adminRepresentativeRoutes } from './admin-representatives.ts'
import { adminServiceRoutes } from './admin-service.ts'

/** Everything here asks for the application role first, before the request is judged. */
export const adminRoutes =
  (ports: AppPorts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', signedIn(ports.tokens))
    app.addHook('onRequest', isAdmin)
    await app.register(adminLogRoutes(ports))
    await app.register(adminConfigurationRoutes(ports))
    await app.register(adminRepresentativeRoutes(ports))
    await app.register(adminPauseRoutes(ports))
    await app.register(adminServiceRoutes(ports))
    await app.register(adminInitialSyncRoutes(ports))
    await app.register(adminHealthRoutes(ports))
    await app.register(adminDoctorRoutes(ports))
    await app.register(adminPanelRoutes(ports))
    await app.register(adminFileRoutes(ports))
  }
