import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { toEmailAddress, type PersonId } from '../../../src/domain/ids.ts'
import type { Link } from '../../../src/domain/link.ts'
import { toDescription } from '../../../src/domain/plain-text.ts'
import { createLink } from '../../../src/rmsync/linking/create-link.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import { openIfsWorld, type IfsWorld } from '../../contracts/crm/ifs-world.ts'
import { aReview, ellen, newActivity, openWorld, type World } from '../../support/world.ts'

/** From the appointment to the record in IFS: real database, real adapter, IFS as the local cloud has it. */
let ifs: IfsWorld
let world: World
let ports: World['ports'] & { crm: IfsWorld['crm'] }
let link: Link
beforeAll(async () => {
  ifs = await openIfsWorld()
  world = await openWorld()
  ports = { ...world.ports, crm: ifs.crm, ids: { next: () => randomUUID() } }
  world.calendar.put(aReview)
  link = await createLink(ports, ellen, { itemId: aReview.eventId, choices: new Map(), target: newActivity })
})
afterAll(() => ifs.close())

async function relayToRest(): Promise<void> {
  await world.notify(aReview.eventId)
  for (let round = 0; world.waiting.relay.length > 0; round++) {
    if (round > 10) throw new Error('The relay does not come to rest.')
    await relayLinks(ports, world.waiting.relay.splice(0))
  }
}
const inIfs = () => ifs.standin.activity(link.activityNo)
const writes = (): number => ifs.standin.journal().length
const touched = fc.tuple(fc.constantFrom('', ' ', '\u0000', '\r\n'), fc.string({ unit: 'binary', maxLength: 260 }))

it('[S51] carries any subject to IFS, whole or cut with the mark, and writes nothing when it is seen again', async () => {
  await fc.assert(
    fc.asyncProperty(touched, async ([before, text]) => {
      const subject = before + text + before
      world.calendar.edit(aReview, { subject })
      await relayToRest()
      const description = inIfs()?.fields['Description']
      const written = writes()

      // the same text under another changeKey
      world.calendar.edit(aReview, { subject })
      await relayToRest()

      expect([description, writes()]).toEqual([toDescription(subject, 200), written])
      const { description: read } = await ifs.crm.readActivity(link.activityNo)
      expect(read).toBe(description)
    }),
    { numRuns: 40 },
  )
})

const people = [
  ['P10001', 'maria.lindqvist@norrvik.example'],
  ['P10002', 'peter.hahn@norrvik.example'],
  ['P10012', 'lars.nyman@norrvik.example'],
  ['P10022', 'siobhan.ohara@halvard.example'],
  ['P10031', 'piotr.zielinski@baltica.example'],
] as const
const byHand = ['P30001', 'P30011', 'P10041'] as const
/** In any order, some of them twice, each address in any case. */
const guests = fc.array(
  fc
    .constantFrom(...people)
    .chain(([personId, address]) =>
      fc.mixedCase(fc.constant(address)).map((written) => ({ personId, email: toEmailAddress(written), name: personId })),
    ),
  { maxLength: 8 },
)

it('[S53] makes the lines of IFS those of the appointment and those made by hand, whatever the order and the case', async () => {
  await fc.assert(
    fc.asyncProperty(guests, fc.subarray([...byHand]), async (invited, added) => {
      const attendees = invited.map(({ email, name }) => ({ email, name, kind: 'person' as const }))
      world.calendar.edit(aReview, { attendees })
      await relayToRest()
      const standing = new Set(inIfs()?.contacts.map((line) => line['PersonId']))
      for (const personId of added) if (!standing.has(personId)) await ifs.addContactInIfs(link.activityNo, personId as PersonId)
      const written = writes()

      world.calendar.edit(aReview, { attendees: attendees.toReversed() })
      await relayToRest()

      expect(writes()).toBe(written)
      const now = inIfs()?.contacts.map((line) => String(line['PersonId'])) ?? []
      const wanted = new Set(invited.map(({ personId }) => personId))
      expect(now.filter((id) => !byHand.some((one) => one === id)).sort()).toEqual([...wanted].sort())
      expect(added.every((personId) => now.includes(personId))).toBe(true)
    }),
    { numRuns: 25 },
  )
})

it('finds a contact whose address stands in IFS in another case', async () => {
  await ifs.setInIfs("CustomerInfoSet(CustomerId='10131')/CustomerInfoContacts(CustomerId='10131',PersonId='P10021')", {
    Email: 'Ingrid.SOLBERG@Halvard.Example',
  })

  const [found] = await ifs.crm.findPeople([toEmailAddress('ingrid.solberg@halvard.example')])

  expect(found?.contacts.map(({ personId }) => personId)).toEqual(['P10021'])
})
