import type { CurrentSettings } from './administration/settings.ts'
import type { AdminPorts, Credentials } from './http/admin-ports.ts'
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

/** Who rmsync is for Microsoft, and what proves it. */
interface Proof {
  readonly clientId: string
  readonly secret: string
  /** Certificate and key; takes the place of the secret. */
  readonly pem: string | null
}

function openOutlook(config: Addresses, { clientId, secret, pem }: Proof) {
  const tokenUrl = `${config.authority}/oauth2/v2.0/token`
  return createGraphCalendar({
    graphUrl: config.GRAPH_URL,
    tokenUrl,
    clientId,
    clientSecret: secret,
    ...(pem === null ? {} : { clientAssertion: () => signClientAssertion(pem, clientId, tokenUrl) }),
  })
}

/** Microsoft Graph with the application and the proof that the settings name at the time. */
export const connectOutlook = (config: Addresses, settings: CurrentSettings, watch: Watch) =>
  renewable(() => openOutlook(config, proofOf(settings, {})), watch)

/** The same with what somebody entered and has not saved yet. */
export const tryCredentials =
  (config: Addresses, settings: CurrentSettings): AdminPorts['tryCredentials'] =>
  async (credentials, work) => {
    const tenant = credentials.tenantId?.trim().toLowerCase()
    const authority = tenant === undefined ? config.authority : config.authority.replace(settings.current().tenantId, tenant)
    const calendar = openOutlook({ ...config, authority }, proofOf(settings, credentials))
    try {
      return await work(calendar)
    } finally {
      await calendar.close()
    }
  }

function proofOf(settings: CurrentSettings, entered: Credentials): Proof {
  const { applicationId, credential } = settings.current()
  const byCertificate = (entered.credential ?? credential) === 'certificate'
  return {
    clientId: (entered.applicationId ?? applicationId).trim().toLowerCase(),
    secret: entered.clientSecret ?? settings.secret('clientSecret') ?? '',
    pem: byCertificate ? (entered.clientCertificate ?? settings.secret('clientCertificate')) : null,
  }
}

export async function connectIfs(config: Addresses, watch: Watch) {
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
      }),
    watch,
  )
}
