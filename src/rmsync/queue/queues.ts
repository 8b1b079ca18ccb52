import type { Queue } from 'pg-boss'

/** A queue, its file and its use case share one name. */
export const queueNames = [
  'relay-link',
  'relay-series',
  'mark-link',
  'pull-delta',
  'keep-subscriptions',
  'keep-subscription',
  'reconcile-links',
  'rebuild-links',
  'initial-sync',
  'refresh-representatives',
  'complete-intents',
] as const
export type QueueName = (typeof queueNames)[number]

/**
 * `stately` + a key: one job waits and one runs per key. What is noticed while a job waits collapses into it; what is noticed
 * while it runs gets a run of its own. Retries are the use cases' own decision (`dispositionOf`), so pg-boss only retries what a
 * killed process left behind: no heartbeat for 10 s, and the job is free again.
 */
const everyQueue = {
  policy: 'stately',
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: 600,
  retryLimit: 1000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  deleteAfterSeconds: 3600,
} satisfies Partial<Queue>

export const queueOptions: Record<QueueName, Omit<Queue, 'name'>> = {
  'relay-link': everyQueue,
  'relay-series': everyQueue,
  'mark-link': everyQueue,
  'pull-delta': everyQueue,
  'keep-subscriptions': everyQueue,
  'keep-subscription': everyQueue,
  'reconcile-links': everyQueue,
  'rebuild-links': everyQueue,
  'initial-sync': everyQueue,
  'refresh-representatives': everyQueue,
  'complete-intents': everyQueue,
}
