import base from './jest.config.js'

/** Journeys: the whole product in a real Chromium. They need the pages built. Each has a cloud, ports and a browser of its own. */
export default {
  maxWorkers: 2,
  testTimeout: 180_000,
  projects: [
    {
      ...base.projects[0],
      displayName: 'journey',
      testMatch: ['<rootDir>/test/journeys/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/'],
    },
  ],
}
