import type { ActivityNo, EventId, LinkId } from '../../domain/ids.ts'

/** An appointment that carries a marker and has no link: the database was lost, or the appointment came back. */
export interface LostLink {
  readonly linkId: LinkId
  readonly eventId: EventId
  readonly activityNo: ActivityNo
  /** Subject as it may be shown. */
  readonly appointment: string
  readonly start: string
  readonly end: string
  /** Why it can not be linked again; null when it can. */
  readonly obstacle: string | null
}
