import type { NewActivitiesResponse } from '../../../api/new-activities.ts'
import type { NewActivitiesTexts } from './texts/en.ts'

export type NewActivity = NewActivitiesResponse['activities'][number]
export interface Group {
  readonly title: string
  readonly activities: readonly NewActivity[]
}

const dayMs = 86_400_000

/** What somebody asked for in IFS first, then by week as a person counts them, Monday first; what can not be added comes last. */
export function groupByWeek(activities: readonly NewActivity[], now: Date, texts: NewActivitiesTexts): readonly Group[] {
  const monday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ((now.getDay() + 6) % 7)).getTime()
  const titleOf = (activity: NewActivity): string => {
    if (activity.cannotBeAdded !== null || activity.when === null) return texts.cannotBeAdded
    if (activity.wantedInOutlook === true) return texts.wanted
    const start =
      activity.when.kind === 'timed' ? Date.parse(activity.when.startAt) : new Date(`${activity.when.startOn}T12:00:00`).getTime()
    if (start < monday) return texts.earlier
    if (start < monday + 7 * dayMs) return texts.thisWeek
    return start < monday + 14 * dayMs ? texts.nextWeek : texts.later
  }
  const order = [texts.wanted, texts.earlier, texts.thisWeek, texts.nextWeek, texts.later, texts.cannotBeAdded]
  const groups = Map.groupBy(activities, titleOf)
  return order.flatMap((title) => {
    const found = groups.get(title)
    return found === undefined ? [] : [{ title, activities: found }]
  })
}
