import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import type { LinkView } from '../../api/schemas.ts'
import { type Loadable, useLoad } from '../../ui/use-load.ts'
import { toFailure } from '../backend/client.ts'
import type { Host } from '../host/host.ts'
import { usePanel } from '../panel-context.ts'
import { type FirstLook, type Look, lookAtItem } from './look-at-item.ts'

/** An unsaved form is local to look at. */
const formEveryMs = 2_000
/** Asking a server for what it may get in some minutes, and one that does not answer. */
const serverEveryMs = 8_000

interface Item {
  readonly state: Loadable<Look, Failure>
  /** Counts up with every other item that is opened while the pane stays. */
  readonly turn: number
  reload(quietly?: boolean): void
  /** What a write answered is the truth already, of the item it was made for: whether that one is still open. */
  setLink(key: string, link: LinkView): boolean
}

/** The item that is open in Outlook, looked at again whenever there may be something else to see. */
export function useItem(host: Host, firstLook: FirstLook): Item {
  const { client, me } = usePanel()
  const [turn, setTurn] = useState(0)
  const first = useRef<FirstLook | null>(firstLook)
  const last = useRef<Look | null>(null)
  const { state, reload, replace } = useLoad<Look, Failure>(
    `item ${turn}`,
    async () => {
      const begun = first.current
      first.current = null
      const done = begun === null ? null : await begun
      if (done !== null && 'error' in done) throw done.error
      const look = done === null ? await lookAtItem(host, client, last.current, me.form.version) : done.look
      last.current = look
      return look
    },
    toFailure,
  )
  useEffect(
    () =>
      host.onItemChanged(() => {
        last.current = null
        setTurn((count) => count + 1)
      }),
    [host],
  )
  const againAfterMs = againAfter(state)
  useEffect(() => {
    if (againAfterMs === null) return undefined
    const timer = setInterval(() => {
      reload(true)
    }, againAfterMs)
    const online = () => {
      reload(state.kind !== 'failed')
    }
    window.addEventListener('online', online)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', online)
    }
  }, [againAfterMs, reload, state.kind])
  useEffect(() => {
    // The device says so at once; there is no need to wait for a request that fails.
    const offline = () => {
      reload(true)
    }
    window.addEventListener('offline', offline)
    return () => {
      window.removeEventListener('offline', offline)
    }
  }, [reload])
  const look = useCallback(
    (quietly?: boolean) => {
      // Asked for by a person: what was known before is no answer.
      if (quietly !== true) last.current = null
      reload(quietly)
    },
    [reload],
  )
  const setLink = useCallback(
    (key: string, link: LinkView) => {
      if (last.current?.kind !== 'seen' || last.current.key !== key) return false
      const look: Look = { ...last.current, view: { ...last.current.view, link }, at: new Date().toISOString(), stale: null }
      last.current = look
      replace(look)
      return true
    },
    [replace],
  )
  return { state, turn, reload: look, setLink }
}

/** Saving is the person's own act, and an rmsync that is back says so by answering: the panel goes on by itself. */
function againAfter(state: Loadable<Look, Failure>): number | null {
  if (state.kind === 'failed') return ['offline', 'no-answer'].includes(state.failure.code) ? serverEveryMs : null
  if (state.kind === 'loading') return null
  const look = state.value
  if (look.kind === 'none') return formEveryMs
  if (look.kind === 'form') return look.saved ? serverEveryMs : formEveryMs
  return look.stale === null ? null : serverEveryMs
}
