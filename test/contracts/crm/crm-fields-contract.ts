import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NotFound, Refused } from '../../../src/domain/errors.ts'
import type { FieldOwner } from '../../../src/domain/field.ts'
import type { ActivityNo, PersonId, RepresentativeId } from '../../../src/domain/ids.ts'
import { draft, ellen, maria, type CrmWorld } from './crm-world.ts'

const norrvik = { kind: 'account', id: '10045' } as const

/** What every `Crm` keeps about attributes that the company added to IFS, in the company of the trial. */
export function describeFields(name: string, open: () => Promise<CrmWorld>): void {
  describe(`fields of ${name}`, () => {
    let world: CrmWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    it.each([
      ['activity', { name: 'Cf_MeetingChannel', label: 'Meeting channel', maxLength: 30 }],
      ['contact', { name: 'Cf_PreferredLanguage', label: 'Preferred language', maxLength: 30 }],
      ['representative', { name: 'Cf_Territory', label: 'Territory', maxLength: 50 }],
    ] as const)('describes those of an %s, the own ones of the company and those of IFS', async (owner: FieldOwner, custom) => {
      const fields = await world.crm.fieldsOf(owner)

      expect(fields).toContainEqual({ ...custom, type: 'text', choices: [], isCustom: true })
      expect(fields.some(({ isCustom }) => !isCustom)).toBe(true)
      expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length)
    })

    it('[R35] creates an activity with them, and reads them where they are asked for', async () => {
      const attributes = { Cf_MeetingChannel: 'Video' }
      const { activityNo } = await world.crm.createActivity(draft({ attributes }))

      const plain = await world.crm.readActivity(activityNo)
      const asked = await world.crm.readActivity(activityNo, ['Cf_MeetingChannel'])

      expect(asked).toEqual({ ...plain, attributes })
      expect(await world.crm.readFields({ kind: 'activity', activityNo }, ['Cf_MeetingChannel'])).toEqual(attributes)
      expect(plain.attributes).toBeUndefined()
    })

    it('reads them of a contact and of a representative', async () => {
      const names = ['Name', 'Cf_PreferredLanguage']
      const contact = await world.crm.readFields({ kind: 'contact', personId: maria, connection: norrvik }, names)
      const representative = await world.crm.readFields({ kind: 'representative', representativeId: ellen }, ['Name'])

      expect([contact, representative]).toEqual([
        { Name: 'Maria Lindqvist', Cf_PreferredLanguage: null },
        { Name: 'Ellen Sandberg' },
      ])
    })

    it('says who or what is not there', async () => {
      const { activityNo } = await world.crm.createActivity(draft())
      const nobody = { kind: 'contact', personId: "P1' or '1" as PersonId, connection: norrvik } as const

      await expect(world.crm.readActivity(activityNo, ['Cf_None'])).rejects.toThrow(Refused)
      await expect(world.crm.readFields({ kind: 'activity', activityNo }, ["x'&$top=1"])).rejects.toThrow(Refused)
      await expect(world.crm.readFields(nobody, ['Name'])).rejects.toThrow(NotFound)
      const noOne = { kind: 'representative', representativeId: 'NONE' as RepresentativeId } as const
      await expect(world.crm.readFields(noOne, ['Name'])).rejects.toThrow(NotFound)
      const gone = { kind: 'activity', activityNo: '99999' as ActivityNo } as const
      await expect(world.crm.readFields(gone, ['Description'])).rejects.toThrow(NotFound)
    })
  })
}

/** What every `Crm` keeps whose IFS has an attribute for the key of a creation. */
export function describeCreationKeys(name: string, open: () => Promise<CrmWorld>): void {
  describe(`creations by ${name}`, () => {
    let world: CrmWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    it('are found by their key, and nothing is found by a key that nothing was created with', async () => {
      const key = `it's mine ${randomUUID()}`
      const created = await world.crm.createActivity(draft({ creationKey: key }))

      expect(await world.crm.activityCreatedWith(key)).toEqual(created)
      expect(await world.crm.activityCreatedWith("' or '1' eq '1")).toBeNull()
    })

    it('take place once under one key, however often they are asked for', async () => {
      const [key, another] = [randomUUID(), randomUUID()]
      const first = await world.crm.createActivity(draft({ creationKey: key }))
      const again = await world.crm.createActivity(draft({ creationKey: key }))
      const other = await world.crm.createActivity(draft({ creationKey: another }))

      expect(again).toEqual(first)
      expect(other.activityNo).not.toBe(first.activityNo)
    })
  })
}
