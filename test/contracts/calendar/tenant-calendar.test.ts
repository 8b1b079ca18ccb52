import { expect, it, jest } from '@jest/globals'
import { describeNoticing, describeReading } from './calendar-contract.ts'
import { describeInviting } from './calendar-invitation-contract.ts'
import { describeMarkers } from './calendar-marker-contract.ts'
import { describePlaces } from './calendar-place-contract.ts'
import { describeSeries } from './calendar-series-contract.ts'
import type { CalendarWorld } from './calendar-world.ts'
import { describeWriting } from './calendar-writing-contract.ts'
import { startMicrosoft } from './start-microsoft.ts'
import { openTenantWorld, readTenantAccess } from './tenant-world.ts'

const tenant = readTenantAccess(process.env)
if (tenant !== null) jest.setTimeout(180_000)
const name =
  tenant === null ? 'a tenant (played by the stand-in: no CONTRACT_TENANT_ID is set)' : `the tenant of ${tenant.mailbox}`

async function open(): Promise<CalendarWorld> {
  if (tenant !== null) return openTenantWorld(tenant)
  const { access, ellen, close } = await startMicrosoft()
  const world = await openTenantWorld({ ...access, mailbox: ellen.email })
  return {
    ...world,
    close: async () => {
      await world.close()
      await close()
    },
  }
}

describeReading(name, open)
describeNoticing(name, open)
describeWriting(name, open)
describeSeries(name, open)
describeMarkers(name, open)
describeInviting(name, open)
describePlaces(name, open)

it('leaves nothing behind in the mailbox that it was let into', async () => {
  const { access, ellen, graph, close } = await startMicrosoft()
  const world = await openTenantWorld({ ...access, mailbox: ellen.email })
  const when = { kind: 'timed', startAt: '2031-03-04T09:00:00Z', endAt: '2031-03-04T10:00:00Z', zone: 'Europe/Berlin' } as never
  await world.makes({ subject: 'Made', when })
  const draft = { subject: 'Pushed', when, bodyText: '', category: 'IFS CRM', transactionId: 'left behind' }
  await world.calendar.create(world.mailboxId, draft, { linkId: 'link', activityNo: '1' } as never)
  await world.close()
  const left = graph.person(ellen.oid).events(new Date('2031-01-01'), new Date('2032-01-01'))
  await close()

  expect(left).toEqual([])
})

it.each([
  [{}, null],
  [{ CONTRACT_MAILBOX: '' }, null],
  [
    { CONTRACT_TENANT_ID: 't', CONTRACT_CLIENT_ID: 'c', CONTRACT_CLIENT_SECRET: 's', CONTRACT_MAILBOX: 'a@b.example' },
    {
      graphUrl: 'https://graph.microsoft.com',
      tokenUrl: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
      clientId: 'c',
      clientSecret: 's',
      mailbox: 'a@b.example',
    },
  ],
])('asks a tenant only where one is named whole: %j', (env, expected) => {
  expect(readTenantAccess(env)).toEqual(expected)
})

it('names what is missing of half the settings', () => {
  expect(() => readTenantAccess({ CONTRACT_TENANT_ID: 't', CONTRACT_MAILBOX: 'a@b.example' })).toThrow(
    'CONTRACT_CLIENT_ID, CONTRACT_CLIENT_SECRET',
  )
})
