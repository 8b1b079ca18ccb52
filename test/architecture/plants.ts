/**
 * One or more violations of each import rule. `to` is a path of the tree, or a package or Node module by its name.
 * The rule named must catch each of its plants.
 */
export interface Plant {
  readonly from: string
  readonly to: string
}
const plant = (from: string, ...targets: readonly string[]): Plant[] => targets.map((to) => ({ from, to }))

export const plants: Readonly<Record<string, readonly Plant[]>> = {
  'domain-imports-domain': plant('src/domain/link.ts', 'src/api/errors.ts', 'src/rmsync/ports/crm.ts'),
  'domain-takes-no-package': plant('src/domain/link.ts', 'zod', 'node:crypto'),
  'api-imports-domain': plant('src/api/create-link.ts', 'src/rmsync/ports/crm.ts', 'src/ui/Rail.tsx'),
  'api-takes-zod': plant('src/api/create-link.ts', 'axios', 'node:url'),
  'ports-import-domain': plant('src/rmsync/ports/crm.ts', 'src/rmsync/store/store.ts', 'src/api/errors.ts'),
  'ports-take-no-package': plant('src/rmsync/ports/crm.ts', 'kysely', 'node:stream'),
  'use-cases-import-domain-and-ports': [
    ...plant('src/rmsync/relay/relay-link.ts', 'src/rmsync/store/store.ts', 'src/rmsync/linking/unlink.ts', 'src/api/errors.ts'),
    ...plant('src/rmsync/administration/read-log.ts', 'src/rmsync/graph/client.ts'),
  ],
  'use-cases-take-no-package': [
    ...plant('src/rmsync/relay/relay-link.ts', 'p-queue', 'node:timers'),
    ...plant('src/rmsync/initial-sync/plan.ts', 'zod'),
  ],
  'adapters-import-domain-and-ports': [
    ...plant('src/rmsync/graph/client.ts', 'src/rmsync/ifs/client.ts', 'src/rmsync/relay/relay-link.ts'),
    ...plant('src/rmsync/store/store.ts', 'src/rmsync/queue/queues.ts'),
  ],
  'graph-and-ifs-take-their-client': [
    ...plant('src/rmsync/graph/client.ts', 'axios'),
    ...plant('src/rmsync/ifs/client.ts', 'kysely', 'fastify'),
  ],
  'identity-takes-its-client': plant('src/rmsync/identity/verifier.ts', 'fastify', 'kysely'),
  'store-takes-its-client': plant('src/rmsync/store/store.ts', 'pg-boss', 'undici'),
  'operations-takes-its-parts': plant('src/rmsync/operations/meter.ts', 'kysely', 'fastify'),
  'cli-imports-the-contract': plant('src/rmsync/cli/commands.ts', 'src/rmsync/store/store.ts', 'src/rmsync/relay/relay-link.ts'),
  'cli-takes-its-client': plant('src/rmsync/cli/commands.ts', 'fastify', 'kysely'),
  'queue-and-http-import-use-cases': [
    ...plant('src/rmsync/queue/queues.ts', 'src/rmsync/store/store.ts'),
    ...plant('src/rmsync/http/app.ts', 'src/rmsync/graph/client.ts', 'src/rmsync/queue/queues.ts'),
  ],
  'queue-knows-no-http-contract': plant('src/rmsync/queue/queues.ts', 'src/api/errors.ts'),
  'queue-takes-its-client': plant('src/rmsync/queue/queues.ts', 'undici'),
  'http-takes-fastify': plant('src/rmsync/http/app.ts', 'jose', 'kysely'),
  'only-main-knows-all': [
    ...plant('src/rmsync/http/app.ts', 'src/rmsync/config.ts'),
    ...plant('src/rmsync/store/store.ts', 'src/rmsync/text-log.ts'),
    ...plant('src/rmsync/config.ts', 'src/rmsync/main.ts'),
  ],
  'rmsync-imports-no-page': plant('src/rmsync/main.ts', 'src/taskpane/App.tsx', 'src/ui/Rail.tsx'),
  'pages-import-contract-and-ui': [
    ...plant('src/taskpane/App.tsx', 'src/admin/App.tsx', 'src/rmsync/ports/crm.ts'),
    ...plant('src/admin/App.tsx', 'src/taskpane/App.tsx'),
  ],
  'features-do-not-meet': [
    ...plant('src/taskpane/features/create/Page.tsx', 'src/taskpane/features/linked/Page.tsx'),
    ...plant('src/admin/features/log/Page.tsx', 'src/admin/features/health/Page.tsx'),
  ],
  'doors-import-api': [
    ...plant('src/taskpane/backend/client.ts', 'src/taskpane/auth/session.ts', 'src/domain/link.ts'),
    ...plant('src/admin/auth/sign-in.ts', 'src/admin/App.tsx', 'src/ui/Rail.tsx'),
  ],
  'components-do-not-sign-in': plant('src/taskpane/features/create/Page.tsx', 'src/taskpane/auth/session.ts'),
  'pages-take-react-and-fluent': [
    ...plant('src/taskpane/App.tsx', 'undici', 'node:path'),
    ...plant('src/admin/features/log/Page.tsx', 'zod'),
  ],
  'doors-take-their-client': plant('src/taskpane/backend/client.ts', 'react', 'undici'),
  'msal-in-auth-only': [
    ...plant('src/taskpane/features/create/Page.tsx', '@azure/msal-browser'),
    ...plant('src/admin/backend/client.ts', '@azure/msal-browser'),
  ],
  'axios-in-backend-only': [
    ...plant('src/taskpane/App.tsx', 'axios'),
    ...plant('src/admin/auth/sign-in.ts', 'axios'),
    ...plant('src/ui/Rail.tsx', 'axios'),
  ],
  'office-in-host-only': [
    ...plant('src/taskpane/App.tsx', '@microsoft/office-js'),
    ...plant('src/taskpane/backend/client.ts', '@microsoft/office-js'),
  ],
  'ui-knows-no-data': plant('src/ui/Rail.tsx', 'src/api/errors.ts', 'src/domain/link.ts', 'src/taskpane/App.tsx'),
  'ui-takes-react-and-fluent': plant('src/ui/Rail.tsx', 'undici', 'node:path'),
  'standins-share-nothing': plant('src/standins/graph/server.ts', 'src/domain/link.ts', 'src/rmsync/ports/crm.ts'),
  'standins-do-not-meet': [
    ...plant('src/standins/graph/server.ts', 'src/standins/identity/server.ts'),
    ...plant('src/standins/seed/company.ts', 'src/standins/graph/server.ts'),
  ],
  'standins-from-scripts-and-tests-only': [
    ...plant('src/rmsync/main.ts', 'src/standins/graph/server.ts'),
    ...plant('src/taskpane/App.tsx', 'src/standins/seed/company.ts'),
    ...plant('bench/relay.ts', 'src/standins/graph/server.ts'),
  ],
  'src-imports-src': plant('src/rmsync/main.ts', 'test/support/world.ts', 'scripts/start.ts', 'bench/relay.ts'),
  // a cycle is reported once, at its first file; `cycleBack` closes it
  'no-cycles': plant('src/domain/egg.ts', 'src/domain/hen.ts'),
  'no-barrels': [
    ...plant('src/domain/link.ts', 'src/domain/index.ts'),
    ...plant('test/support/world.ts', 'src/rmsync/relay/index.ts'),
  ],
  'no-drawers': [
    ...plant('src/domain/link.ts', 'src/domain/utils/date.ts', 'src/domain/helpers.ts'),
    ...plant('scripts/start.ts', 'scripts/lib/ports.ts', 'src/rmsync/common/text.ts'),
  ],
  resolvable: plant('src/domain/link.ts', 'src/domain/nowhere/missing.ts', 'no-such-package'),
}

export const cycleBack: Plant = { from: 'src/domain/hen.ts', to: 'src/domain/egg.ts' }

/** Imports that the table allows: none of the rules may object. */
export const allowedImports: readonly Plant[] = [
  ...plant('src/api/create-link.ts', 'src/domain/link.ts', 'zod'),
  ...plant('src/rmsync/relay/relay-link.ts', 'src/domain/link.ts', 'src/rmsync/ports/crm.ts', 'src/rmsync/relay/wanted.ts'),
  ...plant('src/rmsync/graph/client.ts', 'undici', 'node:tls', 'src/rmsync/ports/crm.ts'),
  ...plant('src/rmsync/store/store.ts', 'kysely', '@electric-sql/pglite'),
  ...plant('src/rmsync/queue/queues.ts', 'pg-boss', 'src/rmsync/relay/relay-link.ts'),
  ...plant('src/rmsync/http/app.ts', 'fastify', '@fastify/static', 'zod', 'src/api/errors.ts', 'src/rmsync/relay/relay-link.ts'),
  ...plant('src/rmsync/main.ts', 'src/rmsync/store/store.ts', 'src/rmsync/config.ts', 'pino'),
  ...plant('src/taskpane/App.tsx', 'react', 'src/api/errors.ts', 'src/ui/Rail.tsx', 'src/taskpane/auth/session.ts'),
  ...plant('src/taskpane/auth/session.ts', '@azure/msal-browser', 'src/api/errors.ts'),
  ...plant('src/taskpane/backend/client.ts', 'src/api/errors.ts'),
  ...plant('src/rmsync/operations/meter.ts', 'prom-client', 'src/rmsync/ports/crm.ts'),
  ...plant('src/rmsync/cli/commands.ts', 'commander', 'src/api/errors.ts'),
  ...plant('src/standins/graph/server.ts', 'fastify', 'src/standins/seed/company.ts', 'src/standins/tls.ts'),
  ...plant('test/support/world.ts', 'src/standins/graph/server.ts', 'src/rmsync/main.ts', 'undici'),
]
