import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ActivityNo } from '../../../src/domain/ids.ts'
import { createLink } from '../../../src/rmsync/linking/create-link.ts'
import { relayLinks } from '../../../src/rmsync/relay/relay-link.ts'
import { completeUndos, undoChange } from '../../../src/rmsync/relay/undo-change.ts'
import { openIfsWorld, type IfsWorld } from '../../contracts/crm/ifs-world.ts'
import { aReview, ellen, newActivity, openWorld, type World } from '../../support/world.ts'
import { isWrite, mishaps, openUnreliableWire, type UnreliableWire } from './unreliable-wire.ts'

/** Undo over the real adapter, IFS as the local cloud has it, and a wire in between that fails as told. */
let ifs: IfsWorld
let wire: UnreliableWire
let world: World
let ports: World['ports'] & { crm: IfsWorld['crm'] }

beforeAll(async () => {
  ifs = await openIfsWorld(async (url, tls) => (wire = await openUnreliableWire(url, tls)))
})
afterAll(() => ifs.close())
beforeEach(async () => {
  world = await openWorld()
  world.policy.deleteWhenCancelled = true
  ports = { ...world.ports, crm: ifs.crm, ids: { next: () => randomUUID() } }
  world.calendar.put(aReview)
})
afterEach(() => {
  expect(ifs.standin.offences()).toEqual([])
})

const owner = { name: ellen.name, mailboxId: ellen.mailboxId, isAdmin: false }
const custom = ['Cf_MeetingChannel', 'Cf_ExpectedRevenue', 'Cf_IsConfidential']
const link = () =>
  createLink(ports, ellen, {
    itemId: aReview.eventId,
    choices: new Map(),
    target: {
      ...newActivity,
      kind: 'new',
      connection: { kind: 'account', id: '10045' },
      activityType: 'Meeting',
      subType: 'Customer visit',
      opportunityNo: '',
      notes: 'Bring the samples.',
    },
  })
async function relayToRest(): Promise<void> {
  await world.notify(aReview.eventId)
  for (let round = 0; world.waiting.relay.length > 0; round++) {
    if (round > 10) throw new Error('The relay does not come to rest.')
    await relayLinks(ports, world.waiting.relay.splice(0))
  }
}
const newestRow = async () => (await world.rows())[0]
async function undoneInTheEnd(): Promise<ActivityNo> {
  const row = await newestRow()
  await undoChange(ports, row?.rowId ?? 0, owner).catch(() => undefined)
  world.moveClock('2026-11-23T08:05:00Z')
  await completeUndos(ports)
  const [undone] = await world.rows()
  expect(undone).toMatchObject({ outcome: 'undone' })
  return undone?.activityNo ?? ('' as ActivityNo)
}
const writesSince = (start: number, action: string) =>
  ifs.standin
    .journal()
    .slice(start)
    .filter((entry) => entry.action === action && entry.entity === 'BusinessActivity').length

it('[R57] a deleted activity comes back with its notes, its lines and what the company has added', async () => {
  const { activityNo } = await link()
  const before = await ifs.crm.readActivity(activityNo, custom)
  world.calendar.remove(aReview)
  await relayToRest()
  const back = await ifs.crm.readActivity(await undoneInTheEnd(), custom)
  expect(back).toEqual({ ...before, activityNo: back.activityNo, etag: back.etag })
})

describe.each(mishaps)('%s', (mishap) => {
  it('[R56] a relayed change is undone by one write', async () => {
    const { activityNo } = await link()
    world.calendar.edit(aReview, { subject: 'Renamed' })
    await relayToRest()
    const start = ifs.standin.journal().length
    wire.befall(mishap, isWrite)
    await undoneInTheEnd()
    expect([wire.befell(), writesSince(start, 'update'), (await ifs.crm.readActivity(activityNo)).description]).toEqual([
      true,
      1,
      'Quarterly review Norrvik',
    ])
  })

  it('[R56] a deletion is undone by one activity', async () => {
    await link()
    world.calendar.remove(aReview)
    await relayToRest()
    wire.befall(mishap, isWrite)
    const activityNo = await undoneInTheEnd()
    const standing = (await ifs.crm.openActivitiesOf(ellen.representativeId)).filter(
      ({ description, activityNo: other }) => description === 'Quarterly review Norrvik' && other >= activityNo,
    )
    expect([wire.befell(), standing.map((one) => one.activityNo)]).toEqual([true, [activityNo]])
  })
})
