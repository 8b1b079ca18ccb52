import type { ActivityNo } from '../../../src/domain/ids.ts'
import { type IfsConnectionConfig, openIfsConnection } from '../../../src/rmsync/ifs/ifs-connection.ts'
import { createIfsCrm, type IfsCrm } from '../../../src/rmsync/ifs/ifs-crm.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { keyed } from '../../../src/rmsync/ifs/odata-text.ts'
import type { CrmWorld } from './crm-world.ts'

/** The way into an IFS that holds the company of the contract. */
export interface IfsAccess extends IfsConnectionConfig {
  readonly mappingFile: string
}

export interface TenantWorld extends CrmWorld {
  readonly crm: IfsCrm
}

const needed = ['CONTRACT_IFS_URL', 'CONTRACT_IFS_TOKEN_URL', 'CONTRACT_IFS_CLIENT_ID', 'CONTRACT_IFS_CLIENT_SECRET'] as const
export const defaultMappingFile = new URL('../../../config/ifs-mapping.json', import.meta.url).pathname

/** Null where no IFS is named; half a naming is a mistake. With user and password no token is asked for. */
export function readIfsAccess(env: Readonly<Record<string, string | undefined>>): IfsAccess | null {
  const authentication = env['CONTRACT_IFS_AUTHENTICATION'] === 'basic' ? 'basic' : 'token'
  const names = needed.filter((name) => authentication === 'token' || name !== 'CONTRACT_IFS_TOKEN_URL')
  const missing = names.filter((name) => (env[name] ?? '') === '')
  if (missing.length === names.length) return null
  if (missing.length > 0) throw new Error(`The contract is pointed at an IFS by halves. Set ${missing.join(', ')} as well.`)
  return {
    authentication,
    ifsUrl: env['CONTRACT_IFS_URL'] ?? '',
    tokenUrl: env['CONTRACT_IFS_TOKEN_URL'] ?? '',
    clientId: env['CONTRACT_IFS_CLIENT_ID'] ?? '',
    clientSecret: env['CONTRACT_IFS_CLIENT_SECRET'] ?? '',
    mappingFile: env['CONTRACT_IFS_MAPPING_FILE'] ?? defaultMappingFile,
  }
}

/** The adapter before any IFS. A person's hand writes under the names of the mapping; what was created is deleted in the end. */
export async function openTenantWorld(access: IfsAccess): Promise<TenantWorld> {
  const mapping = await loadIfsMapping(access.mappingFile)
  const { projection, entitySet, attributes, contacts, actions } = mapping.activity
  const adapter = createIfsCrm({
    ...access,
    mapping,
    timestamps: 'UTC',
    activityUrlTemplate: 'https://ifs.example/activity/{activityNo}',
  })
  const hand = openIfsConnection(access)
  const made: ActivityNo[] = []
  const pathOf = (activityNo: ActivityNo): string => keyed(entitySet, { [attributes.activityNo]: activityNo })

  async function byHand(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<void> {
    const headers = { 'if-match': '*', 'content-type': 'application/json' }
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    await hand.send({ method, projection, path, headers, what: `${path} by hand`, isWrite: true, ...text })
  }
  const perform = (activityNo: ActivityNo, action: keyof typeof actions): Promise<void> =>
    byHand('POST', `${pathOf(activityNo)}/IfsApp.${projection}.${actions[action]}`, {})
  const deleteInIfs = (activityNo: ActivityNo): Promise<void> => byHand('DELETE', pathOf(activityNo))

  return {
    crm: {
      ...adapter,
      createActivity: async (draft) => {
        const created = await adapter.createActivity(draft)
        made.push(created.activityNo)
        return created
      },
    },
    renameInIfs: (activityNo, description) => byHand('PATCH', pathOf(activityNo), { [attributes.description]: description }),
    addContactInIfs: (activityNo, personId) =>
      byHand('POST', `${pathOf(activityNo)}/${contacts.collection}`, { [contacts.attributes.personId]: personId }),
    completeInIfs: (activityNo) => perform(activityNo, 'complete'),
    deleteInIfs,
    clearStartInIfs: (activityNo) =>
      byHand('PATCH', pathOf(activityNo), { [attributes.startsAt]: null, [attributes.endsAt]: null }),
    close: async () => {
      for (const activityNo of made) {
        // completed ones are not deleted, and some are gone
        await perform(activityNo, 'reopen').catch(() => undefined)
        await deleteInIfs(activityNo).catch(() => undefined)
      }
      await Promise.all([adapter.close(), hand.close()])
    },
  }
}
