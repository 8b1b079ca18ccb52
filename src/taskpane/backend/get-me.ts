import type { MeView } from '../../api/get-me.ts'
import type { Client } from './client.ts'

export const getMe = (client: Client): Promise<MeView> => client({ url: '/me' })
