import base, { long } from './jest.config.js'

/**
 * What takes minutes by itself: real processes that are killed, series through random histories, every calendar file there is, and the
 * stand-in of Outlook against a calendar of its own. `npm run test:all` runs it, too.
 */
export default {
  ...base,
  projects: [
    {
      ...base.projects[0],
      displayName: 'long',
      testMatch: long.map((path) => `<rootDir>/${path}${path.endsWith('/') ? '**/*' : ''}.test.ts`),
      testPathIgnorePatterns: ['/node_modules/'],
    },
  ],
}
