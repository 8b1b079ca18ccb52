import type { AppointmentView } from '../../api/read-appointment.ts'

/** One date of a series is open, not the series: what is done here concerns that date alone. */
export const isOneDate = ({ kind }: Pick<AppointmentView, 'kind'>): boolean => kind === 'occurrence' || kind === 'exception'
