import base from './jest.config.js'

/** What takes minutes by itself: real processes that are killed, and every calendar file there is. `npm run test:all` runs it, too. */
export default {
  ...base,
  projects: [
    {
      ...base.projects[0],
      displayName: 'long',
      testMatch: ['<rootDir>/test/crash/**/*.test.ts', '<rootDir>/test/histories/calendar-files.test.ts'],
      testPathIgnorePatterns: ['/node_modules/'],
    },
  ],
}
