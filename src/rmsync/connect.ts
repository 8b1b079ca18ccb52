import type { CurrentSettings } from './administration/settings.ts'
import { createGraphCalendar } from './graph/graph-calendar.ts'
import { signClientAssertion } from './identity/client-certificate.ts'
import { createIfsCrm, type IfsCrmConfig } from './ifs/ifs-crm.ts'
import { loadIfsMapping } from './ifs/ifs-mapping.ts'
import { renewable, type Watch } from './renewable.ts'

/** Which addresses and sign-ins of the environment are used; `Config` has more. */
interface Addresses {
  readonly GRAPH_URL: string
  readonly GRAPH_REQUESTS_AT_ONCE: number
  readonly authority: string
  readonly IFS_URL: string
  readonly IFS_AUTHENTICATION: 'token' | 'basic'
  readonly IFS_TOKEN_URL?: string | undefined
  readonly IFS_CLIENT_ID: string
  readonly IFS_CLIENT_SECRET: string
  readonly IFS_MAPPING_FILE: string
  readonly IFS_TIMESTAMPS: IfsCrmConfig['timestamps']
  readonly IFS_ACTIVITY_URL?: string | undefined
}
interface Trust {
  readonly ca?: string
}

/** Microsoft Graph with the application and the proof that the settings name at the time. */
export function connectOutlook(config: Addresses, settings: CurrentSettings, trust: Trust, watch: Watch) {
  const tokenUrl = `${config.authority}/oauth2/v2.0/token`
  return renewable(() => {
    const clientId = settings.current().applicationId
    const pem = settings.current().credential === 'certificate' ? settings.secret('clientCertificate') : null
    return createGraphCalendar({
      graphUrl: config.GRAPH_URL,
      overall: config.GRAPH_REQUESTS_AT_ONCE,
      tokenUrl,
      clientId,
      clientSecret: settings.secret('clientSecret') ?? '',
      ...(pem === null ? {} : { clientAssertion: () => signClientAssertion(pem, clientId, tokenUrl) }),
      ...trust,
    })
  }, watch)
}

export async function connectIfs(config: Addresses, trust: Trust, watch: Watch) {
  const mapping = await loadIfsMapping(config.IFS_MAPPING_FILE)
  const standardPage = `${new URL(config.IFS_URL).origin}/main/ifsapplications/web/page/BusinessActivity/Form;$filter=ActivityNo%20eq%20'{activityNo}'`
  return renewable(
    () =>
      createIfsCrm({
        ifsUrl: config.IFS_URL,
        authentication: config.IFS_AUTHENTICATION,
        tokenUrl: config.IFS_TOKEN_URL ?? '',
        clientId: config.IFS_CLIENT_ID,
        clientSecret: config.IFS_CLIENT_SECRET,
        mapping,
        timestamps: config.IFS_TIMESTAMPS,
        activityUrlTemplate: config.IFS_ACTIVITY_URL ?? standardPage,
        ...trust,
      }),
    watch,
  )
}
