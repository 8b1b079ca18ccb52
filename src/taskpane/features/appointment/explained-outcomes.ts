import type { LogRowView } from '../../../api/schemas.ts'

/** Of these rows what they are for shows in why they are: the reason is told. */
export const explainedOutcomes: readonly LogRowView['outcome'][] = [
  'set-aside',
  'retry',
  'paused',
  'cancelled',
  'deleted',
  'undone',
]
