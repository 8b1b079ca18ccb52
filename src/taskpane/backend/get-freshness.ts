import type { FreshnessView } from '../../api/freshness.ts'
import type { Client } from './client.ts'

export const getFreshness = (client: Client): Promise<FreshnessView> => client({ url: '/freshness', timeoutMs: 15_000 })
