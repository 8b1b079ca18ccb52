/** What the company decided about the relay; part of the configuration. Durations and numbers as an admin types them. */
export interface RelayPolicy {
  readonly deleteWhenCancelled: boolean
  /** What becomes of a linked appointment that turns private (product decision 8). */
  readonly privatePolicy: 'mask' | 'stop' | 'relay'
  /** More deletions of one mailbox than this in one round pause its representative (product decision 6). */
  readonly brake: Brake
  /** How far ahead a linked series has activities, in days (product decision 9). */
  readonly horizonDays: number
  /** Name of the calendar of its own that is synced in each mailbox; null: the main one. */
  readonly calendarName: string | null
}

export interface Brake {
  readonly deletions: number
  /** Of the links of the mailbox; counts from `percentFrom` deletions on, so that one of three does not stop anybody. */
  readonly percent: number
  readonly percentFrom: number
  /** What counts as one round. */
  readonly withinMinutes: number
}

export const defaultRelayPolicy: RelayPolicy = {
  deleteWhenCancelled: false,
  privatePolicy: 'mask',
  brake: { deletions: 10, percent: 20, percentFrom: 5, withinMinutes: 10 },
  horizonDays: 90,
  calendarName: null,
}
