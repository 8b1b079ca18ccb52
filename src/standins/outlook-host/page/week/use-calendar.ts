import { useCallback, useEffect, useState } from 'react'
import type { CalendarEntry } from '../mailbox/appointment.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import { reasonOf } from '../mailbox/failure.ts'

const pollMs = 1_000

export interface NewestChange {
  /** moves on whenever the mailbox changed, by whomever */
  readonly newest: number
  /** why the mailbox cannot be asked, while it cannot */
  readonly problem: string | null
  /** asks at once instead of with the next poll */
  readonly look: () => Promise<void>
}

export function useNewestChange(mailbox: MailboxClient): NewestChange {
  const [state, setState] = useState<Omit<NewestChange, 'look'>>({ newest: -1, problem: null })
  const look = useCallback(async (): Promise<void> => {
    try {
      const newest = await mailbox.newestChange()
      setState((before) => (before.newest === newest && before.problem === null ? before : { newest, problem: null }))
    } catch (error) {
      setState((before) => ({ ...before, problem: reasonOf(error) }))
    }
  }, [mailbox])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let stopped = false
    const poll = async (): Promise<void> => {
      await look()
      if (!stopped) timer = setTimeout(() => void poll(), pollMs)
    }
    void poll()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [look])
  return { ...state, look }
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
