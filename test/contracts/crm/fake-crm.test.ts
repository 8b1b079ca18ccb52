import { expect, it } from '@jest/globals'
import { Unavailable } from '../../../src/domain/errors.ts'
import { createFakeCrm } from '../../support/fake-crm.ts'
import { describeActivities } from './crm-contract.ts'
import { describeCreationKeys, describeFields } from './crm-fields-contract.ts'
import { describeSearch } from './crm-search-contract.ts'
import { draft, ellen, type CrmWorld } from './crm-world.ts'

async function openFake(): Promise<CrmWorld> {
  const crm = createFakeCrm()
  return {
    crm,
    renameInIfs: async (activityNo, description) => void crm.editInIfs(activityNo, { description }),
    addContactInIfs: async (activityNo, personId) => {
      const { contacts } = await crm.readActivity(activityNo)
      crm.editInIfs(activityNo, { contacts: [...contacts, { personId, name: personId }] })
    },
    completeInIfs: async (activityNo) => void crm.editInIfs(activityNo, { state: 'completed' }),
    deleteInIfs: async (activityNo) => crm.deleteInIfs(activityNo),
    clearStartInIfs: async (activityNo) => void crm.editInIfs(activityNo, { when: null }),
    close: async () => undefined,
  }
}

describeActivities('the fake', openFake)
describeSearch('the fake', openFake)
describeFields('the fake', openFake)
describeCreationKeys('the fake', openFake)

it('fails the next call as told, with the write applied or not', async () => {
  const crm = createFakeCrm()
  const lost = new Unavailable('IFS', 'The answer was lost.', { outcomeUnknown: true })
  crm.failNext(lost, { method: 'createActivity', applied: true })
  crm.failNext(lost, { method: 'createActivity' })

  await expect(crm.createActivity(draft())).rejects.toBe(lost)
  await expect(crm.createActivity(draft())).rejects.toBe(lost)

  expect([crm.journal().length, (await crm.openActivitiesOf(ellen)).length, crm.calls('createActivity')]).toEqual([1, 1, 2])
})
