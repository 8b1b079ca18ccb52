/**
 * What may import what: the table of docs/architecture.md, row by row. Each rule has a planted violation in
 * test/architecture/boundaries.test.ts that it must catch. `comment` says what to do instead.
 */
const { doorPackage, insideRule, outsideRule } = require('./config/import-rules.cjs')

const doors = '(host|auth|backend)'
const useCases = '(relay|linking|pushing|initial-sync|subscriptions|administration)'
const adapters = '(graph|ifs|identity|store|operations)'

const react = ['react', 'react-dom', '@fluentui/react-components', '@fluentui/react-icons']
const forbidden = [
  insideRule(
    'domain-imports-domain',
    '^src/domain/',
    ['^src/domain/'],
    'The domain decides over plain data. Pass the value in as an argument, or move the type into src/domain.',
  ),
  outsideRule(
    'domain-takes-no-package',
    '^src/domain/',
    { npm: [], node: false },
    'The domain has no I/O, clock or library. Do it in an adapter and hand the domain the result, or write the few lines here.',
  ),
  insideRule(
    'api-imports-domain',
    '^src/api/',
    ['^src/(api|domain)/'],
    'The HTTP contract stands alone. Turn what rmsync or a page has into an api shape where it is answered or shown.',
  ),
  outsideRule(
    'api-takes-zod',
    '^src/api/',
    { npm: ['zod'], node: false },
    'Browser and server both load this contract: the schema library and nothing else. Put the rest where the call is made or answered.',
  ),
  insideRule(
    'ports-import-domain',
    '^src/rmsync/ports/',
    ['^src/domain/', '^src/rmsync/ports/'],
    'A port is written in our own words by who uses it. Name the shape in src/domain and let the adapter translate.',
  ),
  outsideRule(
    'ports-take-no-package',
    '^src/rmsync/ports/',
    { npm: [], node: false },
    'A port shows no library. Describe what is needed in our own words and let the adapter use the library.',
  ),
  insideRule(
    'use-cases-import-domain-and-ports',
    `^src/rmsync/${useCases}/`,
    ['^src/domain/', '^src/rmsync/ports/', '^src/rmsync/$1/'],
    'A use case knows the domain and the ports. Ask for what is missing through a port; move what two use cases share into src/domain.',
  ),
  outsideRule(
    'use-cases-take-no-package',
    `^src/rmsync/${useCases}/`,
    { npm: [], node: false },
    'A use case reaches the world through ports only. Add what it needs to src/rmsync/ports/ and do it in an adapter.',
  ),
  insideRule(
    'adapters-import-domain-and-ports',
    `^src/rmsync/${adapters}/`,
    ['^src/domain/', '^src/rmsync/ports/', '^src/rmsync/$1/'],
    'An adapter fulfils one port and knows no other adapter and no use case. Let main.ts hand it what it needs.',
  ),
  outsideRule(
    'graph-and-ifs-take-their-client',
    '^src/rmsync/(graph|ifs)/',
    {
      npm: ['undici', 'p-queue', 'zod', 'temporal-polyfill', 'windows-iana', 'html-to-text', 'fast-xml-parser'],
      node: true,
    },
    'These adapters speak HTTP by undici. A new package needs a reason in docs/adr and its name in this rule.',
  ),
  outsideRule(
    'identity-takes-its-client',
    '^src/rmsync/identity/',
    { npm: ['jose', 'undici'], node: true },
    'Tokens are checked by jose over undici. A new package needs a reason in docs/adr and its name in this rule.',
  ),
  outsideRule(
    'store-takes-its-client',
    '^src/rmsync/store/',
    { npm: ['kysely', 'pg', '@electric-sql/pglite'], node: true },
    'The store speaks SQL by Kysely. The queue is in src/rmsync/queue; join both in one transaction through the port.',
  ),
  outsideRule(
    'operations-takes-its-parts',
    '^src/rmsync/operations/',
    { npm: ['undici', 'nodemailer', 'prom-client', 'csv-parse', 'csv-stringify', 'fast-xml-parser'], node: true },
    'Alerts, figures and files for operations go out by these. A new package needs a reason in docs/adr and its name in this rule.',
  ),
  insideRule(
    'cli-imports-the-contract',
    '^src/rmsync/cli/',
    ['^src/(domain|api)/', '^src/rmsync/cli/'],
    'The command line is a caller of the running service, like a page. Ask through the API; do it in the service.',
  ),
  outsideRule(
    'cli-takes-its-client',
    '^src/rmsync/cli/',
    { npm: ['commander', 'undici'], node: true },
    'The command line is commander over undici. A new package needs a reason in docs/adr and its name in this rule.',
  ),
  insideRule(
    'queue-and-http-import-use-cases',
    '^src/rmsync/(queue|http)/',
    ['^src/(domain|api)/', '^src/rmsync/ports/', `^src/rmsync/${useCases}/`, '^src/rmsync/$1/'],
    'Routes and queues call use cases with ports they are given. main.ts hands over the adapters.',
  ),
  insideRule(
    'queue-knows-no-http-contract',
    '^src/rmsync/queue/',
    ['^src/domain/', '^src/rmsync/'],
    'A job is no HTTP call. Describe its content in src/rmsync/ports/.',
  ),
  outsideRule(
    'queue-takes-its-client',
    '^src/rmsync/queue/',
    { npm: ['pg-boss', 'p-queue', 'pg', '@electric-sql/pglite'], node: true },
    'The queue is pg-boss. What a job does belongs into a use case.',
  ),
  outsideRule(
    'http-takes-fastify',
    '^src/rmsync/http/',
    { npm: ['fastify', '@fastify/[^/]+', 'fastify-type-provider-zod', 'zod'], node: true },
    'A route checks, calls a use case and answers. What needs another library belongs into an adapter behind a port.',
  ),
  {
    name: 'only-main-knows-all',
    severity: 'error',
    comment:
      'main.ts, config.ts and text-log.ts are joined in main.ts alone. Take what is needed as an argument or through a port.',
    from: { path: '^src/', pathNot: '^src/rmsync/main[.]ts$' },
    to: { path: '^src/rmsync/(main|config|text-log)[.]ts$' },
  },
  insideRule(
    'rmsync-imports-no-page',
    '^src/rmsync/',
    ['^src/(rmsync|domain|api)/'],
    'The service shares the HTTP contract with the pages, nothing else. Move the shape into src/api.',
  ),
  insideRule(
    'pages-import-contract-and-ui',
    { path: '^src/(taskpane|admin|commands)/', pathNot: `^src/[^/]+/${doors}/` },
    ['^src/(api|domain|ui)/', '^src/$1/'],
    'A page knows the HTTP contract and src/ui. Call rmsync through backend/; move what panel and admin share into src/ui.',
  ),
  {
    name: 'features-do-not-meet',
    severity: 'error',
    comment: 'Features know nothing of each other. Let App.tsx join them, or move what both need one folder up.',
    from: { path: '^src/(taskpane|admin)/features/([^/]+)/' },
    to: { path: '^src/$1/features/', pathNot: '^src/$1/features/$2/' },
  },
  insideRule(
    'doors-import-api',
    { path: `^src/(taskpane|admin)/${doors}/` },
    ['^src/api/', '^src/$1/$2/'],
    'host, auth and backend are doors to one outside thing each. Let App.tsx hand one to the other, as a function.',
  ),
  {
    name: 'components-do-not-sign-in',
    severity: 'error',
    comment: 'Components get a backend to call, never a token. Only the page root (index, start, App) opens auth/.',
    from: { path: '^src/(taskpane|admin)/features/' },
    to: { path: '^src/$1/auth/' },
  },
  outsideRule(
    'pages-take-react-and-fluent',
    { path: '^src/(taskpane|admin|commands)/', pathNot: `^src/[^/]+/${doors}/` },
    { npm: [...react, '@azure/msal-browser', 'axios', '@microsoft/office-js'], node: false },
    'Pages are React and Fluent UI. A new package costs every first paint: write the few lines, or give it a reason in docs/adr.',
  ),
  outsideRule(
    'doors-take-their-client',
    `^src/(taskpane|admin)/${doors}/`,
    { npm: ['@azure/msal-browser', 'axios', '@microsoft/office-js'], node: false },
    'A door holds one client and no component. Show things in features/ or src/ui.',
  ),
  doorPackage(
    'msal-in-auth-only',
    ['@azure/msal-browser'],
    '^src/(taskpane|admin)/auth/',
    'Sign-in is auth/ alone. Take its session as an argument.',
  ),
  doorPackage(
    'axios-in-backend-only',
    ['axios'],
    '^src/(taskpane|admin)/backend/',
    'Call rmsync through a function in backend/, one file per call.',
  ),
  doorPackage(
    'office-in-host-only',
    ['@microsoft/office-js', 'office-js'],
    '^src/taskpane/host/',
    'Only taskpane/host says Office. Ask for what is needed through the Host type.',
  ),
  insideRule(
    'ui-knows-no-data',
    '^src/ui/',
    ['^src/ui/'],
    'src/ui shows what it is given. Take plain properties, and turn an api shape into them in the feature.',
  ),
  outsideRule(
    'ui-takes-react-and-fluent',
    '^src/ui/',
    { npm: react, node: false },
    'src/ui is React and Fluent UI. Load data in the page and hand it in.',
  ),
  insideRule(
    'standins-share-nothing',
    '^src/standins/',
    ['^src/standins/'],
    'A shared type would share the mistake. Write the wire type down again from the page of facts.',
  ),
  {
    name: 'standins-do-not-meet',
    severity: 'error',
    comment: 'Stand-ins meet over HTTPS, as the real services do. Made-up people and records they share stand in seed/.',
    from: { path: '^src/standins/([^/]+)/' },
    to: { path: '^src/standins/[^/]+/', pathNot: ['^src/standins/$1/', '^src/standins/seed/'] },
  },
  {
    name: 'standins-from-scripts-and-tests-only',
    severity: 'error',
    comment: 'The product runs against any tenant: addresses come from configuration. Start stand-ins in scripts/ or test/.',
    from: { path: '^(src|bench)/', pathNot: '^src/standins/' },
    to: { path: '^src/standins/' },
  },
  {
    name: 'src-imports-src',
    severity: 'error',
    comment: 'The product does not know how it is tested, started or measured. Move the shared part into src, or pass it in.',
    from: { path: '^src/' },
    to: { path: '^(test|scripts|bench)/' },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Two files that need each other are one file, or need a third below both.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-barrels',
    severity: 'error',
    comment: 'Import the file that has the thing. An index.ts hides who uses what and makes cycles.',
    from: {},
    to: { path: '/index[.](ts|js|mjs|cjs)$', pathNot: 'node_modules' },
  },
  {
    name: 'no-drawers',
    severity: 'error',
    comment:
      'A function lives with its only user and moves to the nearest common folder with its second; name the folder after what it does.',
    from: {},
    to: { path: '/(utils?|helpers?|common|lib)(/|[.][a-z]+$)', pathNot: 'node_modules' },
  },
  {
    name: 'resolvable',
    severity: 'error',
    comment: 'The imported file or package does not exist. Mend the path, or add the package to package.json.',
    from: {},
    to: { couldNotResolve: true },
  },
]

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    // a type imported across a boundary ties the two sides as firmly as a function
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
