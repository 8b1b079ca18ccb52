import type { ActivityNo } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time-span.ts'

/** Activities of which IFS is still to be told whether their sync fields are Outlook's: kept until it is done. */
export interface OwnershipStore {
  /** Those to be tried by now, the longest waiting first. */
  owedOwnership(now: Instant, most: number): Promise<readonly ActivityNo[]>
}

export interface OwnershipTransaction {
  /** To be told from that moment on; once more, it is that moment. */
  oweOwnership(activityNo: ActivityNo, dueAt: Instant): Promise<void>
  /** Unless it is owed from a later moment on. */
  settleOwnership(activityNo: ActivityNo, readAt: Instant): Promise<void>
}
