import { useEffect } from 'react'
import type { AppointmentView } from '../../api/read-appointment.ts'
import { getLinkPulse } from '../backend/get-link-pulse.ts'
import { usePanel } from '../panel-context.ts'

const askEveryMs = 3_000
const silencesToTell = 2
/** What somebody does in IFS, or to another date of the series, leaves no news at this link: that is looked for now and then. */
const lookEveryMs = 60_000

/**
 * What rmsync relays meanwhile shows by itself, while somebody can see it. Asking whether there is news is cheap; looking is not. An
 * rmsync that stays silent twice is looked at, too: what is shown may not pretend to be current.
 */
export function useNews({ link, series }: AppointmentView, watching: boolean, onNews: () => void): void {
  const { client } = usePanel()
  const linkId = link?.linkId ?? null
  const known = link?.trail[0]?.rowId ?? null
  const isLinked = linkId !== null || series !== null
  useEffect(() => {
    if (!watching || !isLinked) return undefined
    let silences = 0
    const ask = () => {
      if (linkId === null || document.visibilityState !== 'visible') return
      getLinkPulse(client, linkId).then(
        ({ newestRowId }) => {
          silences = 0
          if (newestRowId !== known) onNews()
        },
        () => {
          silences += 1
          if (silences === silencesToTell) onNews()
        },
      )
    }
    const timers = [setInterval(ask, askEveryMs), setInterval(onNews, lookEveryMs)]
    window.addEventListener('focus', onNews)
    return () => {
      timers.forEach(clearInterval)
      window.removeEventListener('focus', onNews)
    }
  }, [client, linkId, known, isLinked, watching, onNews])
}
