import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { NotFound, Refused } from '../../../src/domain/errors.ts'
import type { FieldOwner } from '../../../src/domain/field.ts'
import { type ActivityNo, type PersonId, type RepresentativeId, toEmailAddress } from '../../../src/domain/ids.ts'
import type { PeopleOfAddress } from '../../../src/domain/person.ts'
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

    it('says of which type each is, which of them RM Panel fills in itself, and what a choice offers', async () => {
      const fields = new Map((await world.crm.fieldsOf('activity')).map((field) => [field.name, field]))
      const kindOf = (attribute: string) => [fields.get(attribute)?.type, fields.get(attribute)?.isTaken]

      expect([
        kindOf('Description'),
        kindOf('Cf_ExpectedRevenue'),
        kindOf('Cf_FollowUpOn'),
        kindOf('Cf_CallBackAt'),
        kindOf('Cf_IsConfidential'),
        kindOf('Cf_Mood'),
      ]).toEqual([
        ['text', true],
        ['number', undefined],
        ['date', undefined],
        ['timestamp', undefined],
        ['yes-no', undefined],
        ['choice', undefined],
      ])
      expect(fields.get('Cf_Mood')?.choices).toEqual(['VeryGood', 'Good', 'Bad'])
    })

    it('writes each type as IFS takes it, and reads the same back', async () => {
      const attributes = {
        Cf_ExpectedRevenue: 12.5,
        Cf_FollowUpOn: '2027-02-28',
        Cf_CallBackAt: '2027-07-01T08:30:00Z',
        Cf_IsConfidential: false,
        Cf_Mood: 'VeryGood',
      }
      const { activityNo } = await world.crm.createActivity(draft({ attributes }))

      expect(await world.crm.readFields({ kind: 'activity', activityNo }, Object.keys(attributes))).toEqual(attributes)
    })

    it('[R322] tells them with who people are, where they are asked for; what people do not have is left out', async () => {
      const addresses = ['maria.lindqvist@norrvik.example', 'ellen.sandberg@halden.example'].map(toEmailAddress)
      const asked = { contact: ['Name', 'Cf_PreferredLanguage', 'Cf_None'], representative: ['Cf_None'] }
      const told = (found: readonly PeopleOfAddress[]) =>
        found.map(({ contacts, representatives }) => [...contacts, ...representatives].map(({ attributes }) => attributes))

      const plain = await world.crm.findPeople(addresses)
      const withFields = await world.crm.findPeople(addresses, asked)

      expect(told(withFields)).toEqual([[{ Name: 'Maria Lindqvist', Cf_PreferredLanguage: null }], [{}]])
      expect([told(plain), told(await world.crm.findPeople(addresses))]).toEqual([[[undefined], [undefined]], expect.any(Array)])
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
