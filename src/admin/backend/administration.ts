import type { CheckConfigurationResponse, ConfigurationView, SaveConfigurationRequest } from '../../api/admin-configuration.ts'
import type { DoctorReportView, LastDoctorReport, RunDoctorRequest, TestConnectionRequest } from '../../api/admin-doctor.ts'
import type { HealthView, TestAlertsResponse } from '../../api/admin-health.ts'
import type { ChangeServiceRequest, ServiceChange, ServiceView } from '../../api/admin-service.ts'
import type { RebuildLinksResponse, ReconcileNowResponse } from '../../api/care.ts'
import type { MeView } from '../../api/get-me.ts'
import type { Client } from './client.ts'

/** How long a walk over an installation may take, each check with its own limit. */
const walkMs = 180_000

export const getMe = (client: Client): Promise<MeView> => client({ url: '/me' })
export const readHealth = (client: Client): Promise<HealthView> => client({ url: '/admin/health' })
export const testAlerts = (client: Client): Promise<TestAlertsResponse> => client({ method: 'post', url: '/admin/alerts/test' })

/** Every link with both of its sides, now; what differs is relayed. */
export const compareLinks = (client: Client): Promise<ReconcileNowResponse> =>
  client({ method: 'post', url: '/admin/reconciliations' })
/** Looks in every mailbox for marks of links that the database does not know. */
export const findLostLinks = (client: Client): Promise<RebuildLinksResponse> =>
  client({ method: 'post', url: '/admin/rebuild-links' })

export const readService = (client: Client): Promise<ServiceView> => client({ url: '/admin/service' })
export const changeService = (client: Client, change: ServiceChange, data: ChangeServiceRequest): Promise<ServiceView> =>
  client({ method: 'post', url: `/admin/service/${change}`, data })

export const readConfiguration = (client: Client): Promise<ConfigurationView> => client({ url: '/admin/configuration' })
export const checkConfiguration = (client: Client, data: SaveConfigurationRequest): Promise<CheckConfigurationResponse> =>
  client({ method: 'post', url: '/admin/configuration/check', data })
export const saveConfiguration = (client: Client, data: SaveConfigurationRequest): Promise<ConfigurationView> =>
  client({ method: 'put', url: '/admin/configuration', data })
export const testConnection = (client: Client, data: TestConnectionRequest): Promise<DoctorReportView> =>
  client({ method: 'post', url: '/admin/configuration/test', data, timeout: walkMs })

export const lastDoctorReport = (client: Client): Promise<LastDoctorReport> => client({ url: '/admin/doctor' })
export const runDoctor = (client: Client, data: RunDoctorRequest): Promise<DoctorReportView> =>
  client({ method: 'post', url: '/admin/doctor', data, timeout: walkMs })
