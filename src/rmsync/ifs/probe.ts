import { NotFound, PreconditionFailed, Refused, ServiceUserLocked } from '../../domain/errors.ts'
import type { ActivityNo } from '../../domain/ids.ts'
import type { CrmCheck } from '../ports/crm.ts'
import { checkMapping } from './check-mapping.ts'
import type { IfsConnectionConfig } from './ifs-connection.ts'
import type { IfsContext } from './ifs-context.ts'
import type { IfsMapping } from './ifs-mapping.ts'
import { listRepresentatives } from './list-representatives.ts'
import { activityPath } from './read-activity.ts'

type Step = CrmCheck['step']

/** From the sign-in to a write, in the order in which things have to be right. Nothing is changed in IFS by it. */
export async function probeIfs(context: IfsContext, config: IfsConnectionConfig): Promise<readonly CrmCheck[]> {
  const signIn = await checkSignIn(context, config)
  if (signIn.outcome !== 'ok') return [signIn]
  const projections = await checkProjections(context)
  if (projections.some(({ outcome }) => outcome === 'failed')) return [signIn, ...projections]
  return [signIn, ...projections, await checkNames(context), await checkPermissionSets(context), await checkServiceUser(context)]
}

const step = (name: Step, found: string): CrmCheck => ({ step: name, outcome: 'ok', found, fix: '' })
const failed = (name: Step, error: unknown, fix: string): CrmCheck => ({
  step: name,
  outcome: error instanceof ServiceUserLocked ? 'locked' : 'failed',
  found: error instanceof Error ? error.message : String(error),
  fix: error instanceof ServiceUserLocked ? unlock : fix,
})

/** The script is the one that IFS delivers for it (contract 1). */
const unlock =
  'Unlock and activate the user SYNC_MASTER in IFS: on Applications 10 with Rmpanl\\manualdeploy\\UpdateSyncMasterUser.sql, on IFS Cloud on the page Users. Waiting changes are applied by themselves afterwards.'

async function checkSignIn({ ifs }: IfsContext, { authentication, tokenUrl, clientId, ifsUrl }: IfsConnectionConfig) {
  try {
    await ifs.signIn()
  } catch (error) {
    return failed('sign-in', error, 'Correct address, client and secret of the sign-in of IFS.')
  }
  return authentication === 'basic'
    ? step('sign-in', `User ${clientId} with a password, sent with each request to ${ifsUrl}.`)
    : step('sign-in', `Client ${clientId} is signed in at ${tokenUrl}.`)
}

function projectionsOf({ activity, connections, contacts, opportunities, representatives, permissionSets }: IfsMapping) {
  const sets = [activity, ...Object.values(connections), ...contacts, opportunities, representatives, permissionSets]
  return [...new Set(sets.map(({ projection }) => projection))]
}

function checkProjections({ mapping, metadata }: IfsContext): Promise<readonly CrmCheck[]> {
  return Promise.all(
    projectionsOf(mapping).map(async (projection) => {
      try {
        const { entitySets } = await metadata.modelOf(projection)
        return step('projections', `${projection}: ${entitySets.size} entity sets.`)
      } catch (error) {
        const grant = `Grant ${projection} to the service user of rmsync in a permission set, or correct its name in the IFS mapping.`
        const check = failed('projections', error, grant)
        return { ...check, found: `${projection}: ${check.found}` }
      }
    }),
  )
}

async function checkNames({ mapping, metadata }: IfsContext): Promise<CrmCheck> {
  try {
    const problems = await checkMapping(mapping, metadata)
    if (problems.length === 0) return step('mapping', 'Every name of the IFS mapping is in $metadata.')
    const found = problems.map(({ message }) => message).join(' ')
    return { step: 'mapping', outcome: 'failed', found, fix: 'Correct these names in the IFS mapping and start rmsync again.' }
  } catch (error) {
    return failed('mapping', error, 'Try again once IFS answers.')
  }
}

async function checkPermissionSets(context: IfsContext): Promise<CrmCheck> {
  const set = context.mapping.permissionSets.maySync
  try {
    const all = (await listRepresentatives(context)).filter(({ isBlocked }) => !isBlocked)
    const without = all.filter(({ maySync }) => !maySync).map(({ name, representativeId }) => name || representativeId)
    const found = `${all.length - without.length} of ${all.length} representatives hold ${set}.`
    if (all.length === 0)
      return {
        step: 'permission-sets',
        outcome: 'failed',
        found: 'IFS names no representative.',
        // lists are empty without any error then (contract 3.3)
        fix: 'Give the service user of rmsync the allowed companies and the CRM Access to read representatives.',
      }
    if (without.length === 0) return step('permission-sets', found)
    const shown = without.slice(0, 20).join(', ')
    return step('permission-sets', `${found} Not synchronised: ${shown}${without.length > 20 ? ' and others' : ''}.`)
  } catch (error) {
    return failed('permission-sets', error, `Grant the service user of rmsync to read who holds ${set}.`)
  }
}

/** No activity has this number, so that a deletion that would be allowed finds nothing. */
const nobodysNumber = 'RM-PANEL-PROBE' as ActivityNo

/** Only a write shows whether writes are taken. */
async function checkServiceUser(context: IfsContext): Promise<CrmCheck> {
  const { projection, entitySet } = context.mapping.activity
  try {
    await context.ifs.send({
      method: 'DELETE',
      projection,
      path: activityPath(context, nobodysNumber),
      headers: { 'if-match': 'W/"probe"' },
      what: `activity ${nobodysNumber}`,
      isWrite: true,
    })
  } catch (error) {
    if (!isMissing(error))
      return failed('service-user', error, `Grant the service user of rmsync to change ${entitySet} of ${projection}.`)
  }
  return step('service-user', `The service user may change ${entitySet}.`)
}

/** Nothing of this number, however IFS says so: its database may, with 500 and a sentence (contract 3.9). */
const isMissing = (error: unknown): boolean =>
  error instanceof NotFound ||
  error instanceof PreconditionFailed ||
  (error instanceof Refused && /does(n't| not) exist|not found/i.test(error.message))
