import { expect, it } from '@jest/globals'
import { createIfsCrm } from '../../../src/rmsync/ifs/ifs-crm.ts'
import { loadIfsMapping } from '../../../src/rmsync/ifs/ifs-mapping.ts'
import { describeActivities } from './crm-contract.ts'
import { describeFields } from './crm-fields-contract.ts'
import { describeSearch } from './crm-search-contract.ts'
import { draft } from './crm-world.ts'
import { openIfsWorld, type IfsWorld } from './ifs-world.ts'

const mappingFile = new URL('../../../config/ifs-mapping-apps10.json', import.meta.url).pathname
/** User and password, the `int` entrance, and the mapping that writes no attribute which nobody has looked up. */
const open = (): Promise<IfsWorld> => openIfsWorld(undefined, { authentication: 'basic', mappingFile })
const name = 'the adapter before IFS Applications 10'

describeActivities(name, open)
describeSearch(name, open)
describeFields(name, open)

it('finds every name of its mapping in $metadata', async () => {
  const { crm, close } = await open()
  expect(await crm.check()).toEqual([])
  await close()
})

it('[R34] asks no token, writes as SYNC_MASTER, and can not tell what a creation made that got no answer', async () => {
  const { crm, standin, close } = await open()
  const before = standin.journal().length

  await crm.createActivity(draft({ creationKey: 'unknown here' }))
  standin.failNext('timeout-applied', { match: /batch/ })
  const lost = crm.createActivity(draft())

  await expect(lost).rejects.toMatchObject({ name: 'Unavailable', outcomeUnknown: true })
  expect(await crm.activityCreatedWith('unknown here')).toBe('not-kept')
  const users = new Set(
    standin
      .journal()
      .slice(before)
      .map(({ user }) => user),
  )
  const paths = new Set(standin.requests().map(({ path }) => path.split('/')[1]))
  expect([[...users], [...paths]]).toEqual([['SYNC_MASTER'], ['int']])
  await close()
})

it('[R34] says of a wrong password that the sign-in is refused, and repeats nothing', async () => {
  const { access, standin, close } = await open()
  const mapping = await loadIfsMapping(mappingFile)
  const wrong = createIfsCrm({ ...access, clientSecret: 'wrong', mapping, timestamps: 'UTC', activityUrlTemplate: '' })

  await expect(wrong.listRepresentatives()).rejects.toMatchObject({ name: 'Refused', system: 'sign-in' })

  expect(standin.requests().map(({ status }) => status)).toEqual([401])
  await wrong.close()
  await close()
})
