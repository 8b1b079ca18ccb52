import { expect, it, jest } from '@jest/globals'
import { describeActivities } from './crm-contract.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { describeCreationKeys } from './crm-fields-contract.ts'
import { describeSearch } from './crm-search-contract.ts'
import { draft } from './crm-world.ts'
import { openIfsWorld } from './ifs-world.ts'
import { defaultMappingFile, openTenantWorld, readIfsAccess, type TenantWorld } from './tenant-world.ts'

const tenant = readIfsAccess(process.env)
if (tenant !== null) jest.setTimeout(180_000)
const name = tenant === null ? 'a tenant (played by the stand-in: no CONTRACT_IFS_URL is set)' : `the IFS at ${tenant.ifsUrl}`

async function open(): Promise<TenantWorld> {
  if (tenant !== null) return openTenantWorld(tenant)
  const { access, close } = await openIfsWorld()
  const world = await openTenantWorld(access)
  return {
    ...world,
    close: async () => {
      await world.close()
      await close()
    },
  }
}

describeActivities(name, open)
describeSearch(name, open)
// only where the mapping names an attribute for it
const { activity } = await loadIfsMapping(tenant?.mappingFile ?? defaultMappingFile)
if (activity.attributes.creationKey !== null) describeCreationKeys(name, open)

it(`finds every name of the mapping in $metadata of ${name}`, async () => {
  const world = await open()
  const problems = await world.crm.check()
  await world.close()

  expect(problems).toEqual([])
})

it('leaves no activity behind in the IFS that it was let into, completed ones neither', async () => {
  const { access, standin, close } = await openIfsWorld()
  const before = standin.activities().length
  const world = await openTenantWorld(access)
  const { activityNo } = await world.crm.createActivity(draft())
  await world.crm.createActivity(draft())
  await world.completeInIfs(activityNo)
  const meanwhile = standin.activities().length
  await world.close()
  const after = standin.activities().length
  await close()

  expect([meanwhile - before, after - before]).toEqual([2, 0])
})

const token = {
  CONTRACT_IFS_URL: 'https://ifs.example',
  CONTRACT_IFS_TOKEN_URL: 'https://ifs.example/token',
  CONTRACT_IFS_CLIENT_ID: 'c',
  CONTRACT_IFS_CLIENT_SECRET: 's',
}
const read = { ifsUrl: 'https://ifs.example', clientId: 'c', clientSecret: 's', mappingFile: defaultMappingFile }
const { CONTRACT_IFS_TOKEN_URL: _, ...basic } = token

it.each([
  [{}, null],
  [{ CONTRACT_IFS_URL: '' }, null],
  [token, { ...read, authentication: 'token', tokenUrl: 'https://ifs.example/token' }],
  [
    { ...basic, CONTRACT_IFS_AUTHENTICATION: 'basic', CONTRACT_IFS_MAPPING_FILE: '/m.json' },
    { ...read, authentication: 'basic', tokenUrl: '', mappingFile: '/m.json' },
  ],
])('asks an IFS only where one is named whole: %j', (env, expected) => {
  expect(readIfsAccess(env)).toEqual(expected)
})

it('names what is missing of half the settings', () => {
  expect(() => readIfsAccess(basic)).toThrow('CONTRACT_IFS_TOKEN_URL')
})
