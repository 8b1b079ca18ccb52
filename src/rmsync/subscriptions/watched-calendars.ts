import { type CalendarId, mainCalendar, type MailboxId } from '../../domain/ids.ts'
import { calendarsToWatch, deltaWindow } from '../../domain/noticing.ts'
import type { RelayPolicy } from '../../domain/policy.ts'
import type { Clock } from '../ports/service.ts'
import type { Store } from '../ports/store.ts'

export interface WatchedPorts {
  readonly store: Store
  readonly clock: Clock
  readonly policy: () => RelayPolicy
}

/** Which calendars of each mailbox that syncs, or of one, are looked at. Three queries for all, none to Outlook. */
export async function watchedCalendars(
  { store, clock, policy }: WatchedPorts,
  only?: MailboxId,
): Promise<ReadonlyMap<MailboxId, readonly CalendarId[]>> {
  const active = (await store.representatives(only)).filter((row) => row.syncActive).map((row) => row.mailboxId)
  const [known, ofLinks] = await Promise.all([
    store.knownCalendars(active),
    store.calendarsOfLinks(deltaWindow(clock.now()).from, active),
  ])
  const knownIn = Map.groupBy(known, (one) => one.mailboxId)
  const { calendarName } = policy()
  return new Map(
    active.map((mailboxId) => {
      const named = knownIn.get(mailboxId)?.find((one) => one.name === calendarName)?.calendarId
      return [mailboxId, calendarsToWatch(calendarName === null ? mainCalendar : named, ofLinks.get(mailboxId) ?? [])]
    }),
  )
}
