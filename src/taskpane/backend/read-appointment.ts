import type { AppointmentView, ReadAppointmentRequest } from '../../api/read-appointment.ts'
import type { Client } from './client.ts'

export const readAppointment = (client: Client, data: ReadAppointmentRequest): Promise<AppointmentView> =>
  client({ method: 'POST', url: '/appointments/read', data, timeoutMs: 30_000 })
