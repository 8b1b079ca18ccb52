import base, { long } from './jest.config.js'

/**
 * What takes minutes by itself: real processes that are killed, series through random histories, every calendar file there is, every fault
 * at every call, the panel opened and pressed again and again, and the local cloud's own tests. `npm run test:all` runs it, too.
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
