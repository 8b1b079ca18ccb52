import type { Activity, ActivitySummary } from './activity.ts'
import type { TimeSpan } from './time-span.ts'

export type MayPush =
  | { readonly kind: 'yes'; readonly when: TimeSpan }
  | {
      readonly kind: 'no'
      readonly code: 'activity-without-start' | 'refused-by-ifs'
      readonly reason: string
      readonly fix: string
    }

/** Whether an activity can become an appointment. */
export function mayPush(activity: ActivitySummary): MayPush {
  if (activity.when === null)
    return { kind: 'no', code: 'activity-without-start', reason: 'No start time.', fix: 'Set one in IFS.' }
  if (activity.state === 'completed')
    return { kind: 'no', code: 'refused-by-ifs', reason: 'The activity is completed.', fix: 'Reopen it in IFS, then add it.' }
  return { kind: 'yes', when: activity.when }
}

/** Text of the new appointment. Nobody is invited (product decision 7), so the people stand here by name. */
export function pushText(activity: Activity): string {
  const people = [...activity.contacts, ...activity.representatives].map((line) => line.name)
  return [
    `Business activity ${activity.activityNo}${activity.connection === null ? '' : `, ${activity.connection.name}`}`,
    ...(people.length === 0 ? [] : [`People: ${people.join(', ')}`]),
  ].join('\n')
}
