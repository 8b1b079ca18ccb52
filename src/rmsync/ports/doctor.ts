import type { DoctorReport } from '../../domain/doctor.ts'
import type { Instant } from '../../domain/time-span.ts'

/** What a request to an address showed, whatever it answered. */
export interface Reached {
  readonly status: number
  readonly tookMs: number
  /** What the other side says the time is; null where it says nothing. */
  readonly theirTime: Instant | null
  /** When the certificate that it showed ends. */
  readonly certificateEndsAt: Instant | null
}
export interface DoctorStore {
  lastReport(): Promise<DoctorReport | null>
  saveReport(report: DoctorReport): Promise<void>
}
