/** In the order in which an installation is built: what comes later needs what stands before it. */
export const doctorChecks = [
  'addresses',
  'certificate',
  'app-registration',
  'permission-users',
  'permission-calendars',
  'permission-categories',
  'synced-calendar',
  'mailbox-scope',
  'notifications',
  'ifs-sign-in',
  'ifs-projections',
  'ifs-mapping',
  'ifs-service-user',
  'ifs-permission-sets',
  'clock',
  'database',
  'representatives',
  'panel-fields',
] as const
export type DoctorCheckId = (typeof doctorChecks)[number]

export interface DoctorCheck {
  readonly id: DoctorCheckId
  readonly title: string
  readonly outcome: 'fine' | 'warning' | 'needs-fix' | 'skipped'
  /** What was seen, in one sentence. */
  readonly found: string
  /** What to do; empty when fine. */
  readonly fix: string
  /** What to run or where to click, to be copied as it is. */
  readonly command: string | null
  readonly tookMs: number
}

export interface DoctorReport {
  readonly ranAt: string
  readonly tookMs: number
  readonly by: string
  readonly checks: readonly DoctorCheck[]
}
