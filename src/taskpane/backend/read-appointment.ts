import type { AppointmentView, ReadAppointmentRequest } from '../../api/read-appointment.ts'
import type { Client } from './client.ts'

const usualTimeoutMs = 30_000

export const readAppointment = (
  client: Client,
  data: ReadAppointmentRequest,
  timeoutMs = usualTimeoutMs,
): Promise<AppointmentView> => client({ method: 'POST', url: '/appointments/read', data, timeoutMs })
