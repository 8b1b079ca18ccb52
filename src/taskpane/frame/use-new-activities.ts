import { useCallback, useEffect, useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import type { NewActivitiesResponse } from '../../api/new-activities.ts'
import { type Loadable, useLoad } from '../../ui/use-load.ts'
import { type Client, toFailure } from '../backend/client.ts'
import { listNewActivities } from '../backend/new-activities.ts'

interface NewActivities {
  readonly state: Loadable<NewActivitiesResponse, Failure>
  /** Beside the tab's name. */
  readonly count: number
  reload(): void
  refresh(): void
  onAdded(): void
  /** The list is opened again. */
  comeBack(): void
}

/** As often as the appointment is asked for while nobody answers. */
const againEveryMs = 8_000

/** My activities that Outlook does not have. They can wait until the appointment is seen: `wanted`. */
export function useNewActivities(client: Client, wanted: boolean): NewActivities {
  const [added, setAdded] = useState(0)
  const { state, reload } = useLoad<NewActivitiesResponse | null, Failure>(
    wanted ? 'wanted' : 'later',
    () => (wanted ? listNewActivities(client) : Promise.resolve(null)),
    toFailure,
  )
  const isUnanswered = state.kind === 'failed' && ['offline', 'no-answer'].includes(state.failure.code)
  useEffect(() => {
    if (!isUnanswered) return undefined
    const again = () => {
      reload(true)
    }
    const timer = setInterval(again, againEveryMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [isUnanswered, reload])
  const refresh = useCallback(() => {
    setAdded(0)
    reload(true)
  }, [reload])
  const value = state.kind === 'ready' ? state.value : null
  return {
    state: state.kind !== 'ready' ? state : value === null ? { kind: 'loading' } : { kind: 'ready', value },
    count: value === null ? 0 : value.activities.length - added,
    reload,
    refresh,
    onAdded: () => {
      setAdded((before) => before + 1)
    },
    comeBack: () => {
      if (added > 0) refresh()
    },
  }
}
