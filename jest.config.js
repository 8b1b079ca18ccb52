/** Two projects: Node code (real HTTPS, real SQL) and browser code (jsdom). Journeys have a config of their own. */
const transform = {
  '^.+\\.(ts|tsx)$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2024', transform: { react: { runtime: 'automatic' } } } },
  ],
}
const common = {
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  injectGlobals: true,
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
}

/** What takes minutes by itself: `jest.long.config.js`. */
export const long = [
  'test/crash/',
  'test/histories/calendar-files',
  'test/histories/series-histories',
  'test/pages/panel-wear',
  'test/rmsync/graph/fault-tour',
  'test/rmsync/ifs/fault-tour',
  'test/standins/',
]

export default {
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/support/longest-first.js',
  // What a test file leaves behind in its worker is never freed (modules of vm contexts, WebAssembly): above this a worker begins anew.
  workerIdleMemoryLimit: '900MB',
  testTimeout: 30_000,
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/taskpane/',
        '<rootDir>/test/admin/',
        // In runs of their own: `jest.journeys.config.js`, `jest.long.config.js`.
        '<rootDir>/test/journeys/',
        ...long.map((path) => `<rootDir>/${path}`),
      ],
    },
    {
      ...common,
      displayName: 'browser',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/{taskpane,admin}/**/*.test.{ts,tsx}'],
    },
  ],
}
