import type { ReadLogQuery, ReadLogResponse, RepresentativesResponse } from '../../api/read-log.ts'
import type { Client } from './client.ts'

export const readLog = (client: Client, params: ReadLogQuery): Promise<ReadLogResponse> => client({ url: '/admin/log', params })
export const listRepresentatives = (client: Client): Promise<RepresentativesResponse> => client({ url: '/admin/representatives' })
