import { useEffect, useState } from 'react'
import type { CalendarEntry } from '../mailbox/appointment.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import { reasonOf } from '../mailbox/failure.ts'

const pollMs = 1_000

/** A number that moves on whenever the mailbox changed, by whomever. `problem` while it cannot be asked. */
export function useNewestChange(mailbox: MailboxClient): { newest: number; problem: string | null } {
  const [state, setState] = useState<{ newest: number; problem: string | null }>({ newest: -1, problem: null })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const look = async (): Promise<void> => {
      try {
        const newest = await mailbox.newestChange()
        setState((before) => (before.newest === newest && before.problem === null ? before : { newest, problem: null }))
      } catch (error) {
        setState((before) => ({ ...before, problem: reasonOf(error) }))
      }
      if (!stopped) timer = setTimeout(() => void look(), pollMs)
    }
    void look()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [mailbox])
  return state
}

/** What lies in the range, read anew with each change of the mailbox. */
export function useEntries(mailbox: MailboxClient, from: number, to: number, newestChange: number): readonly CalendarEntry[] {
  const [entries, setEntries] = useState<readonly CalendarEntry[]>([])
  useEffect(() => {
    let abandoned = false
    mailbox.list(from, to).then(
      (listed) => !abandoned && setEntries(listed),
      // the next poll says why and reads again
      () => undefined,
    )
    return () => {
      abandoned = true
    }
  }, [mailbox, from, to, newestChange])
  return entries
}
