import type { Activity } from '../../domain/activity.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { ActivityTemplate } from '../../domain/series-link.ts'
import type { Crm } from '../ports/crm.ts'

/** An activity with the company's own attributes, but for those that RM Panel writes itself. */
export async function readWithOwnFields(crm: Crm, activityNo: ActivityNo): Promise<Activity> {
  const own = (await crm.fieldsOf('activity')).filter(({ isCustom, isTaken }) => isCustom && isTaken !== true)
  return crm.readActivity(
    activityNo,
    own.map(({ name }) => name),
  )
}

/** What further dates of a series take over from an activity that was read so. */
export function takenOver({ notes = '', attributes = {} }: Activity): Pick<ActivityTemplate, 'notes' | 'attributes'> {
  const filled = Object.entries(attributes).filter(([, value]) => value !== null)
  return { notes, ...(filled.length === 0 ? {} : { attributes: Object.fromEntries(filled) }) }
}
