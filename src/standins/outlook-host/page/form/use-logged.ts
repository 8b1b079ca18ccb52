import { useEffect, useState } from 'react'
import type { MailboxClient } from '../mailbox/client.ts'

/** Add-ins whose button says *View* on a phone: they have set the custom property `EventLogged` (office-addin.md §1.6). */
export function useLogged(
  mailbox: MailboxClient,
  savedId: string | null,
  addinIds: readonly string[],
  openAddin: string | null,
): ReadonlySet<string> {
  const [logged, setLogged] = useState<ReadonlySet<string>>(new Set())
  const ids = addinIds.join()
  useEffect(() => {
    let wanted = true
    const look = async (): Promise<void> => {
      if (savedId === null || ids === '') return
      const found = await Promise.all(
        ids.split(',').map(async (id) => [id, await mailbox.customProperties(savedId, id).catch(() => ({}))] as const),
      )
      if (wanted) setLogged(new Set(found.filter(([, properties]) => 'EventLogged' in properties).map(([id]) => id)))
    }
    void look()
    return () => {
      wanted = false
    }
    // looked at again once the panel that may have set it is closed
  }, [mailbox, savedId, ids, openAddin])
  return logged
}
