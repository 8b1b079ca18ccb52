import { Agent, request } from 'undici'
import { createIfsCrm, type IfsCrm } from '../../../src/rmsync/ifs/ifs-crm.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { trustAlso } from '../../../src/rmsync/trust-also.ts'
import { startIdentityStandin } from '../../../src/standins/identity/start-identity-standin.ts'
import { startIfsStandin, type IfsStandin, type IfsStandinOptions } from '../../../src/standins/ifs/start-ifs-standin.ts'
import { tenantId } from '../../../src/standins/seed/company.ts'
import { makeLocalCertificates, type LocalCertificates } from '../../../src/standins/tls.ts'
import type { CrmWorld } from './crm-world.ts'
import { defaultMappingFile, type IfsAccess } from './tenant-world.ts'

const client = { clientId: 'RMSYNC', clientSecret: 'secret of this test' }

export interface IfsWorld extends CrmWorld {
  readonly crm: IfsCrm
  readonly standin: IfsStandin
  /** For an adapter of a test's own. */
  readonly access: IfsAccess
  /** A person's hand at a customer of IFS. */
  setInIfs(path: string, changes: object): Promise<void>
}

/** What lies between the adapter and IFS; closed with the rest. */
export interface Wire {
  readonly url: string
  close(): Promise<void>
}

interface Variant extends Partial<Pick<IfsStandinOptions, 'lockedAt'>> {
  /** `basic`: IFS Applications 10, at its `int` entrance. */
  readonly authentication?: 'token' | 'basic'
  readonly mappingFile?: string
}

/**
 * The adapter before sign-in and IFS of the local cloud. A person's hand in IFS writes by the same protocol, past the adapter.
 * @param through a wire of the test's own between both
 * @param adapterNow the clock by which the adapter's tokens end
 */
export async function openIfsWorld(
  through?: (ifsUrl: string, tls: LocalCertificates) => Promise<Wire>,
  { authentication = 'token', mappingFile = defaultMappingFile, ...variant }: Variant = {},
  adapterNow: () => number = Date.now,
): Promise<IfsWorld> {
  const certificates = await makeLocalCertificates()
  const tls = { key: certificates.key, cert: certificates.cert }
  const now = tickingClock()
  const identity = await startIdentityStandin({
    port: 0,
    tls,
    tenantId,
    people: [],
    registrations: { clients: [], resources: [] },
    ifsRealm: {
      name: 'ifs',
      clients: [{ id: client.clientId, secret: client.clientSecret, userName: 'SYNC_MASTER' }],
      isSwitchedOff: (userName) => standin.isSignInRefused(userName),
    },
  })
  const standin: IfsStandin = await startIfsStandin({
    port: 0,
    tls,
    ca: certificates.ca,
    issuer: identity.ifsIssuer,
    jwksUrl: identity.ifsJwksUrl,
    seed: true,
    now,
    ...(authentication === 'basic' ? { basicUsers: [{ user: 'SYNC_MASTER', password: client.clientSecret }] } : {}),
    ...variant,
  })
  const wire = await through?.(standin.url, certificates)
  const access: IfsAccess = {
    ...client,
    ...(authentication === 'basic' ? { clientId: 'SYNC_MASTER' } : {}),
    authentication,
    ifsUrl: `${wire?.url ?? standin.url}${authentication === 'basic' ? '/int' : ''}`,
    tokenUrl: authentication === 'basic' ? '' : identity.ifsTokenUrl,
    mappingFile,
  }
  const crm = createIfsCrm({
    ...access,
    mapping: await loadIfsMapping(access.mappingFile),
    now: adapterNow,
    timestamps: 'UTC',
    activityUrlTemplate: `${standin.url}/ifs/activity/{activityNo}`,
  })
  trustAlso(certificates.ca)
  const agent = new Agent()

  async function byHand(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    projection = 'BusinessActivityHandling',
  ): Promise<void> {
    const form = {
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      scope: 'openid',
    }
    const signIn = await request(identity.ifsTokenUrl, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    })
    const { access_token: token } = (await signIn.body.json()) as { access_token: string }
    const answer = await request(`${standin.url}/main/ifsapplications/projection/v1/${projection}.svc/${path}`, {
      dispatcher: agent,
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const said = await answer.body.text()
    if (answer.statusCode > 299) throw new Error(`${method} ${path} by hand: ${answer.statusCode} ${said}`)
  }

  const one = (activityNo: string): string => `BusinessActivities(ActivityNo='${activityNo}')`
  return {
    crm,
    standin,
    access,
    setInIfs: (path, changes) => byHand('PATCH', path, changes, 'CustomerHandling'),
    renameInIfs: (activityNo, description) => byHand('PATCH', one(activityNo), { Description: description }),
    addContactInIfs: (activityNo, personId) => byHand('POST', `${one(activityNo)}/ContactsArray`, { PersonId: personId }),
    completeInIfs: (activityNo) =>
      byHand('POST', `${one(activityNo)}/IfsApp.BusinessActivityHandling.BusinessActivity_Complete`, {}),
    deleteInIfs: (activityNo) => byHand('DELETE', one(activityNo)),
    clearStartInIfs: (activityNo) => byHand('PATCH', one(activityNo), { StartDate: null, EndDate: null }),
    close: async () => {
      await crm.close()
      await agent.close()
      await wire?.close()
      await standin.close()
      await identity.close()
    },
  }
}

/** ETags of IFS tell seconds apart (contract 3.6), so each look at the clock is one second later. */
function tickingClock(): () => Date {
  let ms = Date.now()
  return () => new Date((ms += 1000))
}
