import { ask } from './http-client.ts'

/** All calendars back to how the trial began. */
export const startOver = (): Promise<void> => ask('POST', '/api/reset', {})
