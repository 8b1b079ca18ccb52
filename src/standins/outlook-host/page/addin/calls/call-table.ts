import type { Call } from './call.ts'
import { contentCalls } from './content-calls.ts'
import { fieldCalls } from './field-calls.ts'
import { keepingCalls } from './keeping-calls.ts'
import { notificationCalls } from './notification-calls.ts'
import { windowCalls } from './window-calls.ts'

/** Every call this host knows, by office.js's dispatch number. */
export const callTable: Readonly<Record<number, Call>> = {
  ...fieldCalls,
  ...contentCalls,
  ...notificationCalls,
  ...keepingCalls,
  ...windowCalls,
}
