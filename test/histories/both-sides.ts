import type { Link } from '../../src/domain/link.ts'
import type { OutlookEvent } from '../../src/standins/graph/outlook-view.ts'
import type { GraphStandin } from '../../src/standins/graph/start-graph-standin.ts'
import type { IfsStandin } from '../../src/standins/ifs/start-ifs-standin.ts'

/** Both sides of a comparison, and what is known beside them. */
export interface BothSides {
  readonly cloud: { readonly graph: GraphStandin; readonly ifs: IfsStandin }
  /** Lines that an activity had when its link ended: `activity contacts P10001`. */
  readonly inherited: ReadonlySet<string>
  /** What each activity is or was linked to. */
  readonly linkedTo: ReadonlyMap<string, Pick<Link, 'mailboxId' | 'eventId'>>
  /** Appointments that people made or got. */
  readonly items?: readonly { readonly mailbox: Pick<Link, 'mailboxId'>; readonly eventId: Link['eventId'] }[]
}

/** Somebody organizes one just like it, in another place: a person is asked which of them is meant (S59). */
export function hasTwin(sides: BothSides, link: Link): boolean {
  const { items = [] } = sides
  return items.some(({ mailbox, eventId }) => {
    const event = eventId === link.eventId ? null : eventOf(sides, { mailboxId: mailbox.mailboxId, eventId })
    if (event?.isOrganizer !== true || event.isCancelled) return false
    const { when, description } = link.snapshot
    const startsThen = when.kind !== 'timed' || Date.parse(event.start.utc) === Date.parse(when.startAt)
    return event.iCalUId === link.iCalUId || (event.subject === description && startsThen)
  })
}

/** The link's appointment as its mailbox has it; null when it is in no calendar any more. */
export function eventOf({ cloud }: Pick<BothSides, 'cloud'>, link: Pick<Link, 'mailboxId' | 'eventId'>): OutlookEvent | null {
  try {
    const event = cloud.graph.person(link.mailboxId).event(link.eventId)
    return event.inDeletedItems ? null : event
  } catch {
    return null
  }
}
