import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { ActivityNo, PersonId, RepresentativeId } from '../../../src/domain/ids.ts'
import { draft, ellen, email, nothing, peter } from '../../contracts/crm/crm-world.ts'
import { openIfsWorld, type IfsWorld } from '../../contracts/crm/ifs-world.ts'

let world: IfsWorld
beforeAll(async () => {
  world = await openIfsWorld()
})
afterAll(() => world.close())

const attacks = [
  "' or '1' eq '1",
  "') or contains(Name,'",
  "'; drop table BUSINESS_ACTIVITY; --",
  "x' or ActivityNo ne ''",
  '*',
  '%',
  '_',
  '$filter=1 eq 1&$top=1000',
  '&$expand=ContactsArray',
  '../PersonHandling.svc/PersonInfoSet',
  'x/../../$metadata',
  "4711')/ContactsArray",
  "4711',PersonId='P10001",
  '4711\r\nIf-Match: *',
  '--batch_1--\r\nDELETE BusinessActivities',
  '$1/ContactsArray',
  '%27%20or%201%20eq%201',
  '\\\\',
  '\u0000',
  '\ud800',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ‮’ “',
  '#?;,:@',
]
const before = () => ({ written: world.standin.journal().length, offences: world.standin.offences() })

it.each(attacks)('%j in every search box finds nothing it should not and breaks nothing', async (text) => {
  const start = before()

  const found = await Promise.all([
    world.crm.searchActivities(`zz${text}`, ellen, 50),
    world.crm.openActivitiesOf(text as RepresentativeId),
    world.crm
      .findPeople([email(`zz${text}@norrvik.example`)])
      .then(([people]) => [...(people?.contacts ?? []), ...(people?.representatives ?? [])]),
    world.crm.searchConnections(`zz${text}`, ['account', 'lead', 'supplier', 'supplier-request'], 50),
    world.crm.opportunitiesOf({ kind: 'account', id: text }),
    world.crm.searchContacts(`zz${text}`, 50),
    world.crm.searchOpportunities(`zz${text}`, 50),
    world.crm.activityCreatedWith(text),
  ])

  expect(found).toEqual([[], [], [], [], [], [], [], null])
  expect(before()).toEqual(start)
})

it.each(attacks)('%j as the key of an activity reaches no other record', async (text) => {
  const start = before()
  const activityNo = text as ActivityNo
  const patch = { ...nothing, description: 'Broken in' }

  const outcomes = await Promise.allSettled([
    world.crm.readActivity(activityNo),
    world.crm.patchActivity(activityNo, patch, 'W/"x"'),
    world.crm.patchActivity(activityNo, { ...patch, addContacts: [peter] }, 'W/"x"'),
    world.crm.setSynced(activityNo, true, 'W/"x"'),
  ])

  expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as Error).name : 'done'))).toEqual(
    Array.from({ length: 4 }, () => 'NotFound'),
  )
  await world.crm.deleteActivity(activityNo, 'W/"x"')
  expect(before()).toEqual(start)
})

it.each(attacks)('%j as the name of an attribute, or as whose attribute, reads nothing', async (text) => {
  const start = before()
  const asked = await Promise.allSettled([
    world.crm.readFields({ kind: 'representative', representativeId: ellen }, [text]),
    world.crm.readFields({ kind: 'representative', representativeId: text as RepresentativeId }, ['Name']),
    world.crm.readFields({ kind: 'contact', personId: text as PersonId, connection: { kind: 'account', id: text } }, ['Name']),
  ])

  expect(asked.map((one) => (one.status === 'rejected' ? (one.reason as Error).name : 'read'))).toEqual([
    'Refused',
    'NotFound',
    'NotFound',
  ])
  expect(before()).toEqual(start)
})

it.each(attacks)('%j as the key of a line is refused with the whole change', async (text) => {
  const created = await world.crm.createActivity(draft())
  const start = before()

  const added = world.crm.patchActivity(created.activityNo, { ...nothing, addContacts: [text as PersonId] }, created.etag)
  await expect(added).rejects.toMatchObject({ name: 'Refused' })
  await world.crm.patchActivity(created.activityNo, { ...nothing, removeContacts: [text as PersonId] }, created.etag)

  expect(before()).toEqual(start)
})

it('takes any text of a description as it is', async () => {
  const texts = attacks.filter((text) => text !== '\u0000' && text !== '\ud800')
  const created = []
  for (const description of texts) created.push(await world.crm.createActivity(draft({ description })))

  const read = await Promise.all(created.map(({ activityNo }) => world.crm.readActivity(activityNo)))

  expect(read.map(({ description }) => description)).toEqual(texts)
})

it('carries any Unicode of a description through a creation and a change, and finds it by its text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
      const description = `q${text}`.normalize('NFC')
      const created = await world.crm.createActivity(draft({ description: 'before' }))
      await world.crm.patchActivity(created.activityNo, { ...nothing, description }, created.etag)
      const again = await world.crm.createActivity(draft({ description }))

      const both = await Promise.all([created, again].map(({ activityNo }) => world.crm.readActivity(activityNo)))

      expect(both.map((activity) => activity.description)).toEqual([description, description])
    }),
    { numRuns: 60 },
  )
})
