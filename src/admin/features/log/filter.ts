import type { ReadLogQuery } from '../../../api/read-log.ts'
import type { LogRowView } from '../../../api/schemas.ts'

export const spans = [
  { value: '', title: 'Any time' },
  { value: '1', title: 'Last hour' },
  { value: '24', title: 'Last 24 hours' },
  { value: '168', title: 'Last 7 days' },
  { value: 'days', title: 'From … to' },
] as const

/** What is entered above the log. */
export interface LogFilter {
  readonly text: string
  readonly representative: string
  readonly outcome: '' | LogRowView['outcome']
  readonly activityNo: string
  readonly appointment: string
  readonly span: (typeof spans)[number]['value']
  /** `YYYY-MM-DD` in the zone of whoever looks, both included. */
  readonly fromDay: string
  readonly toDay: string
}

export const noFilter: LogFilter = {
  text: '',
  representative: '',
  outcome: '',
  activityNo: '',
  appointment: '',
  span: '',
  fromDay: '',
  toDay: '',
}

const dayStart = (day: string, later = 0): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

/** As the service is asked; `since` is the moment the filter was chosen, so that the hours do not run away while rows are read. */
export function toQuery(filter: LogFilter, since: Date): ReadLogQuery {
  const hours = Number(filter.span)
  const isDays = filter.span === 'days'
  const from = isDays && filter.fromDay !== '' ? dayStart(filter.fromDay) : hours > 0 ? hoursBefore(since, hours) : ''
  const entries = {
    representative: filter.representative,
    outcome: filter.outcome,
    activityNo: filter.activityNo.trim(),
    appointment: filter.appointment.trim(),
    text: filter.text.trim(),
    from,
    to: isDays && filter.toDay !== '' ? dayStart(filter.toDay, 1) : '',
  }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== ''))
}

/** To the minute: a query that is the same reads the same rows. */
function hoursBefore(since: Date, hours: number): string {
  const at = new Date(since.getTime() - hours * 3_600_000)
  at.setSeconds(0, 0)
  return at.toISOString()
}
